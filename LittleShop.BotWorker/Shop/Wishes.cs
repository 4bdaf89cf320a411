using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Shop;

/// <summary>How a customer wants to be told.</summary>
internal sealed class Wishes(ChatsClient shop)
{
    public async Task<Turn> OpenAsync(OpenSettings wanted, Visit visit, CancellationToken ct)
    {
        var now = await shop.GetPreferencesAsync(visit.Customer.Id, ct);
        return now.Ok
            ? SettingsPage.Show(wanted.Topic, now.Value, Words(now.Value, visit))
            : Sorry.Refused(now.Problem);
    }

    public async Task<Turn> ChangeAsync(SettingsChange change, Visit visit, CancellationToken ct)
    {
        var saved = await SaveAsync(change, visit, ct);
        return saved.Ok
            ? SettingsPage.After(change, saved.Value, Words(saved.Value, visit))
            : Sorry.Refused(saved.Problem);
    }

    public async Task<Turn> UnsubscribeAsync(Visit visit, CancellationToken ct)
    {
        var saved = await SaveAsync(new SetAnnouncements(false), visit, ct);
        return saved.Ok ? SettingsPage.Unsubscribed(Words(saved.Value, visit)) : Sorry.Refused(saved.Problem);
    }

    private async Task<ApiAnswer<CustomerPreferences>> SaveAsync(
        SettingsChange change, Visit visit, CancellationToken ct)
    {
        var now = await shop.GetPreferencesAsync(visit.Customer.Id, ct);
        return now.Ok ? await shop.SavePreferencesAsync(visit.Customer.Id, change.On(now.Value), ct) : now;
    }

    private static SettingsWords Words(CustomerPreferences wishes, Visit visit) =>
        SettingsWords.In(wishes.Language, visit.Language);
}
