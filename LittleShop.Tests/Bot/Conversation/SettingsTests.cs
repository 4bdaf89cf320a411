using System.Text.Json;
using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class SettingsTests
{
    private static readonly SettingsWords _words = SettingsWords.English;
    private static readonly CustomerPreferences _usual = new(null, null, null, "UTC", false, null);

    [Theory]
    [InlineData("22-8", "22:00", "08:00")]
    [InlineData("23:30 - 7:15", "23:30", "07:15")]
    [InlineData("from 22 to 6", "22:00", "06:00")]
    [InlineData("22 bis 8 Uhr", "22:00", "08:00")]
    [InlineData("0.30–6", "00:30", "06:00")]
    public void Hours_are_read_as_people_write_them(string typed, string from, string to)
    {
        var turn = new GiveQuietHours("en").Take(typed);

        Assert.Equal(
            new ChangeSettings(new SetQuietHours(TimeOnly.Parse(from, null), TimeOnly.Parse(to, null))), turn.Do);
    }

    [Theory]
    [InlineData("at night")]
    [InlineData("25-8")]
    [InlineData("22:61-8")]
    [InlineData("8-8")]
    [InlineData("22")]
    [InlineData("2226-8888888888888888888888888888")]
    public void What_is_no_time_is_asked_again(string typed)
    {
        var turn = new GiveQuietHours("de").Take(typed);

        Assert.Null(turn.Do);
        Assert.Equal(new GiveQuietHours("de"), turn.Next);
        Assert.Equal(SettingsWords.German.NoHours, turn.Say!.Html);
    }

    [Theory]
    [InlineData("lisbon", "Europe/Lisbon")]
    [InlineData("New York", "America/New_York")]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    public void A_city_names_its_time_zone(string typed, string zone) =>
        Assert.Equal(new ChangeSettings(new SetTimeZone(zone)), new ChooseTimeZone("en").Take(typed).Do);

    [Fact]
    public void A_part_of_a_name_offers_those_that_have_it_and_nonsense_the_common_ones()
    {
        var some = new ChooseTimeZone("en").Take("ber").Say!;
        var none = new ChooseTimeZone("en").Take("Atlantis").Say!;

        Assert.Contains(some.AllButtons(), button => button.Data == "tz:Europe/Berlin");
        Assert.Equal(_words.NoZone, none.Html);
        Assert.Contains(none.AllButtons(), button => button.Data == "tz:Europe/London");
    }

    [Theory]
    [InlineData("ann@example.org", true)]
    [InlineData(" Ann.Example+shop@mail.example.co.uk ", true)]
    [InlineData("ann@localhost", false)]
    [InlineData("ann at example.org", false)]
    [InlineData("<b>@example.org", false)]
    public void Only_an_address_is_taken_for_one(string typed, bool taken) => Assert.Equal(
        taken ? new ChangeSettings(new SetEmail(typed.Trim())) : null, new GiveEmail("en", false).Take(typed).Do);

    [Fact]
    public void Each_change_changes_what_it_names_and_nothing_else()
    {
        var full = new CustomerPreferences("de", new(22, 0), new(8, 0), "Europe/Berlin", true, "ann@example.org");

        Assert.Equal(full with { Language = null }, new SetLanguage(null).On(full));
        Assert.Equal(full with { QuietFrom = null, QuietTo = null }, new SetQuietHours(null, null).On(full));
        Assert.Equal(full with { TimeZone = "UTC" }, new SetTimeZone("UTC").On(full));
        Assert.Equal(full with { Email = null }, new SetEmail(null).On(full));
        Assert.Equal(full with { OptedOut = false }, new SetAnnouncements(true).On(full));
    }

    [Fact]
    public void Quiet_hours_ask_where_one_is_but_only_once()
    {
        var night = new SetQuietHours(new(22, 0), new(8, 0));

        Assert.IsType<ChooseTimeZone>(SettingsPage.After(night, night.On(_usual), _words).Next);
        Assert.IsType<Browse>(
            SettingsPage.After(night, night.On(_usual with { TimeZone = "Europe/Berlin" }), _words).Next);
    }

    [Fact]
    public void The_settings_speak_the_chosen_language_else_that_of_the_app()
    {
        Assert.Same(SettingsWords.German, SettingsWords.In("de", "en"));
        Assert.Same(SettingsWords.German, SettingsWords.In(null, "de-AT"));
        Assert.Same(SettingsWords.English, SettingsWords.In("en", "de"));
        Assert.Same(SettingsWords.English, SettingsWords.In(null, "fr"));
    }

    [Fact]
    public void What_a_customer_entered_stands_there_as_text()
    {
        var shown = SettingsPage.Show(
            SettingsTopic.Overview, _usual with { Email = "a&b@example.org", TimeZone = "<b>" }, _words).Say!;

        Assert.Contains("a&amp;b@example.org", shown.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", shown.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/settings")]
    [InlineData("/start admin_abc-DEF_123")]
    public void The_commands_lead_there(string typed)
    {
        var parts = typed[1..].Split(' ');

        var turn = Commands.Read(new Commanded(parts[0], parts.Length > 1 ? parts[1] : ""));

        Assert.Equal(parts.Length > 1 ? new LinkAdminChat("abc-DEF_123") : new OpenSettings(), turn!.Do);
    }

    [Fact]
    public void The_buttons_under_announcements_and_escalations_are_understood()
    {
        var id = Guid.NewGuid();

        Assert.Equal(new Unsubscribe(), Press.Read($"u:{id:N}", new Browse())!.Do);
        Assert.Equal(new TakeNotice(id), Press.Read($"k:{id:N}", new Browse())!.Do);
    }

    [Fact]
    public void Its_steps_are_remembered()
    {
        Step[] steps = [new GiveQuietHours("de"), new ChooseTimeZone("en"), new GiveEmail("de", true)];

        Assert.Equal(steps, JsonSerializer.Deserialize<Step[]>(JsonSerializer.Serialize(steps)));
    }
}
