namespace LittleShop.TelegramSimulator.Wire;

/// <summary>Something the bot should hear of: exactly one of the optional fields is set.</summary>
internal sealed record Update
{
    public long UpdateId { get; init; }
    public Message? Message { get; init; }
    public CallbackQuery? CallbackQuery { get; init; }
    public ShippingQuery? ShippingQuery { get; init; }
    public PreCheckoutQuery? PreCheckoutQuery { get; init; }
    public ChatMemberUpdated? MyChatMember { get; init; }

    /// <summary>The kind by which <c>allowed_updates</c> names it.</summary>
    internal string Kind => this switch
    {
        { Message: not null } => "message",
        { CallbackQuery: not null } => "callback_query",
        { ShippingQuery: not null } => "shipping_query",
        { PreCheckoutQuery: not null } => "pre_checkout_query",
        _ => "my_chat_member",
    };

    /// <summary>The customer it comes from: updates of one customer are delivered in order.</summary>
    internal long CustomerId => Message?.From?.Id ?? CallbackQuery?.From.Id ?? ShippingQuery?.From.Id
        ?? PreCheckoutQuery?.From.Id ?? MyChatMember?.From.Id ?? 0;
}

internal sealed record CallbackQuery(string Id, User From, Message Message, string ChatInstance, string Data);
