using LittleShop.Api.Security;

namespace LittleShop.Api.Reviews;

internal static class ReviewEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        public void MapReviews()
        {
            routes.MapPost("/customers/{customerId:guid}/reviews", AddReview.Handle).WithName(nameof(AddReview))
                .WithTags("Reviews").RequireAuthorization(Policies.Bot);
            routes.MapGet("/reviews", ListReviews.Handle).WithName(nameof(ListReviews))
                .WithTags("Reviews").RequireAuthorization(Policies.Admin);
        }
    }
}
