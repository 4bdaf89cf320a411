using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Notifications;

public sealed class EncryptorTests
{
    /// <summary>RFC 8291, Appendix A.</summary>
    [Fact]
    public void The_example_of_the_standard_comes_out_byte_for_byte()
    {
        var plaintext = Bytes("V2hlbiBJIGdyb3cgdXAsIEkgd2FudCB0byBiZSBhIHdhdGVybWVsb24");
        var peer = PeerKey.Import(
            Bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            Bytes("BTBZMqHH6r4Tts7J_aSIgg"))!;
        var sender = Bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        var pair = ECDiffieHellman.Create(
            P256.Parameters(sender, Bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));

        var body = Encryptor.Encrypt(
            plaintext, peer, new EphemeralKey(pair, sender), Bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
            + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(body));
    }

    [Fact]
    public void A_browser_reads_what_was_written_and_no_two_messages_look_alike()
    {
        var browser = new FakeBrowser("https://push.example.net/1", "Pixel");
        var peer = PeerKey.Import(browser.PublicPoint, browser.Auth)!;
        var encryptor = new Encryptor(new EphemeralKeys());
        var text = Encoding.UTF8.GetBytes("{\"title\":\"Größe £5 🎉\"}");

        var first = encryptor.Encrypt(text, peer);
        var second = encryptor.Encrypt(text, peer);

        Assert.Equal(text, ReceivedPush.Decrypt(browser, first));
        Assert.Equal(text, ReceivedPush.Decrypt(browser, second));
        Assert.NotEqual(first[..86], second[..86]);
    }

    [Fact]
    public void The_longest_message_fills_a_record_and_a_longer_one_is_refused()
    {
        var browser = new FakeBrowser("https://push.example.net/1", "Pixel");
        var peer = PeerKey.Import(browser.PublicPoint, browser.Auth)!;
        var encryptor = new Encryptor(new EphemeralKeys());

        Assert.Equal(4096, encryptor.Encrypt(new byte[Encryptor.LongestPlaintext], peer).Length);
        Assert.Throws<ArgumentException>(() => encryptor.Encrypt(new byte[Encryptor.LongestPlaintext + 1], peer));
    }

    [Fact]
    public void A_key_off_the_curve_or_of_another_length_is_no_key()
    {
        var browser = new FakeBrowser("https://push.example.net/1", "Pixel");
        var offCurve = browser.PublicPoint.ToArray();
        offCurve[64] ^= 1;
        var compressed = browser.PublicPoint.ToArray();
        compressed[0] = 2;

        Assert.Null(PeerKey.Import(offCurve, browser.Auth));
        Assert.Null(PeerKey.Import(compressed, browser.Auth));
        Assert.Null(PeerKey.Import(browser.PublicPoint[..64], browser.Auth));
        Assert.Null(PeerKey.Import(browser.PublicPoint, browser.Auth[..15]));
        Assert.NotNull(PeerKey.Import(browser.PublicPoint, browser.Auth));
    }

    private static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);
}
