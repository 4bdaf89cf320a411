namespace LittleShop.Contracts;

/// <summary>What messages say, for every event, channel, reader and language.</summary>
public sealed class TemplatesClient(ApiCaller api)
{
    private const string Path = "notifications/templates";

    public Task<ApiAnswer<IReadOnlyList<TemplateView>>> ListAsync(
        Reader reader, string language, CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<TemplateView>>(
            ApiPath.With(Path, ("reader", reader), ("language", language)), ct);

    public Task<ApiAnswer<IReadOnlyList<TemplateVariable>>> ListVariablesAsync(Reader reader, CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<TemplateVariable>>(ApiPath.With($"{Path}/variables", ("reader", reader)), ct);

    public Task<ApiAnswer<TemplateView>> GetAsync(TemplateKey key, CancellationToken ct) =>
        api.GetAsync<TemplateView>(Of(key), ct);

    public Task<ApiAnswer<IReadOnlyList<TemplateVersion>>> GetHistoryAsync(TemplateKey key, CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<TemplateVersion>>($"{Of(key)}/history", ct);

    public Task<ApiAnswer<TemplatePreview>> PreviewAsync(PreviewTemplate wish, CancellationToken ct) =>
        api.SendAsync<TemplatePreview>(HttpMethod.Post, $"{Path}/preview", wish, ct);

    public Task<ApiAnswer<TestPushResult>> TestAsync(PreviewTemplate wish, CancellationToken ct) =>
        api.SendAsync<TestPushResult>(HttpMethod.Post, $"{Path}/test", wish, ct);

    public Task<ApiAnswer<TemplateView>> SaveAsync(SaveTemplate wish, CancellationToken ct) =>
        api.SendAsync<TemplateView>(HttpMethod.Put, Path, wish, ct);

    public Task<ApiAnswer<TemplateView>> RevertAsync(RevertTemplate wish, CancellationToken ct) =>
        api.SendAsync<TemplateView>(HttpMethod.Post, $"{Path}/revert", wish, ct);

    public Task<ApiAnswer<TemplateView>> ResetAsync(TemplateKey key, long? version, CancellationToken ct) =>
        api.SendAsync<TemplateView>(HttpMethod.Delete, ApiPath.With(Of(key), ("version", version)), null, ct);

    private static string Of(TemplateKey key) => $"{Path}/{key.Reader}/{key.Language}/{key.Kind}/{key.Channel}";
}
