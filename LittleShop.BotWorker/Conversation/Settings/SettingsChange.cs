using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>One wish of a customer, on top of those they had.</summary>
internal abstract record SettingsChange
{
    public abstract CustomerPreferences On(CustomerPreferences now);
}

/// <summary>Null: the language of their Telegram.</summary>
internal sealed record SetLanguage(string? Code) : SettingsChange
{
    public override CustomerPreferences On(CustomerPreferences now) => now with { Language = Code };
}

internal sealed record SetQuietHours(TimeOnly? From, TimeOnly? To) : SettingsChange
{
    public override CustomerPreferences On(CustomerPreferences now) => now with { QuietFrom = From, QuietTo = To };
}

internal sealed record SetTimeZone(string Name) : SettingsChange
{
    public override CustomerPreferences On(CustomerPreferences now) => now with { TimeZone = Name };
}

/// <summary>Null removes it.</summary>
internal sealed record SetEmail(string? Address) : SettingsChange
{
    public override CustomerPreferences On(CustomerPreferences now) => now with { Email = Address };
}

internal sealed record SetAnnouncements(bool Wanted) : SettingsChange
{
    public override CustomerPreferences On(CustomerPreferences now) => now with { OptedOut = !Wanted };
}
