using System.Net.Http.Json;
using System.Text;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Catalog.Import;

/// <summary>Files as shops export them, and the way they are handed in.</summary>
internal static class Csv
{
    public const string OldHeader =
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
        + "Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,"
        + "Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Image Alt Text,"
        + "Gift Card,Variant Image,Variant Weight Unit,Status";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    extension(ShopHost shop)
    {
        public Task<HttpResponseMessage> ImportAsync(string csv, string role = Roles.Manager) =>
            shop.ImportAsync(Encoding.UTF8.GetBytes(csv), role);

        public async Task<HttpResponseMessage> ImportAsync(byte[] csv, string role = Roles.Manager)
        {
            using var admin = await shop.AsAdminAsync(role);
            using var form = new MultipartFormDataContent { { new ByteArrayContent(csv), "file", "products.csv" } };
            return await admin.PostAsync("/products/import", form, Ct);
        }

        public async Task<ImportReport> ImportedAsync(string csv)
        {
            using var answer = await shop.ImportAsync(csv);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
            return (await answer.Content.ReadFromJsonAsync<ImportReport>(ApiJson.Options, Ct))!;
        }

        public async Task<ProductDetail> ByTitleAsync(string title)
        {
            using var viewer = await shop.AsAdminAsync(Roles.Viewer);
            var page = await viewer.GetAsync<Page<ProductSummary>>($"/products?search={Uri.EscapeDataString(title)}");
            return await viewer.GetAsync<ProductDetail>($"/products/{page.Items.Single(p => p.Title == title).Id}");
        }
    }

    /// <summary>The refusal of an import, with every cell it names.</summary>
    public static async Task<(string Detail, ImportProblem[] Problems)> RefusalAsync(this HttpResponseMessage answer)
    {
        var refusal = await answer.Content.ReadFromJsonAsync<Refusal>(ApiJson.Options, Ct);
        return (refusal!.Detail, refusal.Problems);
    }

    private sealed record Refusal(string Detail, ImportProblem[] Problems);
}
