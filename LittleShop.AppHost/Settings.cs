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

        /// <summary>The simulator's one bot, and a chat from the start in which the Api's canary hears of its orders.</summary>
        public IResourceBuilder<ProjectResource> WithBot(
            IResourceBuilder<ParameterResource> token, IResourceBuilder<ProjectResource> api)
        {
            api.WithEnvironment("Canary__ChatId", Launch.CanaryChat).WithEnvironment("Canary__Email", Launch.CanaryMail);
            return project.WithEnvironment("Simulator__BotToken", token)
                .WithEnvironment("Simulator__CanaryChatId", Launch.CanaryChat);
        }

        /// <summary>A section of the configuration, for the one process that needs it.</summary>
        public IResourceBuilder<ProjectResource> WithSettings(
            string section, IEnumerable<KeyValuePair<string, string?>> settings)
        {
            foreach (var (name, value) in settings)
            {
                project.WithEnvironment($"{section}__{name}", value);
            }

            return project;
        }
    }
}
