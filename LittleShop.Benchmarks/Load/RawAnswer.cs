using System.Buffers.Text;
using System.Globalization;

namespace LittleShop.Benchmarks.Load;

/// <summary>An HTTP/1.1 answer in a buffer: its status, and its body without the chunks' frames.</summary>
internal readonly record struct RawAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>False while it is not here as a whole.</summary>
    public static bool TryRead(Memory<byte> received, out RawAnswer answer)
    {
        answer = default;
        var headEnd = received.Span.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return false;
        }

        var head = received.Span[..headEnd];
        var body = received[(headEnd + 4)..];
        _ = Utf8Parser.TryParse(head["HTTP/1.1 ".Length..], out int status, out _);
        if (status is 204 or 304)
        {
            answer = new(status, default);
            return true;
        }

        if (head.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0)
        {
            // JSON holds no bare line ends, so this can only be the last chunk.
            if (!body.Span.EndsWith("0\r\n\r\n"u8))
            {
                return false;
            }

            answer = new(status, Unframed(body));
            return true;
        }

        var length = LengthIn(head);
        answer = new(status, body.Length >= length ? body[..length] : default);
        return body.Length >= length;
    }

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : 0;
    }

    private static Memory<byte> Unframed(Memory<byte> chunked)
    {
        var (from, to) = (0, 0);
        while (true)
        {
            var lineEnd = chunked.Span[from..].IndexOf("\r\n"u8);
            var size = int.Parse(
                chunked.Span.Slice(from, lineEnd), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                return chunked[..to];
            }

            from += lineEnd + 2;
            chunked.Span.Slice(from, size).CopyTo(chunked.Span[to..]);
            (from, to) = (from + size + 2, to + size);
        }
    }
}
