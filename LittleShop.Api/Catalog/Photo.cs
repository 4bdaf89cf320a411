using LittleShop.Contracts;

namespace LittleShop.Api.Catalog;

/// <summary>A product's picture; its files are made in the background.</summary>
internal sealed class Photo
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ProductId { get; init; }
    public required int Position { get; set; }
    public string? Alt { get; set; }
    public PhotoState State { get; set; } = PhotoState.Pending;
    public string? SourceUrl { get; init; }

    /// <summary>How often fetching it was tried, and why that failed last.</summary>
    public int Attempts { get; set; }
    public string? Problem { get; set; }

    /// <summary>Not worked on before: set while somebody does, and between two tries.</summary>
    public DateTimeOffset? NotBefore { get; set; }
}

/// <summary>The bytes of a photo in one size and one format. Width 0 is the picture as it came.</summary>
internal sealed class PhotoFile
{
    public required Guid PhotoId { get; init; }
    public required int Width { get; init; }
    public required string ContentType { get; init; }
    public required byte[] Bytes { get; init; }
}
