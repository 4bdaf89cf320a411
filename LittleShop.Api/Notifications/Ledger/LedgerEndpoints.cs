using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications.Ledger;

internal static class LedgerEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>Who was told what, who was not and why, and the proof that nobody was forgotten.</summary>
        public void MapLedger()
        {
            var ledger = routes.MapGroup("/notifications").WithTags("Ledger").RequireAuthorization(Policies.Admin);
            ledger.MapGet("/deliveries", ListDeliveries.Handle).WithName(nameof(ListDeliveries));
            ledger.MapGet("/coverage", GetCoverage.Handle).WithName(nameof(GetCoverage));
            ledger.MapGet("/deliveries/{id:long}", GetDelivery.Handle).WithName(nameof(GetDelivery));
            routes.MapPost("/notifications/deliveries/{id:long}/resend", ResendDelivery.Handle)
                .WithName(nameof(ResendDelivery)).WithTags("Ledger").RequireAuthorization(Policies.Manage);
            routes.MapGet("/orders/{id:guid}/deliveries", ListOrderDeliveries.Handle)
                .WithName(nameof(ListOrderDeliveries)).WithTags("Ledger").RequireAuthorization(Policies.Admin);
        }
    }
}
