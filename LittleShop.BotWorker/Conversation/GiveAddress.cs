using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>Where does it go? Last: the address of the last order, one tap away.</summary>
internal sealed record GiveAddress(PaymentMethod? Payment, string? Last) : CheckoutStep(Payment)
{
    private const int Shortest = 8;

    public static Turn Ask(PaymentMethod? payment, string? last) => Say(
        new GiveAddress(payment, last),
        Html.Lines(
            "🏡 <b>Where shall we send it?</b>\n",
            "Please send the whole address in one message: street and number, town, postcode, country.",
            last is null ? null : $"\nLast time it was:\n<i>{Html.Text(last)}</i>"));

    public override Turn Take(string typed) => typed.Trim() switch
    {
        { Length: < Shortest } => Say(
            this, "That looks too short for an address. Street and number, town, postcode, country, please."),
        { Length: > Limits.Address } => Say(
            this, $"That is too long for the label: {Limits.Address} characters at most, please."),
        var address => new(this, Do: new GoOn(Payment, new SetDelivery(null, address, null))),
    };

    private static Turn Say(GiveAddress step, string text) => new(step, new(
        text, [.. step.Last is { } last ? new[] { Offer(last) } : [], NotNow]));

    private static MessageButton[] Offer(string last) => [Press.To($"Use: {last.ReplaceLineEndings(", ")}", "last")];
}
