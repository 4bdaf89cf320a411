using System.Text;
using System.Text.Json;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Load;

/// <summary>Requests of the bot worker as the bytes that go over the wire.</summary>
internal sealed class RawRequest(string botKey)
{
    public byte[] Get(string path) => Bytes("GET", path, "", null);

    public byte[] Send(string method, string path, object body, string? idempotencyKey = null) =>
        Bytes(method, path, JsonSerializer.Serialize(body, body.GetType(), ApiJson.Options), idempotencyKey);

    private byte[] Bytes(string method, string path, string body, string? idempotencyKey)
    {
        var request = new StringBuilder()
            .Append(method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n")
            .Append("Authorization: ServiceKey ").Append(botKey).Append("\r\n");
        if (idempotencyKey is not null)
        {
            request.Append("Idempotency-Key: ").Append(idempotencyKey).Append("\r\n");
        }

        if (body.Length > 0)
        {
            request.Append("Content-Type: application/json\r\nContent-Length: ")
                .Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(request.Append("\r\n").Append(body).ToString());
    }
}
