using System.Text.Json;
using LittleShop.Api.Notifications.Actions;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Receipts;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.DataProtection;

namespace LittleShop.Tests.Api.Notifications.Actions;

public sealed class PushExtrasTests
{
    private static readonly EphemeralDataProtectionProvider _keys = new();
    private static readonly ActionTokens _actions = new(_keys, TimeProvider.System);
    private static readonly ReceiptTokens _receipts = new(_keys);
    private static readonly PushExtras _extras = new(_receipts, _actions);

    [Theory]
    [InlineData(OrderEventKind.PaymentConfirmed, "Accepted")]
    [InlineData(OrderEventKind.AcceptanceReminder, "Accepted")]
    [InlineData(OrderEventKind.EscalatedToNext, "Accepted")]
    [InlineData(OrderEventKind.Accepted, "Packing")]
    [InlineData(OrderEventKind.Packing, "Dispatched")]
    [InlineData(OrderEventKind.Received, null)]
    [InlineData(OrderEventKind.Cancelled, null)]
    public void The_usual_next_step_has_a_button(OrderEventKind kind, string? to)
    {
        var payload = Payload(Claimed(kind));

        Assert.Equal(to, payload.TryGetProperty("actions", out var buttons) ? buttons[0].GetProperty("to").GetString() : null);
    }

    [Fact]
    public void The_button_s_token_names_order_move_version_admin_and_push()
    {
        var claimed = Claimed(OrderEventKind.PaymentConfirmed);
        var payload = Payload(claimed);

        var claim = _actions.Read(payload.GetProperty("actions")[0].GetProperty("token").GetString()!)!;

        Assert.Equal(
            new ActionClaim(claim.Id, claimed.News!.OrderId, OrderStatus.Accepted, 7, claimed.AdminId!.Value, 42), claim);
        Assert.Equal(42, _receipts.Read(payload.GetProperty("receipt").GetString()!));
    }

    [Fact]
    public void Who_may_not_pack_and_whose_order_went_on_gets_no_button()
    {
        var claimed = Claimed(OrderEventKind.PaymentConfirmed);

        Assert.False(Payload(claimed with { AdminRole = Roles.Viewer }).TryGetProperty("actions", out _));
        Assert.False(Payload(claimed with { News = claimed.News! with { Version = null } }).TryGetProperty("actions", out _));
    }

    [Fact]
    public void The_longest_message_with_all_its_tokens_still_fits()
    {
        var claimed = Claimed(OrderEventKind.PaymentConfirmed);
        var emoji = string.Concat(Enumerable.Repeat("🚚", 300));

        var message = _extras.AddTo(
            PushMessage.Of(claimed.News! with { CustomerName = emoji }, new(emoji, emoji)), claimed);

        Assert.InRange(message.Payload.Length, 500, PushMessage.LongestPayload);
    }

    private static JsonElement Payload(ClaimedDelivery claimed)
    {
        using var json = JsonDocument.Parse(_extras.AddTo(Told.ByPush(claimed.News!), claimed).Payload);
        return json.RootElement.Clone();
    }

    private static ClaimedDelivery Claimed(OrderEventKind kind) => new(
        42, Guid.NewGuid(), 1, Guid.NewGuid(), Audience.AllAdmins)
    {
        AdminId = Guid.NewGuid(),
        AdminRole = Roles.Packer,
        News = new OrderNews(Guid.NewGuid(), kind, default, new Money(10, "GBP"), 2, "Ann") { Version = 7 },
    };
}
