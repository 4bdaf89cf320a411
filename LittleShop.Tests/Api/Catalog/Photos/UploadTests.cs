using System.Net;
using System.Net.Http.Json;
using System.Text;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using NetVips;

namespace LittleShop.Tests.Api.Catalog.Photos;

public sealed class UploadTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_uploaded_photo_is_shown_in_its_sizes_and_kept_for_ever_by_whoever_fetched_it()
    {
        var teapot = await shop.NewProductAsync();
        using var uploaded = await shop.UploadAsync(teapot.Id, Pictures.Png(), alt: "A teapot");
        var photo = (await uploaded.Content.ReadFromJsonAsync<PhotoView>(ApiJson.Options, Ct))!;
        using var bot = shop.AsBot();
        using var early = await bot.GetAsync($"/photos/{photo.Id}?width=320", Ct);

        await shop.SweepAsync();
        using var small = await bot.GetAsync($"/photos/{photo.Id}?width=320", Ct);
        using var large = await bot.GetAsync($"/photos/{photo.Id}?width=1200", Ct);
        using var jpeg = await bot.GetAsync($"/photos/{photo.Id}?format=jpeg", Ct);

        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        Assert.Equal(("A teapot", PhotoState.Pending), (photo.Alt, photo.State));
        Assert.Equal((HttpStatusCode.NotFound, true), (early.StatusCode, early.Headers.CacheControl!.NoStore));
        await ShowsAsync(small, "image/webp", 320, 180);
        await ShowsAsync(large, "image/webp", 1200, 675);
        await ShowsAsync(jpeg, "image/jpeg", 1200, 675);
        Assert.Equal(PhotoState.Ready, (await shop.PhotoOfAsync(teapot.Id)).State);

        var again = new HttpRequestMessage(HttpMethod.Get, $"/photos/{photo.Id}?width=320");
        again.Headers.IfNoneMatch.Add(small.Headers.ETag!);
        using var unchanged = await bot.SendAsync(again, Ct);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Contains("immutable", small.Headers.CacheControl!.ToString());
        Assert.NotEqual(small.Headers.ETag, large.Headers.ETag);
    }

    [Fact]
    public async Task A_photo_is_turned_upright_and_loses_what_the_camera_wrote()
    {
        var teapot = await shop.NewProductAsync();
        using var sideways = Pictures.Draw(1000, 500).Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 6); // held upright, stored on its side
            image.Set(GValue.GStrType, "exif-ifd0-Artist", "Somebody");
        });

        using var uploaded = await shop.UploadAsync(teapot.Id, sideways.JpegsaveBuffer());
        await shop.SweepAsync();

        using var bot = shop.AsBot();
        var photo = await shop.PhotoOfAsync(teapot.Id);
        using var shown = Image.NewFromBuffer(await bot.GetByteArrayAsync($"/photos/{photo.Id}?format=jpeg", Ct));
        Assert.Equal((500, 1000), (shown.Width, shown.Height));
        Assert.True(shown.Getpoint(250, 100)[0] > 150, "the red half is on top");
        Assert.DoesNotContain(shown.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal));
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "nothing", [] },
        { "text", Encoding.UTF8.GetBytes("this is no picture") },
        { "a page", Encoding.UTF8.GetBytes("<html><script>alert(1)</script>") },
        { "a drawing", Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>") },
        { "a workbook", [(byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "a PDF", Encoding.UTF8.GetBytes("%PDF-1.7 and so on") },
        { "a JPEG's first bytes alone", [0xff, 0xd8, 0xff, 0xe0] },
        { "a PNG cut off in its header", Pictures.Png(64, 64)[..20] },
        { "a bomb of 900 megapixels", Bomb() },
        { "two pixels", Pictures.Png(2, 1) },
        { "more than 15 MB", [.. Pictures.Jpeg(64, 64), .. new byte[Limits.PhotoBytes]] },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)] // megabytes, which discovery would write out
    public async Task What_is_no_photo_is_refused_in_words_and_not_stored(string what, byte[] bytes)
    {
        var teapot = await shop.NewProductAsync();

        using var answer = await shop.UploadAsync(teapot.Id, bytes);

        Assert.True(
            answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge,
            $"{what}: {answer.StatusCode}");
        await using var db = shop.OpenDb();
        Assert.False(await db.Photos.AnyAsync(photo => photo.ProductId == teapot.Id, Ct));
    }

    [Fact]
    public async Task A_picture_that_is_damaged_inside_becomes_missing_with_a_reason()
    {
        var teapot = await shop.NewProductAsync();
        var whole = Pictures.Png();

        using var uploaded = await shop.UploadAsync(teapot.Id, whole[..(whole.Length / 3)]);
        await shop.SweepAsync();

        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        await using var db = shop.OpenDb();
        var photo = await db.Photos.SingleAsync(photo => photo.ProductId == teapot.Id, Ct);
        Assert.Equal((PhotoState.Missing, 1), (photo.State, photo.Attempts));
        Assert.Contains("damaged", photo.Problem);
    }

    [Fact]
    public async Task Ten_uploads_at_once_get_ten_places()
    {
        var teapot = await shop.NewProductAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => shop.UploadAsync(teapot.Id, Pictures.Png(64, 64))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        await using var db = shop.OpenDb();
        var positions = await db.Photos.Where(photo => photo.ProductId == teapot.Id).Select(photo => photo.Position)
            .ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, 10), positions.Order());
    }

    [Fact]
    public async Task Photos_are_ordered_and_removed_by_a_manager()
    {
        var teapot = await shop.NewProductAsync();
        using var first = await shop.UploadAsync(teapot.Id, Pictures.Png(64, 64));
        using var second = await shop.UploadAsync(teapot.Id, Pictures.Jpeg(64, 64));
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var photos = (await manager.GetAsync<ProductDetail>($"/products/{teapot.Id}")).Photos;

        using var turned = await manager.SendAsync(
            HttpMethod.Put, $"/products/{teapot.Id}/photos/order", new[] { photos[1].Id, photos[0].Id });
        using var partial = await manager.SendAsync(
            HttpMethod.Put, $"/products/{teapot.Id}/photos/order", new[] { photos[0].Id });
        using var removed = await manager.DeleteAsync($"/photos/{photos[0].Id}", Ct);
        using var twice = await manager.DeleteAsync($"/photos/{photos[0].Id}", Ct);
        using var retried = await manager.SendAsync(HttpMethod.Post, $"/photos/{photos[1].Id}/retry", null);

        Assert.Equal(HttpStatusCode.NoContent, turned.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, partial.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, retried.StatusCode); // it waits; it is not missing
        Assert.Equal(photos[1].Id, (await shop.PhotoOfAsync(teapot.Id)).Id);
    }

    [Fact]
    public async Task Who_may_not_manage_uploads_nothing_and_a_stranger_sees_no_photo()
    {
        var teapot = await shop.NewProductAsync();
        using var nobody = shop.AsNobody();

        using var packer = await shop.UploadAsync(teapot.Id, Pictures.Jpeg(64, 64), Roles.Packer);
        using var unknown = await shop.UploadAsync(Guid.NewGuid(), Pictures.Jpeg(64, 64));
        using var stranger = await nobody.GetAsync($"/photos/{Guid.NewGuid()}", Ct);

        Assert.Equal(HttpStatusCode.Forbidden, packer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        await using var db = shop.OpenDb();
        Assert.False(await db.Photos.AnyAsync(photo => photo.ProductId == teapot.Id, Ct));
    }

    [Theory]
    [InlineData("width=321")]
    [InlineData("width=0")]
    [InlineData("format=svg")]
    [InlineData("width=320&format=jpeg")]
    public async Task A_size_that_is_not_made_is_refused(string query)
    {
        using var bot = shop.AsBot();

        using var answer = await bot.GetAsync($"/photos/{Guid.NewGuid()}?{query}", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task ShowsAsync(HttpResponseMessage answer, string contentType, int width, int height)
    {
        Assert.Equal(contentType, answer.Content.Headers.ContentType!.MediaType);
        using var picture = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    // A few kilobytes that unfold into 30,000 × 30,000 pixels.
    private static byte[] Bomb()
    {
        using var field = Image.Black(30_000, 30_000);
        return field.PngsaveBuffer(compression: 9, bitdepth: 1);
    }
}
