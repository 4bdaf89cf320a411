using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>Who gets the parcel? Last: the name of the last order, one tap away.</summary>
internal sealed record GiveName(PaymentMethod? Payment, string? Last) : CheckoutStep(Payment)
{
    public static Turn Ask(PaymentMethod? payment, string? last) => Say(
        new GiveName(payment, last), "📛 <b>Who is it for?</b>\n\nPlease send me the full name for the parcel.");

    public override Turn Take(string typed) => typed.ReplaceLineEndings(" ").Trim() switch
    {
        { Length: < 2 } => Say(this, "That is a bit short. Please send the full name for the parcel."),
        { Length: > Limits.Name } => Say(
            this, $"That is too long for the label: {Limits.Name} characters at most, please."),
        var name => new(this, Do: new GoOn(Payment, new SetDelivery(name, null, null))),
    };

    private static Turn Say(GiveName step, string text) => new(step, new(
        text, [.. step.Last is { } last ? new[] { Offer(last) } : [], NotNow]));

    private static MessageButton[] Offer(string last) => [Press.To($"Use: {last}", "last")];
}
