using LittleShop.Api.Caching;
using LittleShop.Api.Catalog.Photos;
using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Catalog.Import;

/// <summary>Takes a Shopify product CSV. All of it or nothing: a file with a bad cell changes nothing.</summary>
internal static class ImportProducts
{
    public const int FileBytes = 20 * 1024 * 1024;

    public static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> Handle(
        IFormFile file, ImportWriter writer, ShopCache cache, PhotoQueue queue, IOptions<ShopOptions> shop,
        IOptions<OutboundOptions> outbound, CancellationToken ct)
    {
        if (file.Length > FileBytes)
        {
            return Refused("The file is larger than 20 MB. Split it into several files.", new ImportProblems());
        }

        using var upload = new MemoryStream((int)file.Length);
        await file.CopyToAsync(upload, ct);
        var (problems, notes) = (new ImportProblems(), new List<string>());
        if (FileText.Read(upload.ToArray(), notes, out var noText) is not { } text)
        {
            return Refused(noText, problems);
        }

        var products = ShopifyFile.Read(text, shop.Value.Currency, outbound.Value, problems, notes);
        if (problems.Count > 0)
        {
            return Refused(Summary(problems), problems);
        }

        ImportReport report;
        try
        {
            report = await writer.WriteAsync(products, ct);
        }
        catch (DbUpdateException error) when (error.IsDuplicate)
        {
            return Problems.Conflict(Problems.StaleCode, "Somebody changed the catalogue meanwhile. Import once more.");
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        if (report.PhotosQueued > 0)
        {
            queue.WorkAll();
        }

        notes.Insert(0, $"Prices were taken as {shop.Value.Currency}.");
        return TypedResults.Ok(report with { Notes = [.. notes, .. report.Notes] });
    }

    private static string Summary(ImportProblems problems) => problems.Count switch
    {
        1 => "The file has one problem. Nothing was imported.",
        var count when count > problems.Found.Count =>
            $"The file has {count} problems; here are the first {problems.Found.Count}. Nothing was imported.",
        var count => $"The file has {count} problems. Nothing was imported.",
    };

    private static ProblemHttpResult Refused(string detail, ImportProblems problems) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status400BadRequest, title: "Not imported",
        extensions: new Dictionary<string, object?> { ["code"] = "import", ["problems"] = problems.Found });
}
