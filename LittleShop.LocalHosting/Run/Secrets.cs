using System.Security.Cryptography;
using System.Text.Json;

namespace LittleShop.LocalHosting.Run;

/// <summary>Passwords and keys, each made once and kept in secrets.json, which only its owner may read.</summary>
internal sealed class Secrets
{
    // Without letters that look like others: somebody types this.
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };

    private readonly string _file;
    private readonly SortedDictionary<string, string> _values;

    private Secrets(string file, SortedDictionary<string, string> values)
    {
        _file = file;
        _values = values;
    }

    public static Secrets Open(string file)
    {
        try
        {
            var kept = File.Exists(file)
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!
                : [];
            return new(file, new(kept, StringComparer.Ordinal));
        }
        catch (JsonException)
        {
            throw new Refusal($"{file} is damaged: put it right by hand, or start over with --reset.");
        }
    }

    public string this[string name]
    {
        get
        {
            if (!_values.TryGetValue(name, out var value))
            {
                value = _values[name] = Make(name);
                PrivateFile.Write(_file, JsonSerializer.Serialize(_values, _indented));
            }

            return value;
        }
    }

    private static string Make(string name) => name switch
    {
        // What a person types.
        "owner-password" => string.Join(
            '-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Readable, 4))),

        // The simulator takes what looks like a bot's token.
        "telegram-token" => $"{RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue)}:"
            + RandomNumberGenerator.GetString(Alphanumeric, 35),
        _ => RandomNumberGenerator.GetString(Alphanumeric, 40),
    };
}
