using LittleShop.LocalHosting.Run;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.AppHost;

internal static class Settings
{
    extension(IDistributedApplicationBuilder builder)
    {
        /// <summary>A secret made here once and kept; when publishing, one that the operator will give.</summary>
        public IResourceBuilder<ParameterResource> AddSecret(string name, Launch launch) =>
            launch.Secret(name) is { } value
                ? builder.AddParameter(name, value, secret: true)
                : builder.AddParameter(name, secret: true);

        /// <summary>Prints the addresses and writes addresses.json when everything answers.</summary>
        public void AnnounceWhenUp(Launch launch)
        {
            if (launch.Data is not null)
            {
                builder.Services.AddHostedService(_ => new Announcer(launch, Addresses.Of(launch)));
            }
        }
    }

    extension(IResourceBuilder<ProjectResource> project)
    {
        /// <summary>Several processes share one small machine: one heap each, that is kept compact.</summary>
        public IResourceBuilder<ProjectResource> Frugal() => project
            .WithEnvironment("DOTNET_gcServer", "0")
            .WithEnvironment("DOTNET_GCConserveMemory", "5")
            .WithEnvironment("MALLOC_ARENA_MAX", "2"); // glibc keeps what libvips gave back, for each arena

        /// <summary>Payment provider, webhook and whatever else was set beside the token.</summary>
        public IResourceBuilder<ProjectResource> WithTelegramSettings(Launch launch)
        {
            foreach (var (name, value) in launch.TelegramSettings)
            {
                project.WithEnvironment($"Telegram__{name}", value);
            }

            return project;
        }
    }
}
