using System.Collections.Concurrent;

namespace LittleShop.Tests.Fixtures.PushService;

/// <summary>Every real browser and every subscription that this push service has given out.</summary>
internal sealed class Registry(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, UserAgent> _agents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Mailbox> _mailboxes = new(StringComparer.Ordinal);

    public IEnumerable<Mailbox> Mailboxes => _mailboxes.Values;

    public Mailbox? Find(string token) => _mailboxes.GetValueOrDefault(token);

    /// <summary>Who comes back under an unknown id gets a new one, and then drops its subscriptions.</summary>
    public UserAgent Greet(string? id)
    {
        if (id is not null && _agents.TryGetValue(id, out var known))
        {
            return known;
        }

        var agent = new UserAgent();
        return _agents[agent.Id] = agent;
    }

    public Mailbox Register(UserAgent agent, Guid channel, string key)
    {
        var mailbox = new Mailbox(channel, key, agent, clock);
        agent.Mailboxes[channel] = mailbox;
        return _mailboxes[mailbox.Token] = mailbox;
    }
}
