using System.Net.Http.Headers;
using LittleShop.Api.Catalog.Photos;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using NetVips;

namespace LittleShop.Tests.Api.Catalog.Photos;

/// <summary>Real pictures, made here, and how they reach the shop.</summary>
internal static class Pictures
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A blue field with a red left half, so that its turning can be seen.</summary>
    public static Image Draw(int width, int height)
    {
        using var blue = Image.Black(width, height, bands: 3).NewFromImage(20, 40, 200);
        using var painted = blue.Mutate(image => image.DrawRect([200, 30, 20], 0, 0, width / 2, height, fill: true));
        return painted.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public static byte[] Jpeg(int width = 1600, int height = 900)
    {
        using var picture = Draw(width, height);
        return picture.JpegsaveBuffer();
    }

    public static byte[] Png(int width = 1600, int height = 900)
    {
        using var picture = Draw(width, height);
        return picture.PngsaveBuffer();
    }

    extension(ShopHost shop)
    {
        public async Task<HttpResponseMessage> UploadAsync(
            Guid productId, byte[] bytes, string role = Roles.Manager, string? alt = null, string name = "photo.jpg")
        {
            using var admin = await shop.AsAdminAsync(role);
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            using var form = new MultipartFormDataContent { { file, "file", name } };
            if (alt is not null)
            {
                form.Add(new StringContent(alt), "alt");
            }

            return await admin.PostAsync($"/products/{productId}/photos", form, Ct);
        }

        /// <summary>What the background jobs would do now.</summary>
        public async Task SweepAsync()
        {
            await using var scope = shop.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PhotoSweep>().RunAsync(Ct);
        }

        public async Task<PhotoView> PhotoOfAsync(Guid productId)
        {
            using var viewer = await shop.AsAdminAsync(Roles.Viewer);
            return Assert.Single((await viewer.GetAsync<ProductDetail>($"/products/{productId}")).Photos);
        }
    }
}
