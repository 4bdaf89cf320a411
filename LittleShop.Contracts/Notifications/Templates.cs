using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>For whom a text is written.</summary>
public enum Reader
{
    Admin,
    Customer,
}

/// <summary>Names one text of the shop.</summary>
public sealed record TemplateKey(
    OrderEventKind Kind, Channel Channel, Reader Reader, [property: Required, MaxLength(8)] string Language);

/// <summary>A text: what holds now. Edited is false while it is the one that LittleShop brings.</summary>
public sealed record TemplateView(
    TemplateKey Key, string Title, string Body, bool Edited, long? Version, string? By, DateTimeOffset? At);

/// <summary>Saves a text. Version: the one that was seen, null for the default; another one meanwhile is a 409.</summary>
public sealed record SaveTemplate(
    [property: Required] TemplateKey Key,
    [property: MaxLength(300)] string Title,
    [property: Required, MaxLength(8000)] string Body,
    long? Version);

/// <summary>An earlier text of the same key, newest first. Reverting saves it anew.</summary>
public sealed record TemplateVersion(long Version, string? Title, string? Body, string By, DateTimeOffset At);

/// <summary>Brings an earlier text back. Version: the one that was seen, as when saving.</summary>
public sealed record RevertTemplate([property: Required] TemplateKey Key, long To, long? Version);

/// <summary>What is wrong with a text, and where (Field: title or body).</summary>
public sealed record TemplateProblem(string Field, string Message);

/// <summary>A text on a real order, as each channel would show it. OrderId null: the newest order, or a made-up one.</summary>
public sealed record PreviewTemplate([property: Required] TemplateKey Key, string Title, string Body, Guid? OrderId);

/// <param name="Size">What the channel counts (characters, or bytes for a push), beside its Limit.</param>
/// <param name="Html">Set where the channel shows markup: Telegram's HTML, or the whole mail.</param>
public sealed record ChannelPreview(
    Channel Channel, string Title, string Text, string? Html, IReadOnlyList<string> Buttons, int Size, int Limit);

public sealed record TemplatePreview(
    IReadOnlyList<ChannelPreview> Channels, IReadOnlyList<TemplateProblem> Problems, string OrderNumber);

/// <summary>A variable that texts may name, with what it stands for and an example.</summary>
public sealed record TemplateVariable(string Name, string Meaning, string Example);
