using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>Asks a customer for money.</summary>
internal static partial class Invoices
{
    private const string Stars = "XTR";
    private const long MostAmount = 100_000_000_000;

    public static Answer Send(Call call)
    {
        var terms = Read(call.Parameters);
        var markup = ReplyMarkupReader.Read(call.Parameters, forInvoice: true);
        if (markup.Inline is null)
        {
            var pay = new InlineKeyboardButton("Pay " + Price.Show(terms.TotalAmount, terms.Currency)) { Pay = true };
            markup = new ReplyMarkup(new InlineKeyboardMarkup([[pay]]), null);
        }

        var invoice = new Invoice(
            terms.Title, terms.Description, terms.StartParameter, terms.Currency, terms.TotalAmount);
        return Common.Send(call, new Message { Invoice = invoice }, terms, markup);
    }

    public static Answer CreateLink(Call call)
    {
        var slug = Identifiers.Opaque("", 16);
        var links = call.Bot.InvoiceLinks;
        if (links.Count > 10_000)
        {
            links.Clear();
        }

        links[slug] = Read(call.Parameters);
        return new Answer("https://t.me/$" + slug);
    }

    private static InvoiceTerms Read(Parameters parameters)
    {
        var terms = new InvoiceTerms
        {
            Title = parameters.Required("title"),
            Description = parameters.Required("description"),
            Payload = parameters.Required("payload"),
            Currency = parameters.Required("currency"),
            Prices = ReadPrices(parameters),
            StartParameter = parameters.Text("start_parameter") ?? "",
            PhotoUrl = parameters.Text("photo_url"),
            MaxTipAmount = parameters.Integer("max_tip_amount") ?? 0,
            NeedName = parameters.Flag("need_name"),
            NeedPhoneNumber = parameters.Flag("need_phone_number"),
            NeedEmail = parameters.Flag("need_email"),
            NeedShippingAddress = parameters.Flag("need_shipping_address"),
            IsFlexible = parameters.Flag("is_flexible"),
        };
        Check(terms, parameters.Text("provider_token") ?? "");
        return terms;
    }

    private static void Check(InvoiceTerms terms, string providerToken)
    {
        var wrong = terms switch
        {
            { Title.Length: > 32 } => "INVOICE_TITLE_TOO_LONG",
            { Description.Length: > 255 } => "INVOICE_DESCRIPTION_TOO_LONG",
            _ when Encoding.UTF8.GetByteCount(terms.Payload) > 128 => "INVOICE_PAYLOAD_INVALID",
            _ when !CurrencyShape().IsMatch(terms.Currency) => "CURRENCY_INVALID",
            { Currency: Stars, Prices.Count: not 1 } => "CURRENCY_TOTAL_AMOUNT_INVALID",
            { Currency: Stars } when providerToken.Length > 0 => "PAYMENT_PROVIDER_INVALID",
            { Currency: not Stars } when providerToken.Length == 0 => "PAYMENT_PROVIDER_INVALID",
            { TotalAmount: <= 0 or > MostAmount } => "CURRENCY_TOTAL_AMOUNT_INVALID",
            _ => null,
        };
        if (wrong is not null)
        {
            throw Refusal.BadRequest(wrong);
        }
    }

    private static List<LabeledPrice> ReadPrices(Parameters parameters)
    {
        _ = parameters.Required("prices");
        if (parameters.Json("prices", "prices") is not { ValueKind: JsonValueKind.Array } json)
        {
            throw Refusal.BadRequest("expected an Array of labeled prices");
        }

        List<LabeledPrice> prices = [.. json.EnumerateArray().Select(ReadPrice)];
        return prices.Count > 0 ? prices : throw Refusal.BadRequest("there must be at least one price");
    }

    private static LabeledPrice ReadPrice(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("label", out var label)
            || label.ValueKind != JsonValueKind.String || label.GetString() is not { Length: > 0 } text)
        {
            throw Refusal.BadRequest("can't parse labeled price: Can't find field \"label\"");
        }

        return json.TryGetProperty("amount", out var amount)
            && long.TryParse(
                amount.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minor)
            ? new LabeledPrice(text, minor)
            : throw Refusal.BadRequest("can't parse labeled price: Field \"amount\" must be a valid Number");
    }

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CurrencyShape();
}
