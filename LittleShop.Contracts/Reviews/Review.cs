using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>A customer's word on a delivered order: 1 to 5 stars and, if they like, a text.</summary>
public sealed record WriteReview(
    Guid OrderId, [property: Range(1, 5)] int Stars, [property: MaxLength(Limits.Review)] string? Text);

public sealed record ReviewView(
    Guid OrderId, string OrderNumber, string CustomerName, int Stars, string? Text, DateTimeOffset At);
