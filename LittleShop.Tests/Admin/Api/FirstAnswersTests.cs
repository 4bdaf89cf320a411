using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using LittleShop.Admin.Blazor.Api;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Admin.Api;

public sealed class FirstAnswersTests
{
    private static readonly Guid _ada = Guid.NewGuid();

    private readonly FakeTimeProvider _clock = new(An.Noon);
    private readonly FirstAnswers _still;

    public FirstAnswersTests() => _still = new FirstAnswers(_clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_still_picture_was_told_the_live_one_is_told_to_the_letter()
    {
        await KeepAsync("/orders?status=Packing", new { name = "Ünï <b>" });

        var live = HandOver();

        using var found = live.Find(Get("/orders?status=Packing"), _ada);
        Assert.Equal("""{"name":"\u00DCn\u00EF \u003Cb\u003E"}""", await found!.Content.ReadAsStringAsync(Ct));
        Assert.Null(live.Find(Get("/orders?status=Accepted"), _ada));
        Assert.Null(live.Find(Get("/orders"), _ada));
    }

    [Fact]
    public async Task Nobody_else_is_told_it()
    {
        await KeepAsync("/me/notifications", "Ada's");

        Assert.Null(HandOver().Find(Get("/me/notifications"), Guid.NewGuid()));
        Assert.Null(HandOver().Find(Get("/me/notifications"), null));
    }

    [Fact]
    public async Task A_page_that_comes_to_life_late_reads_anew()
    {
        await KeepAsync("/orders", "old");

        _clock.Advance(FirstAnswers.Fresh);

        Assert.Null(HandOver().Find(Get("/orders"), _ada));
    }

    [Fact]
    public async Task Only_what_was_read_well_is_kept()
    {
        await KeepAsync("/refused", "no", HttpStatusCode.Forbidden);
        await KeepAsync("/written", "done", method: HttpMethod.Post);
        using var text = new HttpResponseMessage { Content = new StringContent("plain") };
        await _still.KeepAsync(Get("/plain"), _ada, text, Ct);

        Assert.Null(_still.Picture);
    }

    [Fact]
    public async Task A_write_is_never_answered_from_here()
    {
        await KeepAsync("/orders", "list");

        using var write = new HttpRequestMessage(HttpMethod.Post, new Uri("http://api/orders"));

        Assert.Null(HandOver().Find(write, _ada));
    }

    [Fact]
    public async Task Once_the_live_page_is_drawn_or_something_moves_everything_is_read_anew()
    {
        await KeepAsync("/orders", "old");
        var (drawn, moved) = (HandOver(), HandOver());

        drawn.End();
        moved.Moved();
        await KeepAsync("/orders", "new", by: drawn);

        Assert.All([drawn, moved], live =>
        {
            Assert.Null(live.Find(Get("/orders"), _ada));
            Assert.Null(live.Picture);
        });
    }

    [Fact]
    public async Task What_moves_while_the_still_picture_is_drawn_leaves_it_as_it_is()
    {
        await KeepAsync("/orders", "old");

        _still.Moved();

        Assert.Null(_still.Find(Get("/orders"), _ada)); // it is drawn from what the Api says
        Assert.NotNull(HandOver().Find(Get("/orders"), _ada));
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_end_is_not_kept()
    {
        using var slow = new SlowContent();
        using var answer = new HttpResponseMessage { Content = slow };
        var keeping = _still.KeepAsync(Get("/orders"), _ada, answer, Ct);

        _still.End();
        slow.Come();
        await keeping;

        Assert.Null(_still.Picture);
    }

    [Fact]
    public async Task What_would_burst_the_circuits_first_message_is_left_out_and_the_rest_stays()
    {
        await KeepAsync("/small", "list");
        await KeepAsync("/large", RandomNumberGenerator.GetHexString(2 * FirstAnswers.Most + 1_000));

        Assert.Equal("/small", Assert.Single(_still.Picture!.Answers).Key);
    }

    /// <summary>As the framework does it.</summary>
    private FirstAnswers HandOver() => new(_clock) { Picture = _still.Picture };

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri($"http://api{path}"));

    private async Task KeepAsync(
        string path, object value, HttpStatusCode status = HttpStatusCode.OK, HttpMethod? method = null,
        FirstAnswers? by = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri($"http://api{path}"));
        using var answer = new HttpResponseMessage(status) { Content = JsonContent.Create(value) };
        await (by ?? _still).KeepAsync(request, _ada, answer, Ct);
    }

    private sealed class SlowContent : HttpContent
    {
        private readonly TaskCompletionSource _come = new();

        public SlowContent() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

        public void Come() => _come.SetResult();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _come.Task;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
