using System.Buffers;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Caching.Hybrid;

namespace LittleShop.Api.Caching;

/// <summary>An answer as it goes over the wire: remembered like this it is neither read nor written again.</summary>
[ImmutableObject(true)]
internal sealed class JsonBytes(byte[] utf8)
{
    /// <summary>Remembers that there is nothing.</summary>
    public static JsonBytes None { get; } = new([]);

    public ReadOnlyMemory<byte> Utf8 => utf8;

    public bool IsNone => utf8.Length == 0;

    public static JsonBytes Of<T>(T? value) =>
        value is null ? None : new(JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options));
}

/// <summary>Answers 200 with JSON that is already written.</summary>
internal sealed class JsonOk<T>(JsonBytes body) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Utf8.Length;
        return httpContext.Response.Body.WriteAsync(body.Utf8, httpContext.RequestAborted).AsTask();
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

internal sealed class JsonBytesSerializer : IHybridCacheSerializer<JsonBytes>
{
    public JsonBytes Deserialize(ReadOnlySequence<byte> source) => new(source.ToArray());

    public void Serialize(JsonBytes value, IBufferWriter<byte> target) => target.Write(value.Utf8.Span);
}
