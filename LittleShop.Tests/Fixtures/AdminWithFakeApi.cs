namespace LittleShop.Tests.Fixtures;

/// <summary>
/// One admin server for a whole test class: a start costs a second. Each test begins with a fresh Api.
/// </summary>
public sealed class AdminWithFakeApi : IAsyncLifetime
{
    internal FakeApi Api { get; private set; } = null!;

    internal AdminHost Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Api = await FakeApi.StartAsync();
        Admin = new AdminHost(Api.Address);
    }

    public void Begin()
    {
        Api.Forget();
        AdminHost.Welcome(Api);
    }

    public async ValueTask DisposeAsync()
    {
        await Admin.DisposeAsync();
        await Api.DisposeAsync();
    }
}
