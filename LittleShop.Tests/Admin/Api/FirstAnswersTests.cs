using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using LittleShop.Admin.Blazor.Api;

namespace LittleShop.Tests.Admin.Api;

public sealed class FirstAnswersTests
{
    private readonly FirstAnswers _answers = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_read_is_answered_again_to_the_letter()
    {
        await KeepAsync("/orders?status=Packing", new { name = "Ünï <b>" });

        using var found = _answers.Find(Get("/orders?status=Packing"));

        Assert.Equal("""{"name":"\u00DCn\u00EF \u003Cb\u003E"}""", await found!.Content.ReadAsStringAsync(Ct));
        Assert.Null(_answers.Find(Get("/orders?status=Accepted")));
        Assert.Null(_answers.Find(Get("/orders")));
    }

    [Fact]
    public async Task Only_what_was_read_well_is_kept()
    {
        await KeepAsync("/refused", "no", HttpStatusCode.Forbidden);
        await KeepAsync("/written", "done", method: HttpMethod.Post);
        using var text = new HttpResponseMessage { Content = new StringContent("plain") };
        await _answers.KeepAsync(Get("/plain"), text, Ct);

        Assert.Null(_answers.Kept);
    }

    [Fact]
    public async Task A_write_is_never_answered_from_here()
    {
        await KeepAsync("/orders", "list");

        using var write = new HttpRequestMessage(HttpMethod.Post, new Uri("http://api/orders"));

        Assert.Null(_answers.Find(write));
    }

    [Fact]
    public async Task Once_the_live_page_is_drawn_everything_is_read_anew()
    {
        await KeepAsync("/orders", "old");

        _answers.End();
        await KeepAsync("/orders", "new");

        Assert.Null(_answers.Find(Get("/orders")));
        Assert.Null(_answers.Kept);
    }

    [Fact]
    public async Task What_would_burst_the_circuits_first_message_is_left_out_and_the_rest_stays()
    {
        await KeepAsync("/small", "list");
        await KeepAsync("/large", RandomNumberGenerator.GetHexString(2 * FirstAnswers.Most + 1_000));

        Assert.Equal("/small", Assert.Single(_answers.Kept!).Key);
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri($"http://api{path}"));

    private async Task KeepAsync(
        string path, object value, HttpStatusCode status = HttpStatusCode.OK, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri($"http://api{path}"));
        using var answer = new HttpResponseMessage(status) { Content = JsonContent.Create(value) };
        await _answers.KeepAsync(request, answer, Ct);
    }
}
