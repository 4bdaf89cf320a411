using LittleShop.Api.Notifications.Email;

namespace LittleShop.Tests.Api.Notifications.Email;

public sealed class EmailOptionsTests
{
    [Theory]
    [InlineData("http://smtp.example.org", 587, "Auto", "a@b.example", "", "", 4, "Email:Host must be a host's name")]
    [InlineData("smtp.example.org:587", 587, "Auto", "a@b.example", "", "", 4, "Email:Host must be a host's name")]
    [InlineData("smtp.example.org", 0, "Auto", "a@b.example", "", "", 4, "Email:Port must be 1 to 65535")]
    [InlineData("smtp.example.org", 587, "Ssl", "a@b.example", "", "", 4, "Email:Security must be Auto, None, StartTls")]
    [InlineData("smtp.example.org", 587, "3", "a@b.example", "", "", 4, "Email:Security must be Auto, None, StartTls")]
    [InlineData("smtp.example.org", 587, "Auto", "", "", "", 4, "Email:From must be the mail address")]
    [InlineData("smtp.example.org", 587, "Auto", "Shop <a@b.example>", "", "", 4, "Email:From must be the mail address")]
    [InlineData("smtp.example.org", 587, "Auto", "a@b.example", "me", "", 4, "Email:User and Email:Password belong")]
    [InlineData("smtp.example.org", 587, "Auto", "a@b.example", "", "x", 4, "Email:User and Email:Password belong")]
    [InlineData("smtp.example.org", 587, "Auto", "a@b.example", "", "", 0, "Email:Connections must be 1 to 50")]
    public void A_wrong_setting_is_a_sentence_that_names_the_key(
        string host, int port, string security, string from, string user, string password, int connections, string says)
    {
        var options = new EmailOptions
        {
            Host = host,
            Port = port,
            Security = security,
            From = from,
            User = user,
            Password = password,
            Connections = connections,
        };

        var refused = new EmailOptionsValidator().Validate(null, options);

        Assert.True(refused.Failed);
        var sentence = Assert.Single(refused.Failures!);
        Assert.StartsWith(says, sentence, StringComparison.Ordinal);
        Assert.Contains("for example", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp.example.org", "starttls")]
    [InlineData("192.0.2.1", "None")]
    [InlineData("::1", "Tls")]
    [InlineData("mail", "Auto")]
    public void A_server_and_a_sender_are_enough(string host, string security)
    {
        var options = new EmailOptions { Host = host, Security = security, From = "orders@bücher.example" };

        Assert.True(new EmailOptionsValidator().Validate(null, options).Succeeded);
        Assert.True(options.Enabled);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_server_e_mail_is_off_whatever_else_is_said(string host)
    {
        var options = new EmailOptions { Host = host, Port = -1, Security = "?", User = "me" };

        Assert.True(new EmailOptionsValidator().Validate(null, options).Succeeded);
        Assert.False(options.Enabled);
    }

    [Fact]
    public void A_delivery_s_letter_has_the_same_id_at_every_attempt()
    {
        Assert.Equal("<delivery-42@littleshop.example>", Letter.IdOf(42, "littleshop.example"));
        Assert.NotEqual(Letter.IdOf(42, "littleshop.example"), Letter.IdOf(43, "littleshop.example"));
    }
}
