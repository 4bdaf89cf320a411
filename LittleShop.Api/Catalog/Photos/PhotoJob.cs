using System.Text;
using Hangfire;
using LittleShop.Api.Caching;
using LittleShop.Api.Data;
using LittleShop.Api.Data.Demo;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NetVips;

namespace LittleShop.Api.Catalog.Photos;

/// <summary>
/// Fetches a photo where it has an address, and makes its sizes. Who works on a photo first moves its NotBefore
/// ahead: that is the lease, so several may try at once, and what dies half-way comes due again.
/// </summary>
[AutomaticRetry(Attempts = 0)] // a photo counts its own tries
internal sealed partial class PhotoJob(
    ShopDb db, PhotoFetcher fetcher, PhotoQueue queue, ShopCache cache, IOptions<PhotoOptions> options,
    TimeProvider clock, ILogger<PhotoJob> logger)
{
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(3);

    public async Task RunAsync(Guid photoId, CancellationToken ct)
    {
        if (!await TryClaimAsync(photoId, ct))
        {
            return;
        }

        var photo = await db.Photos.AsNoTracking().SingleAsync(p => p.Id == photoId, ct);
        try
        {
            if (photo.Attempts > options.Value.Attempts)
            {
                throw new PhotoProblem("The picture could not be worked on: the work never ended.", isFinal: true);
            }

            await MakeFilesAsync(photo, ct);
        }
        catch (PhotoProblem problem)
        {
            await GiveBackAsync(photo, problem, ct);
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
    }

    private async Task<bool> TryClaimAsync(Guid photoId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Photos
            .Where(photo => photo.Id == photoId && photo.State == PhotoState.Pending)
            .Where(photo => photo.NotBefore == null || photo.NotBefore <= now)
            .ExecuteUpdateAsync(
                photo => photo
                    .SetProperty(p => p.NotBefore, now + _lease)
                    .SetProperty(p => p.Attempts, p => p.Attempts + 1),
                ct) == 1;
    }

    private async Task MakeFilesAsync(Photo photo, CancellationToken ct)
    {
        var original = await db.PhotoFiles.AsNoTracking()
            .FirstOrDefaultAsync(file => file.PhotoId == photo.Id && file.Width == 0, ct);
        var files = new List<PhotoFile>();
        if (original is null)
        {
            original = await FetchAsync(photo, ct);
            files.Add(original);
        }

        try
        {
            files.AddRange(await PictureMaker.MakeAsync(photo.Id, original.Bytes, ct));
        }
        catch (VipsException error)
        {
            LogDamaged(error, photo.Id);
            throw new PhotoProblem("The picture is damaged. Save it anew and upload it.", isFinal: true);
        }

        await db.InTransactionAsync(() => SaveAsync(photo, files, ct), ct);
    }

    private async Task<PhotoFile> FetchAsync(Photo photo, CancellationToken ct)
    {
        if (DemoDrawings.IsDrawing(photo.SourceUrl))
        {
            var svg = Encoding.UTF8.GetBytes(DemoDrawings.Svg(photo.SourceUrl!));
            return new PhotoFile { PhotoId = photo.Id, Width = 0, ContentType = PictureKind.Svg, Bytes = svg };
        }

        var address = photo.SourceUrl ?? throw new PhotoProblem("The picture was not stored.", isFinal: true);
        var bytes = await fetcher.FetchAsync(address, ct);
        return PictureFrame.WhyNot(bytes) is { } problem
            ? throw new PhotoProblem(problem, isFinal: true)
            : new PhotoFile { PhotoId = photo.Id, Width = 0, ContentType = PictureKind.Of(bytes)!, Bytes = bytes };
    }

    private async Task<bool> SaveAsync(Photo photo, List<PhotoFile> files, CancellationToken ct)
    {
        var stillThere = await db.Photos
            .Where(p => p.Id == photo.Id && p.State == PhotoState.Pending)
            .ExecuteUpdateAsync(
                p => p
                    .SetProperty(row => row.State, PhotoState.Ready)
                    .SetProperty(row => row.Problem, (string?)null)
                    .SetProperty(row => row.NotBefore, (DateTimeOffset?)null),
                ct) == 1;
        if (stillThere)
        {
            db.AddRange(files);
            await db.SaveChangesAsync(ct);
        }

        return stillThere;
    }

    private async Task GiveBackAsync(Photo photo, PhotoProblem problem, CancellationToken ct)
    {
        var isLast = problem.IsFinal || photo.Attempts >= options.Value.Attempts;
        var pause = TimeSpan.FromSeconds(options.Value.FirstPauseSeconds * Math.Pow(4, photo.Attempts - 1));
        var due = clock.GetUtcNow() + pause;
        await db.Photos.Where(p => p.Id == photo.Id).ExecuteUpdateAsync(
            p => p
                .SetProperty(row => row.State, isLast ? PhotoState.Missing : PhotoState.Pending)
                .SetProperty(row => row.Problem, problem.Message)
                .SetProperty(row => row.NotBefore, isLast ? null : due),
            ct);
        LogFailed(photo.Id, photo.Attempts, problem.Message);
        if (!isLast)
        {
            queue.WorkLater(photo.Id, pause);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Photo {Photo}, try {Attempt}: {Problem}")]
    private partial void LogFailed(Guid photo, int attempt, string problem);

    [LoggerMessage(LogLevel.Warning, "Photo {Photo} cannot be decoded")]
    private partial void LogDamaged(Exception error, Guid photo);
}
