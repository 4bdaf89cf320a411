using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Shop;

/// <summary>What kind of shop this is.</summary>
internal sealed class ShopOptions
{
    public const string Section = "Shop";

    [Required, MaxLength(60)]
    public string Name { get; init; } = "LittleShop";

    /// <summary>ISO 4217 code; every price of the shop is in it.</summary>
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "Shop:Currency is not an ISO 4217 code, for example GBP.")]
    public string Currency { get; init; } = "GBP";

    /// <summary>For readers whose own language is not known: en or de, or with a region; default en.</summary>
    [RegularExpression("^(en|de)(-[A-Z]{2})?$", ErrorMessage = "Shop:Language is neither en nor de, for example de.")]
    public string Language { get; init; } = "en";

    /// <summary>Where admins open the shop, for buttons in their mails, for example https://admin.example.org.</summary>
    [Url(ErrorMessage = "Shop:AdminUrl is no web address, for example https://admin.example.org.")]
    public string? AdminUrl { get; init; }

    /// <summary>Whether customers may pay inside Telegram; the bot needs Telegram:PaymentProviderToken for it.</summary>
    public bool TelegramPayments { get; init; } = true;

    /// <summary>Where bank transfers go: several lines, shown to the customer. Empty: no bank transfers.</summary>
    [MaxLength(300)]
    public string BankDetails { get; init; } = "";

    [MaxLength(100)]
    public string BankAccountName { get; init; } = "";

    /// <summary>How long an order waits for a payment in Telegram. Minutes, default 30.</summary>
    [Range(1, 10_080)]
    public int TelegramPayMinutes { get; init; } = 30;

    /// <summary>How long an order waits for a bank transfer. Hours, default 72.</summary>
    [Range(1, 720)]
    public int BankPayHours { get; init; } = 72;
}

[OptionsValidator]
internal sealed partial class ShopOptionsValidator : IValidateOptions<ShopOptions>;
