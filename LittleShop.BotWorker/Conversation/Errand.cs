using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>What a step wants asked of, or done at, the shop.</summary>
internal abstract record Errand;

internal sealed record ListCategories(int Page = 0) : Errand;

/// <summary>Neither category nor search: all products.</summary>
internal sealed record ListProducts(Guid? Category, string? Search, int Page = 0) : Errand;

/// <summary>Another page of the last search; its words may be too long for a button.</summary>
internal sealed record FindAgain(int Page) : Errand;

internal sealed record OpenProduct(Guid Product, int Photo = 0, int VariantPage = 0) : Errand;

internal sealed record OpenVariant(Guid Product, Guid Variant) : Errand;

internal sealed record PutInCart(Guid Product, Guid Variant, int Quantity) : Errand;

internal sealed record OpenCart(int Page = 0) : Errand;

internal sealed record AddOne(Guid Variant, int Page) : Errand;

internal sealed record TakeOne(Guid Variant, int Page) : Errand;

internal sealed record RemoveLine(Guid Variant, int Page) : Errand;

internal sealed record EmptyTheCart : Errand;

/// <summary>Saves what was just answered and asks for the next thing that is missing.</summary>
internal sealed record GoOn(PaymentMethod? Payment, SetDelivery? Answered = null) : Errand;

internal sealed record AskName(PaymentMethod? Payment) : Errand;

internal sealed record AskAddress(PaymentMethod? Payment) : Errand;

internal sealed record AskShipping(PaymentMethod? Payment) : Errand;

internal sealed record AskPayment : Errand;

/// <summary>Shown: the total the customer saw when agreeing, in minor units.</summary>
internal sealed record PlaceTheOrder(PaymentMethod Payment, long Shown) : Errand;

internal sealed record ListOrders(int Page = 0) : Errand;

internal sealed record OpenOrder(Guid Order) : Errand;

internal sealed record PayForOrder(Guid Order) : Errand;

internal sealed record FindReviewable : Errand;

internal sealed record AskStars(Guid Order) : Errand;

internal sealed record SaveReview(Guid Order, int Stars, string? Text) : Errand;

internal sealed record OpenSettings(SettingsTopic Topic = SettingsTopic.Overview) : Errand;

internal sealed record ChangeSettings(SettingsChange Change) : Errand;

/// <summary>The button under an announcement.</summary>
internal sealed record Unsubscribe : Errand;

/// <summary>An admin came by their link: this chat is theirs.</summary>
internal sealed record LinkAdminChat(string Code) : Errand;

/// <summary>«I'm on it», under an escalation in an admin's chat.</summary>
internal sealed record TakeNotice(Guid Order) : Errand;
