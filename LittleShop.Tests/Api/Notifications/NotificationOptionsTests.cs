using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Api.Security;
using Microsoft.Extensions.Options;

namespace LittleShop.Tests.Api.Notifications;

public sealed class NotificationOptionsTests
{
    [Theory]
    [InlineData("mailto:owner@example.org", true)]
    [InlineData("https://example.org/contact", true)]
    [InlineData("owner@example.org", false)]
    [InlineData("http://example.org", false)]
    [InlineData("mailto:owner", false)]
    public void A_subject_must_be_one_that_push_services_take(string subject, bool fits)
    {
        var checkedOne = new PushOptionsValidator().Validate(null, new PushOptions { Subject = subject });

        Assert.Equal(fits, checkedOne.Succeeded);
        Assert.True(fits || checkedOne.FailureMessage!.Contains("for example mailto:", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_subject_it_is_the_owner_s_address()
    {
        var options = new PushOptions();

        new DefaultSubject(Options.Create(new OwnerOptions { Email = "ann@example.org" })).PostConfigure(null, options);

        Assert.Equal("mailto:ann@example.org", options.Subject);
    }

    [Fact]
    public void A_lease_shorter_than_an_attempt_is_refused()
    {
        var refused = new DeliveryOptionsValidator().Validate(null, new DeliveryOptions { LeaseSeconds = 5 });

        Assert.Contains("longer than one attempt", refused.FailureMessage, StringComparison.Ordinal);
        Assert.True(new DeliveryOptionsValidator().Validate(null, new DeliveryOptions()).Succeeded);
    }
}
