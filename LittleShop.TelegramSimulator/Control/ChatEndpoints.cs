using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.TelegramSimulator.Control;

/// <summary>Customers and their chats.</summary>
internal static class ChatEndpoints
{
    private const double LongestWait = 60;

    extension(RouteGroupBuilder sim)
    {
        public void MapChats()
        {
            var chats = sim.MapGroup("/chats").WithTags("Chats");
            chats.MapPost("/", Create).WithSummary("Create a customer with a chat");
            chats.MapGet("/", List).WithSummary("List the chats, newest first");
            chats.MapGet("/{chatId:long}", Get).WithSummary("Read a chat's state");
            chats.MapGet("/{chatId:long}/messages", Messages)
                .WithSummary("Read messages, with their edits; waits for a change when asked to");
            chats.MapGet("/{chatId:long}/commands", Commands).WithSummary("The command menu this customer sees");
        }
    }

    private static Results<Created<ChatView>, Ok<ChatView>, ValidationProblem> Create(NewChat wanted, World world)
    {
        var problems = new Problems();
        problems.Check(
            nameof(wanted.FirstName), wanted.FirstName is null or { Length: > 0 and <= 64 }, "1 to 64 characters.");
        problems.Check(nameof(wanted.LastName), wanted.LastName is null or { Length: <= 64 }, "At most 64 characters.");
        problems.Check(nameof(wanted.Username), wanted.Username is null or { Length: <= 32 }, "At most 32 characters.");
        problems.Check(nameof(wanted.LanguageCode), wanted.LanguageCode is null or { Length: >= 2 and <= 16 },
            "A language code such as en.");
        problems.Check(nameof(wanted.ChatId), wanted.ChatId is null or > 0, "A positive number.");
        var bot = wanted.BotId is null ? world.MainBot : world.Bots.FirstOrDefault(bot => bot.Me.Id == wanted.BotId);
        problems.Check(nameof(wanted.BotId), bot is not null, "No such bot; see GET /sim/bots.");
        if (problems.Found)
        {
            return problems.AsResult();
        }

        var existed = wanted.ChatId is { } id && world.Chats.ContainsKey(id);
        var chat = world.AddChat(bot!, userId => Person(userId, wanted), wanted.Started, wanted.ChatId);
        lock (chat.Gate)
        {
            var view = ChatView.Of(chat);
            if (existed)
            {
                return TypedResults.Ok(view);
            }

            world.Live.Publish("chat", view);
            return TypedResults.Created($"/sim/chats/{chat.Id}", view);
        }
    }

    private static Ok<List<ChatView>> List(World world, int limit = 200) => TypedResults.Ok(world.Chats.Values
        .OrderByDescending(chat => chat.CreatedAt).ThenByDescending(chat => chat.Id).Take(limit)
        .Select(Locked).ToList());

    private static Results<Ok<ChatView>, ProblemHttpResult> Get(long chatId, World world) =>
        world.Chats.TryGetValue(chatId, out var chat) ? TypedResults.Ok(Locked(chat)) : Problems.NoChat(chatId);

    /// <param name="chatId">The chat.</param>
    /// <param name="after">Only what changed after this cursor; 0 reads all that is kept.</param>
    /// <param name="waitSeconds">How long to wait when nothing has changed; at most 60.</param>
    /// <param name="limit">The newest this many messages.</param>
    /// <param name="world">All there is.</param>
    /// <param name="stopping">Ends a wait when the simulator stops.</param>
    /// <param name="ct">Ends a wait when the caller goes.</param>
    private static async Task<Results<Ok<ChatChanges>, ProblemHttpResult>> Messages(
        long chatId, World world, IHostApplicationLifetime stopping, CancellationToken ct,
        long after = 0, double waitSeconds = 0, int limit = 1_000)
    {
        if (!world.Chats.TryGetValue(chatId, out var chat))
        {
            return Problems.NoChat(chatId);
        }

        var wait = TimeSpan.FromSeconds(Math.Clamp(waitSeconds, 0, LongestWait));
        var started = world.Clock.GetTimestamp();
        while (true)
        {
            var changed = chat.Changed.NextAsync();
            var changes = Read(chat, after, limit);
            var left = wait - world.Clock.GetElapsedTime(started);
            if (changes.Cursor > after || left <= TimeSpan.Zero || stopping.ApplicationStopping.IsCancellationRequested)
            {
                return TypedResults.Ok(changes);
            }

            using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping.ApplicationStopping);
            await changed.WaitAsync(left, world.Clock, ending.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Results<Ok<List<CommandView>>, ProblemHttpResult> Commands(long chatId, World world) =>
        world.Chats.TryGetValue(chatId, out var chat)
            ? TypedResults.Ok(chat.Bot.Profile.CommandsFor(chat)
                .Select(command => new CommandView(command.Command, command.Description)).ToList())
            : Problems.NoChat(chatId);

    private static ChatChanges Read(CustomerChat chat, long after, int limit)
    {
        lock (chat.Gate)
        {
            // Found from the end: what a waiting reader wants is nearly always there.
            List<ChatMessage> changed = [.. Enumerable.Reverse(chat.Messages).Where(message => message.Number > after)
                .Take(Math.Clamp(limit, 1, 100_000))];
            changed.Reverse();
            return new ChatChanges(
                chat.Cursor, ChatView.Of(chat), [.. changed.Select(MessageView.Of)],
                [.. chat.Notices.Where(notice => notice.Number > after)]);
        }
    }

    private static ChatView Locked(CustomerChat chat)
    {
        lock (chat.Gate)
        {
            return ChatView.Of(chat);
        }
    }

    private static User Person(long id, NewChat wanted) => new()
    {
        Id = id,
        IsBot = false,
        FirstName = wanted.FirstName ?? Names.For(id),
        LastName = wanted.LastName,
        Username = wanted.Username?.TrimStart('@'),
        LanguageCode = wanted.LanguageCode ?? "en",
    };
}
