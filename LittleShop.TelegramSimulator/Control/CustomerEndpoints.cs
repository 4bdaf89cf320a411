using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.TelegramSimulator.Control;

/// <summary>What a customer does.</summary>
internal static class CustomerEndpoints
{
    private const string BlockedFirst = "The customer has blocked the bot; unblock it first.";

    extension(RouteGroupBuilder sim)
    {
        public void MapCustomers()
        {
            var chat = sim.MapGroup("/chats/{chatId:long}").WithTags("What a customer does");
            chat.MapPost("/messages", Say).WithSummary("Write text; the first message starts the chat");
            chat.MapPost("/contact", Share).WithSummary("Share the customer's own contact");
            chat.MapPost("/press", Press).WithSummary("Press an inline button");
            chat.MapPost("/pay", Pay).WithSummary("Pay an invoice; answers when the payment has ended");
            chat.MapPost("/block", (long chatId, World world, Inbox inbox) => SetBlocked(chatId, true, world, inbox))
                .WithSummary("Block the bot");
            chat.MapPost("/unblock", (long chatId, World world, Inbox inbox) => SetBlocked(chatId, false, world, inbox))
                .WithSummary("Unblock the bot");
        }
    }

    private static Results<Ok<Said>, ValidationProblem, ProblemHttpResult> Say(
        long chatId, SayText said, World world, Inbox inbox)
    {
        if (!world.Chats.TryGetValue(chatId, out var chat))
        {
            return Problems.NoChat(chatId);
        }

        var problems = new Problems();
        var text = said.Text?.Trim() ?? "";
        problems.Check(nameof(said.Text), text.Length is > 0 and <= 4096, "1 to 4096 characters.");
        if (problems.Found)
        {
            return problems.AsResult();
        }

        lock (chat.Gate)
        {
            if (chat.Blocked)
            {
                return Problems.Conflict(BlockedFirst);
            }

            var (message, updateId) = inbox.Say(chat, text, said.ReplyToMessageId);
            return TypedResults.Ok(new Said(MessageView.Of(message), updateId));
        }
    }

    private static Results<Ok<Said>, ProblemHttpResult> Share(
        long chatId, ShareContact shared, World world, Inbox inbox)
    {
        if (!world.Chats.TryGetValue(chatId, out var chat))
        {
            return Problems.NoChat(chatId);
        }

        lock (chat.Gate)
        {
            if (chat.Blocked)
            {
                return Problems.Conflict(BlockedFirst);
            }

            var contact = new Contact(shared.PhoneNumber ?? "+441632960000", chat.User.FirstName)
            {
                LastName = chat.User.LastName,
                UserId = chat.Id,
            };
            var (message, updateId) = inbox.Deliver(chat, "contact", new Message { Contact = contact });
            return TypedResults.Ok(new Said(MessageView.Of(message), updateId));
        }
    }

    private static Results<Ok<Pressed>, ProblemHttpResult> Press(
        long chatId, PressButton press, World world, Inbox inbox)
    {
        if (!world.Chats.TryGetValue(chatId, out var chat))
        {
            return Problems.NoChat(chatId);
        }

        lock (chat.Gate)
        {
            if (chat.Blocked)
            {
                return Problems.Conflict(BlockedFirst);
            }

            if (chat.Find(press.MessageId) is not { DeletedAt: null } message)
            {
                return Problems.NotFound($"There is no message {press.MessageId} in chat {chatId}.");
            }

            var buttons = (message.Current.ReplyMarkup?.InlineKeyboard ?? []).SelectMany(row => row).ToList();
            var button = buttons.FirstOrDefault(button => press.Data is { } data ? button.CallbackData == data
                : press.Text is { } text ? button.Text == text
                : button.CallbackData is not null);
            if (button is null)
            {
                var offered = string.Join(", ", buttons.Select(button => $"«{button.Text}»"));
                return Problems.NotFound($"Message {press.MessageId} has no such button; it has: {offered}.");
            }

            if (button.CallbackData is null)
            {
                return Problems.Conflict(button.Pay == true
                    ? $"«{button.Text}» pays: use POST /sim/chats/{chatId}/pay."
                    : $"«{button.Text}» sends nothing to the bot.");
            }

            var (queryId, updateId) = inbox.Press(chat, message, button.CallbackData);
            return TypedResults.Ok(new Pressed(queryId, updateId));
        }
    }

    private static async Task<Results<Ok<Paid>, ProblemHttpResult>> Pay(
        long chatId, PayInvoice pay, World world, PaymentDesk desk, CancellationToken ct)
    {
        if (!world.Chats.TryGetValue(chatId, out var chat))
        {
            return Problems.NoChat(chatId);
        }

        ChatMessage? message = null;
        InvoiceTerms? invoice;
        lock (chat.Gate)
        {
            if (chat.Blocked)
            {
                return Problems.Conflict(BlockedFirst);
            }

            message = pay.MessageId is { } id && chat.Find(id) is { DeletedAt: null } found ? found : null;
            invoice = message?.Invoice ?? (pay.InvoiceLink is { } link
                ? chat.Bot.InvoiceLinks.GetValueOrDefault(link[(link.LastIndexOf('$') + 1)..])
                : null);
        }

        if (invoice is null)
        {
            return Problems.NotFound("There is no such invoice: name a message with an invoice, or an invoice link.");
        }

        var form = new PaymentForm(
            pay.Card, pay.OrderInfo ?? Filled(invoice, chat.User), pay.ShippingOptionId, Math.Max(0, pay.TipAmount));
        // The customer's payment goes on when the page that started it is closed.
        var result = await desk.PayAsync(chat, invoice, message, form, CancellationToken.None).WaitAsync(ct);
        return result.Outcome == PaymentOutcome.AlreadyPaid
            ? Problems.Conflict(result.Error!)
            : TypedResults.Ok(new Paid(
                result.Outcome, result.Error, result.Receipt?.Id, result.Receipt?.Current.SuccessfulPayment,
                result.UpdateId));
    }

    private static Results<Ok<BlockChanged>, ProblemHttpResult> SetBlocked(
        long chatId, bool blocked, World world, Inbox inbox) =>
        world.Chats.TryGetValue(chatId, out var chat)
            ? TypedResults.Ok(new BlockChanged(blocked, inbox.SetBlocked(chat, blocked)))
            : Problems.NoChat(chatId);

    /// <summary>What an invoice insists on is filled in for a caller that gives nothing.</summary>
    private static OrderInfo? Filled(InvoiceTerms invoice, User user) =>
        invoice is { NeedName: false, NeedEmail: false, NeedPhoneNumber: false, NeedShippingAddress: false }
            ? null
            : new OrderInfo
            {
                Name = invoice.NeedName ? $"{user.FirstName} {user.LastName}".Trim() : null,
                Email = invoice.NeedEmail ? $"customer{user.Id}@example.org" : null,
                PhoneNumber = invoice.NeedPhoneNumber ? "+441632960000" : null,
                ShippingAddress = invoice.NeedShippingAddress
                    ? new ShippingAddress("GB", "", "Bath", "1 Market Street", "", "BA1 1AA")
                    : null,
            };
}
