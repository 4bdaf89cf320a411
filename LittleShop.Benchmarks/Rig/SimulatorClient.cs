using System.Net.Http.Json;
using System.Text.Json;

namespace LittleShop.Benchmarks.Rig;

/// <summary>The control side of the Telegram simulator: what customers do and what they were sent.</summary>
internal sealed class SimulatorClient(Uri address) : IDisposable
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);
    private readonly HttpClient _http = new() { BaseAddress = address };

    public async Task CreateChatAsync(long chat, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync(
            "/sim/chats", new { chatId = chat, firstName = "Ann" }, _json, ct);
        answer.EnsureSuccessStatusCode();
    }

    public Task SayAsync(long chat, string text, CancellationToken ct) => PostAsync(chat, "messages", new { text }, ct);

    public Task PressAsync(long chat, long message, string data, CancellationToken ct) =>
        PostAsync(chat, "press", new { messageId = message, data }, ct);

    /// <summary>What changed in a chat behind the cursor; waits up to ten seconds for something.</summary>
    public async Task<ChatNews> NewsAsync(long chat, long after, CancellationToken ct) =>
        (await _http.GetFromJsonAsync<ChatNews>(
            $"/sim/chats/{chat}/messages?after={after}&waitSeconds=10", _json, ct))!;

    /// <summary>Messages of all chats that were accepted behind the cursor.</summary>
    public async Task<JournalNews> JournalAsync(long after, CancellationToken ct) =>
        (await _http.GetFromJsonAsync<JournalNews>($"/sim/messages?after={after}&limit=100000", _json, ct))!;

    public async Task<SimulatorCounts> StatisticsAsync(CancellationToken ct) =>
        (await _http.GetFromJsonAsync<SimulatorCounts>("/sim/statistics", _json, ct))!;

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(long chat, string what, object body, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync($"/sim/chats/{chat}/{what}", body, _json, ct);
        answer.EnsureSuccessStatusCode();
    }
}

internal sealed record ChatNews(long Cursor, IReadOnlyList<ChatEntry> Messages);

internal sealed record ChatEntry(
    long MessageId, string From, DateTimeOffset AcceptedAt, DateTimeOffset? EditedAt,
    IReadOnlyList<IReadOnlyList<ChatButton>> Buttons)
{
    public IEnumerable<string> Data =>
        Buttons.SelectMany(row => row).Select(button => button.CallbackData).OfType<string>();

    public DateTimeOffset ShownAt => EditedAt ?? AcceptedAt;
}

internal sealed record ChatButton(string Text, string? CallbackData);

internal sealed record SimulatorCounts(long MessagesAccepted, long TooManyRequests);

internal sealed record JournalNews(long Cursor, IReadOnlyList<JournalLine> Messages);

internal sealed record JournalLine(long ChatId, string From, DateTimeOffset AcceptedAt);
