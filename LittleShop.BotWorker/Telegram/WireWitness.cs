using System.Net;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// Sees whether a request went onto the wire. An exception alone does not tell: a deadline ends a call that never got a
/// connection just as one whose answer is missing. A body is asked for only when a connection stands, with TLS.
/// </summary>
internal sealed class WireWitness : DelegatingHandler
{
    private static readonly AsyncLocal<Sighting?> _watched = new();

    public WireWitness(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>Watches the requests of the calling method from here on.</summary>
    public static Sighting Watch() => _watched.Value = new();

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_watched.Value is { } sighting && request.Content is { } content)
        {
            request.Content = new WatchedContent(content, sighting);
        }

        return base.SendAsync(request, cancellationToken);
    }

    internal sealed class Sighting
    {
        private volatile bool _written;

        /// <summary>Some of it may have been read by somebody.</summary>
        public bool Written => _written;

        public void Write() => _written = true;
    }

    private sealed class WatchedContent : HttpContent
    {
        private readonly HttpContent _content;
        private readonly Sighting _sighting;

        public WatchedContent(HttpContent content, Sighting sighting)
        {
            (_content, _sighting) = (content, sighting);
            foreach (var (name, values) in content.Headers)
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            _sighting.Write();
            return _content.CopyToAsync(stream, context, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? 0;
            return _content.Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _content.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
