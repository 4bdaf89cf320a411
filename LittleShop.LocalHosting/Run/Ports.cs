using Microsoft.Extensions.Configuration;

namespace LittleShop.LocalHosting.Run;

/// <summary>Where everything listens on loopback. Null, all of them, when publishing: then others decide.</summary>
internal sealed record Ports(
    int? Api, int? Admin, int? Bot, int? Simulator, int? Postgres, int? Cache, int? Mail, int? Smtp)
{
    private const int DefaultBase = 5080;

    private static readonly string[] _names = ["Api", "Admin", "Bot", "Simulator", "Postgres", "Cache", "Mail", "Smtp"];

    public static Ports None { get; } = new(null, null, null, null, null, null, null, null);

    /// <summary>Refuses a port that is taken, before anything is started.</summary>
    public static Ports Choose(int? portBase, IConfiguration configuration)
    {
        var defaults = portBase is 0
            ? FreePorts.Take(_names.Length)
            : [.. Enumerable.Range(portBase ?? DefaultBase, _names.Length)];
        var chosen = _names
            .Zip(defaults, (name, port) => (Name: name, Port: Configured(configuration, name) ?? port))
            .ToList();
        foreach (var (name, port) in chosen)
        {
            if (chosen.FirstOrDefault(other => other.Port == port && other.Name != name) is { Name: { } twin })
            {
                throw new Refusal($"Port {port} is given to both {name} and {twin}: set Ports__{name} to another.");
            }

            if (!FreePorts.IsFree(port))
            {
                throw new Refusal(
                    $"Port {port}, for {name.ToLowerInvariant()}, is taken: stop what holds it, "
                    + $"or choose others with --port-base N (0 finds free ones) or Ports__{name}.");
            }
        }

        return new(
            chosen[0].Port, chosen[1].Port, chosen[2].Port, chosen[3].Port, chosen[4].Port, chosen[5].Port,
            chosen[6].Port, chosen[7].Port);
    }

    private static int? Configured(IConfiguration configuration, string name)
    {
        if (configuration[$"Ports:{name}"] is not { Length: > 0 } text)
        {
            return null;
        }

        return ushort.TryParse(text, out var port) && port > 0
            ? port
            : throw new Refusal($"Ports__{name} «{text}» is no port: take a number from 1 to 65535, for example 5080.");
    }
}
