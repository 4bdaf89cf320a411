using LittleShop.Api.Security;

namespace LittleShop.Api.Carts;

internal static class CartEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        public void MapCarts()
        {
            var cart = routes.MapGroup("/customers/{customerId:guid}/cart").WithTags("Carts")
                .RequireAuthorization(Policies.Bot);
            cart.MapGet("/", GetCart.Handle).WithName(nameof(GetCart));
            cart.MapDelete("/", EmptyCart.Handle).WithName(nameof(EmptyCart));
            cart.MapPost("/lines", AddCartLine.Handle).WithName(nameof(AddCartLine));
            cart.MapPut("/lines/{variantId:guid}", SetCartLine.Handle).WithName(nameof(SetCartLine));
            cart.MapPut("/delivery", SetCartDelivery.Handle).WithName(nameof(SetCartDelivery));

            routes.MapPost("/customers/{customerId:guid}/orders", Checkout.Handle).WithName(nameof(Checkout))
                .WithTags("Carts").RequireAuthorization(Policies.Bot);
            routes.MapGet("/shipping-methods", ListShippingMethods.Handle).WithName(nameof(ListShippingMethods))
                .WithTags("Carts").RequireAuthorization(Policies.Shopfront);
        }
    }
}
