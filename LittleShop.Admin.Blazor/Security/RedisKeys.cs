using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace LittleShop.Admin.Blazor.Security;

/// <summary>
/// Data-protection keys in a Redis list, with a copy in memory: a dead Redis costs nothing while this process runs,
/// and what could not be written is written as soon as Redis is back.
/// </summary>
internal sealed partial class RedisKeys(Func<IDatabase> redis, ILogger<RedisKeys> logger) : IXmlRepository
{
    private const string Key = "littleshop:admin:data-protection";
    private readonly Lock _lock = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _unsaved = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_lock)
        {
            Try(database =>
            {
                SaveRest(database);
                _known.UnionWith(database.ListRange(Key).Select(stored => stored.ToString()));
            });
            return [.. _known.Select(stored => XElement.Parse(stored))];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_lock)
        {
            var text = element.ToString(SaveOptions.DisableFormatting);
            _known.Add(text);
            _unsaved.Add(text);
            Try(SaveRest);
        }
    }

    private void SaveRest(IDatabase database)
    {
        while (_unsaved is [var next, ..])
        {
            database.ListRightPush(Key, next);
            _unsaved.RemoveAt(0);
        }
    }

    private void Try(Action<IDatabase> work)
    {
        try
        {
            work(redis());
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            LogAway(error.Message); // what is in memory is enough to go on
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cache does not answer; going on with known keys: {Reason}")]
    private partial void LogAway(string reason);
}
