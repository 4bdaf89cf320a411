using System.Collections.Concurrent;

namespace LittleShop.Tests.Fixtures;

/// <summary>What a server printed, shown when it does not come up.</summary>
internal sealed class ServerLog
{
    private readonly ConcurrentQueue<string> _lines = [];

    public string Text => string.Join('\n', _lines);

    public void Add(string line) => _lines.Enqueue(line);

    public async Task ExplainAsync(Task start)
    {
        try
        {
            await start;
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException(string.Join('\n', ["The server did not start:", .. _lines]), problem);
        }
    }
}
