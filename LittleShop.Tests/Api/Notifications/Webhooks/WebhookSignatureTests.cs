using LittleShop.Api.Notifications.Webhooks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Api.Notifications.Webhooks;

public sealed class WebhookSignatureTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly WebhookSecrets _secrets;

    public WebhookSignatureTests() => _secrets = new WebhookSecrets(new EphemeralDataProtectionProvider(), _clock);

    [Fact]
    public void It_is_the_signature_of_the_published_example()
    {
        var keys = _secrets.Keys(_secrets.Protect("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        var signature = WebhookSignature.Of(
            keys, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public void After_a_rotation_the_old_secret_signs_beside_the_new_one_for_a_day_and_no_older_one_does()
    {
        var (first, second, third) = (WebhookSecrets.New(), WebhookSecrets.New(), WebhookSecrets.New());
        var rotated = _secrets.Rotate(_secrets.Rotate(_secrets.Protect(first), second), third);

        var now = _secrets.Keys(rotated);
        _clock.Advance(TimeSpan.FromHours(24));
        var later = _secrets.Keys(rotated);

        Assert.Equal([Key(third), Key(second)], now);
        Assert.Equal([Key(third)], later);
    }

    [Fact]
    public void A_secret_is_long_random_and_not_readable_at_rest()
    {
        var secret = WebhookSecrets.New();

        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.InRange(Key(secret).Length, 24, 64);
        Assert.NotEqual(secret, WebhookSecrets.New());
        Assert.DoesNotContain(secret[6..20], _secrets.Protect(secret), StringComparison.Ordinal);
    }

    private static byte[] Key(string secret) => Convert.FromBase64String(secret["whsec_".Length..]);
}
