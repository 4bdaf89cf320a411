using LittleShop.Api.Notifications.WebPush;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Devices;

internal static class GetPushKey
{
    public static async Task<Ok<PushKey>> Handle(VapidKeys keys, CancellationToken ct) =>
        TypedResults.Ok(new PushKey((await keys.GetAsync(ct)).PublicKey));
}
