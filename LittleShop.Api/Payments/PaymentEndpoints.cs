using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Payments;

internal static class PaymentEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        public void MapPayments()
        {
            routes.MapGet("/payment-options", Options).WithName("GetPaymentOptions").WithTags("Payments")
                .RequireAuthorization(Policies.Shopfront);

            var payment = routes.MapGroup("/customers/{customerId:guid}/orders/{id:guid}/payment")
                .WithTags("Payments").RequireAuthorization(Policies.Bot);
            payment.MapPost("/check", ApprovePayment.Handle).WithName(nameof(ApprovePayment));
            payment.MapPost("/", TakePayment.Handle).WithName(nameof(TakePayment));
            payment.MapPost("/retry", RetryPayment.Handle).WithName(nameof(RetryPayment));
        }
    }

    private static Ok<PaymentOptions> Options(PaymentTerms terms) => TypedResults.Ok(terms.Options);
}
