using System.Diagnostics.CodeAnalysis;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace LittleShop.Tests.Simulator;

/// <summary>Telegram.Bot as a peer: what a well-known library makes of the simulator's answers.</summary>
[SuppressMessage("Usage", "xUnit1051", Justification = "The client carries the test's token.")]
public sealed class LibraryTests : IAsyncLifetime
{
    private SimulatedTelegram _telegram = null!;
    private SimulatedChat _chat = null!;
    private TelegramBotClient _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        await _telegram.WithoutLimitsAsync();
        _chat = await _telegram.NewChatAsync("Ada", username: "ada");
        _bot = _telegram.NewBot();
    }

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    [Fact]
    public async Task Long_polling_gets_what_a_customer_writes_once()
    {
        var waiting = _bot.GetUpdates(timeout: 20, cancellationToken: Deadline.In(30));
        var said = await _chat.SendAsync("/start hello");

        var update = Assert.Single(await waiting);

        Assert.Equal(said.UpdateId, update.Id);
        Assert.Equal(UpdateType.Message, update.Type);
        Assert.Equal((_chat.Id, "Ada", "ada", "en"), (
            update.Message!.From!.Id, update.Message.From.FirstName, update.Message.From.Username,
            update.Message.From.LanguageCode));
        Assert.Equal(ChatType.Private, update.Message.Chat.Type);
        var command = Assert.Single(update.Message.Entities!);
        Assert.Equal((MessageEntityType.BotCommand, 0, 6), (command.Type, command.Offset, command.Length));
        Assert.NotEmpty(await _bot.GetUpdates());
        Assert.Empty(await _bot.GetUpdates(offset: update.Id + 1));
        Assert.Empty(await _bot.GetUpdates());
    }

    [Fact]
    public async Task A_button_brings_a_query_and_its_answer_reaches_the_customer()
    {
        var sent = await _bot.SendMessage(_chat.Id, "Choose <b>one</b>", ParseMode.Html, replyMarkup:
            new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("Lamp", "lamp:1")));
        var shown = await _chat.WaitForMessageAsync(message => message.MessageId == sent.Id);
        var pressed = await _chat.PressAsync(shown, "Lamp");

        var query = (await _bot.GetUpdates())[^1].CallbackQuery!;
        await _bot.AnswerCallbackQuery(query.Id, "Added", showAlert: true);

        Assert.Equal((pressed.CallbackQueryId, "lamp:1", sent.Id), (query.Id, query.Data, query.Message!.Id));
        Assert.Equal("lamp:1", query.Message.ReplyMarkup!.InlineKeyboard.First().First().CallbackData);
        Assert.NotEmpty(query.ChatInstance);
        var notice = await _chat.WaitForNoticeAsync(pressed);
        Assert.Equal(("Added", true), (notice.Text, notice.ShowAlert));
        var late = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.AnswerCallbackQuery(query.Id));
        Assert.Equal(
            "Bad Request: query is too old and response timeout expired or query ID is invalid", late.Message);
    }

    [Fact]
    public async Task Errors_arrive_as_the_library_knows_them()
    {
        var markup = await Assert.ThrowsAsync<ApiRequestException>(
            () => _bot.SendMessage(_chat.Id, "a < b", ParseMode.Html));
        Assert.Equal(400, markup.ErrorCode);
        Assert.StartsWith("Bad Request: can't parse entities: ", markup.Message, StringComparison.Ordinal);

        await _chat.BlockAsync();
        var blocked = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SendMessage(_chat.Id, "x"));
        Assert.Equal((403, "Forbidden: bot was blocked by the user"), (blocked.ErrorCode, blocked.Message));
        await _chat.UnblockAsync();

        await _telegram.InjectAsync(new FaultRule(FaultKind.Error, "sendMessage", RetryAfter: 7));
        var slow = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SendMessage(_chat.Id, "x"));
        Assert.Equal((429, 7), (slow.ErrorCode, slow.Parameters!.RetryAfter));
        Assert.Empty(await _chat.MessagesAsync());
    }

    [Fact]
    public async Task Blocking_tells_the_bot()
    {
        await _chat.BlockAsync();
        await _chat.UnblockAsync();

        var told = (await _bot.GetUpdates()).Select(update => update.MyChatMember!).ToList();

        Assert.Equal(
            [(ChatMemberStatus.Member, ChatMemberStatus.Kicked), (ChatMemberStatus.Kicked, ChatMemberStatus.Member)],
            told.Select(change => (change.OldChatMember.Status, change.NewChatMember.Status)));
        Assert.All(told, change => Assert.Equal(_chat.Id, change.Chat.Id));
    }

    [Fact]
    public async Task Messages_can_be_edited_and_deleted_and_their_history_stays_readable()
    {
        var sent = await _bot.SendMessage(_chat.Id, "one");
        var edited = await _bot.EditMessageText(_chat.Id, sent.Id, "two");
        var same = await Assert.ThrowsAsync<ApiRequestException>(
            () => _bot.EditMessageText(_chat.Id, sent.Id, "two"));
        await _bot.DeleteMessage(_chat.Id, sent.Id);
        var gone = await Assert.ThrowsAsync<ApiRequestException>(
            () => _bot.EditMessageText(_chat.Id, sent.Id, "three"));

        Assert.NotNull(edited.EditDate);
        Assert.StartsWith("Bad Request: message is not modified: ", same.Message, StringComparison.Ordinal);
        Assert.Equal("Bad Request: message to edit not found", gone.Message);
        var message = Assert.Single(await _chat.MessagesAsync());
        Assert.Equal(("two", "one"), (message.Text, Assert.Single(message.Edits).Text));
        Assert.NotNull(message.DeletedAt);
    }

    [Fact]
    public async Task Commands_names_and_menu_are_kept_by_language_and_scope()
    {
        await _bot.SetMyCommands([new BotCommand("start", "Begin")]);
        await _bot.SetMyCommands(
            [new BotCommand("orders", "Your orders")], BotCommandScope.Chat(_chat.Id));
        await _bot.SetMyDescription("A little shop");
        await _bot.SetChatMenuButton(menuButton: new MenuButtonCommands());

        Assert.Equal("start", Assert.Single(await _bot.GetMyCommands()).Command);
        Assert.Equal("orders", Assert.Single(await _bot.GetMyCommands(BotCommandScope.Chat(_chat.Id))).Command);
        Assert.Equal("A little shop", (await _bot.GetMyDescription()).Description);
        Assert.IsType<MenuButtonCommands>(await _bot.GetChatMenuButton());
        Assert.Equal("LittleShop", (await _bot.GetMe()).FirstName);
        Assert.Equal("Ada", (await _bot.GetChat(_chat.Id)).FirstName);
        Assert.Equal(ChatMemberStatus.Member, (await _bot.GetChatMember(_chat.Id, _chat.Id)).Status);
        await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SetMyCommands([new BotCommand("Bad Name", "x")]));
    }

    [Fact]
    public async Task A_newer_poll_ends_an_older_one_with_a_conflict()
    {
        var older = _bot.GetUpdates(timeout: 30, cancellationToken: Deadline.In(40));
        await Deadline.UntilAsync(
            async () => (await _telegram.StatisticsAsync()).Methods.GetValueOrDefault("getUpdates")?.Calls == 1,
            "the first poll has come");

        await _bot.GetUpdates();

        var conflict = await Assert.ThrowsAsync<ApiRequestException>(() => older);
        Assert.Equal(409, conflict.ErrorCode);
        Assert.StartsWith(
            "Conflict: terminated by other getUpdates request", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_can_be_delivered_twice_under_one_id()
    {
        var said = await _chat.SendAsync("buy");
        await _bot.GetUpdates();
        Assert.Empty(await _bot.GetUpdates(offset: (int)said.UpdateId + 1));

        await _telegram.RedeliverAsync(said.UpdateId);

        Assert.Equal(said.UpdateId, Assert.Single(await _bot.GetUpdates(offset: (int)said.UpdateId + 1)).Id);
        Assert.Empty(await _bot.GetUpdates(offset: (int)said.UpdateId + 1));
    }
}
