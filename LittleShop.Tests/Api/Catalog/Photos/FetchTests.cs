using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Api.Catalog.Import;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Catalog.Photos;

public sealed class FetchTests(PostgresServer postgres, CacheServer cache) : IAsyncLifetime
{
    private ShopHost _shop = null!;
    private PictureServer _pictures = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _pictures = await PictureServer.StartAsync();
        _shop = new ShopHost(postgres, cache);
        _shop.Settings["Outbound:AllowedHosts:0"] = $"127.0.0.1:{_pictures.Address.Port}";
        _shop.Settings["Photos:Attempts"] = "3";
        _shop.Settings["Photos:FirstPauseSeconds"] = "0.01";
        _shop.Settings["Photos:TimeoutSeconds"] = "2";
        await _shop.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _pictures.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_that_comes_at_the_third_try_is_shown()
    {
        _pictures.Answers["/late.jpg"] = (http, times) => times < 3
            ? Fail(http, StatusCodes.Status503ServiceUnavailable)
            : http.Response.Body.WriteAsync(Pictures.Jpeg(), Ct).AsTask();
        var id = await ImportAsync("/late.jpg");

        var photo = await SettledAsync(id);

        Assert.Equal((PhotoState.Ready, 3, null), (photo.State, photo.Attempts, photo.Problem));
        Assert.Equal(3, _pictures.Asked["/late.jpg"]);
    }

    [Fact]
    public async Task A_picture_that_never_comes_is_missing_with_its_reason_until_somebody_asks_again()
    {
        var id = await ImportAsync("/gone.jpg");
        var missing = await SettledAsync(id);
        _pictures.Answers["/gone.jpg"] = (http, _) => http.Response.Body.WriteAsync(Pictures.Jpeg(), Ct).AsTask();
        using var manager = await _shop.AsAdminAsync(Roles.Manager);

        using var retried = await manager.SendAsync(HttpMethod.Post, $"/photos/{id}/retry", null);
        var ready = await SettledAsync(id);

        Assert.Equal((PhotoState.Missing, 3), (missing.State, missing.Attempts));
        Assert.Contains("404", missing.Problem);
        Assert.Equal(HttpStatusCode.NoContent, retried.StatusCode);
        Assert.Equal(PhotoState.Ready, ready.State);
    }

    [Theory]
    [InlineData("/page.html", "no picture")]
    [InlineData("/forbidden.jpg", "403")]
    [InlineData("/huge.jpg", "15 MB")]
    [InlineData("/endless.jpg", "15 MB")]
    [InlineData("/to-metadata.jpg", "public internet")]
    [InlineData("/to-other-port.jpg", "public internet")]
    [InlineData("/to-file.jpg", "public internet")]
    [InlineData("/loop.jpg", "leads on")]
    public async Task What_no_further_try_will_cure_is_given_up_at_once(string path, string reason)
    {
        _pictures.Answers["/page.html"] = (http, _) => http.Response.WriteAsync("<html>", Ct);
        _pictures.Answers["/forbidden.jpg"] = (http, _) => Fail(http, StatusCodes.Status403Forbidden);
        _pictures.Answers["/huge.jpg"] = (http, _) =>
        {
            http.Response.ContentLength = 1L << 40;
            return http.Response.Body.FlushAsync(Ct);
        };
        _pictures.Answers["/endless.jpg"] = EndlessAsync;
        _pictures.Answers["/to-metadata.jpg"] = (http, _) => LeadOn(http, "http://169.254.169.254/latest/meta-data/");
        _pictures.Answers["/to-other-port.jpg"] = (http, _) => LeadOn(http, "http://127.0.0.1:1/");
        _pictures.Answers["/to-file.jpg"] = (http, _) => LeadOn(http, "file:///etc/passwd");
        _pictures.Answers["/loop.jpg"] = (http, _) => LeadOn(http, "/loop.jpg");

        var photo = await SettledAsync(await ImportAsync(path));

        Assert.Equal((PhotoState.Missing, 1), (photo.State, photo.Attempts));
        Assert.Contains(reason, photo.Problem);
    }

    [Fact]
    public async Task A_redirect_within_what_is_allowed_is_followed()
    {
        _pictures.Answers["/old.jpg"] = (http, _) => LeadOn(http, "/new.jpg");
        _pictures.Answers["/new.jpg"] = (http, _) => http.Response.Body.WriteAsync(Pictures.Jpeg(), Ct).AsTask();

        var photo = await SettledAsync(await ImportAsync("/old.jpg"));

        Assert.Equal(PhotoState.Ready, photo.State);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_after_the_time_it_has()
    {
        _pictures.Answers["/silent.jpg"] = (http, _) =>
            Task.Delay(Timeout.Infinite, http.RequestAborted); // its silence

        var photo = await SettledAsync(await ImportAsync("/silent.jpg"), seconds: 30);

        Assert.Equal((PhotoState.Missing, 3), (photo.State, photo.Attempts));
        Assert.Contains("longer than 2 seconds", photo.Problem);
    }

    [Fact]
    public async Task Several_sweeps_at_once_fetch_a_picture_once()
    {
        _pictures.Answers["/once.jpg"] = (http, _) => http.Response.Body.WriteAsync(Pictures.Jpeg(), Ct).AsTask();
        var id = await ImportAsync("/once.jpg");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _shop.SweepAsync()));

        Assert.Equal(PhotoState.Ready, (await SettledAsync(id)).State);
        Assert.Equal(1, _pictures.Asked["/once.jpg"]);
    }

    [Fact]
    public async Task A_picture_whose_work_never_ended_is_given_up_in_the_end()
    {
        var id = await ImportAsync("/poison.jpg");
        await using var db = _shop.OpenDb();
        await db.Photos.ExecuteUpdateAsync(photo => photo.SetProperty(p => p.Attempts, 3), Ct);

        var photo = await SettledAsync(id);

        Assert.Equal(PhotoState.Missing, photo.State);
        Assert.False(_pictures.Asked.ContainsKey("/poison.jpg"));
    }

    private async Task<Guid> ImportAsync(string path)
    {
        await _shop.ImportedAsync(
            $"Handle,Title,Variant Price,Image Src\nmug,Mug,1,{new Uri(_pictures.Address, path)}");
        await using var db = _shop.OpenDb();
        return await db.Photos.Select(photo => photo.Id).SingleAsync(Ct);
    }

    private async Task<LittleShop.Api.Catalog.Photo> SettledAsync(Guid id, int seconds = 20)
    {
        LittleShop.Api.Catalog.Photo? photo = null;
        await Deadline.UntilAsync(
            async () =>
            {
                await _shop.SweepAsync();
                await using var db = _shop.OpenDb();
                photo = await db.Photos.SingleAsync(p => p.Id == id, Ct);
                return photo.State != PhotoState.Pending;
            },
            "the photo is ready or missing", seconds);
        return photo!;
    }

    private static async Task EndlessAsync(HttpContext http, int times)
    {
        var chunk = new byte[1 << 20];
        while (!http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
        }
    }

    private static Task Fail(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task LeadOn(HttpContext http, string to)
    {
        http.Response.StatusCode = StatusCodes.Status302Found;
        http.Response.Headers.Location = to;
        return Task.CompletedTask;
    }
}
