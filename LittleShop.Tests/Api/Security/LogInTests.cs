using System.Net;
using System.Net.Http.Headers;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Security;

public sealed class LogInTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Theory]
    [InlineData(ShopHost.OwnerEmail, "wrong password!")]
    [InlineData("nobody@example.org", ShopHost.Password)]
    public async Task A_wrong_e_mail_and_a_wrong_password_get_the_same_answer(string email, string password)
    {
        using var nobody = shop.AsNobody();

        using var answer = await nobody.SendAsync(HttpMethod.Post, "/auth/login", new Login(email, password));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("E-mail or password is wrong.", (await answer.ProblemAsync()).Detail);
    }

    [Fact]
    public async Task Guessing_locks_the_account_and_says_how_long()
    {
        var email = await AddAsync(Roles.Viewer);
        using var nobody = shop.AsNobody();
        for (var guess = 0; guess < 10; guess++)
        {
            (await nobody.SendAsync(HttpMethod.Post, "/auth/login", new Login(email, "guess number x"))).Dispose();
        }

        using var answer = await nobody.SendAsync(HttpMethod.Post, "/auth/login", new Login(email, ShopHost.Password));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("five minutes", (await answer.ProblemAsync()).Detail);
    }

    [Fact]
    public async Task Another_role_or_a_disabled_admin_is_in_force_at_once()
    {
        var email = await AddAsync(Roles.Manager);
        using var manager = await SignInAsync(email, ShopHost.Password);
        var me = await manager.GetAsync<AdminView>("/auth/me");
        using var owner = await shop.AsAdminAsync();

        await owner.PutAsync<AdminView>($"/admins/{me.Id}", new ChangeAdmin(Roles.Viewer, Disabled: false));
        using var oldToken = await manager.SendAsync(HttpMethod.Get, "/admins", null);
        using var viewer = await SignInAsync(email, ShopHost.Password);
        using var asViewer = await viewer.SendAsync(HttpMethod.Get, "/admins", null);
        await owner.PutAsync<AdminView>($"/admins/{me.Id}", new ChangeAdmin(Roles.Viewer, Disabled: true));
        using var disabled = await viewer.SendAsync(HttpMethod.Get, "/orders", null);

        Assert.Equal(HttpStatusCode.Unauthorized, oldToken.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, asViewer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, disabled.StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_every_token_and_the_old_password()
    {
        var email = await AddAsync(Roles.Packer);
        using var packer = await SignInAsync(email, ShopHost.Password);

        using var changed = await packer.SendAsync(
            HttpMethod.Post, "/auth/password", new ChangePassword(ShopHost.Password, "a much newer password"));
        using var after = await packer.SendAsync(HttpMethod.Get, "/auth/me", null);
        using var again = await SignInAsync(email, "a much newer password");

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal(email, (await again.GetAsync<AdminView>("/auth/me")).Email);
    }

    [Fact]
    public async Task An_owner_cannot_lock_themselves_out()
    {
        using var owner = await shop.AsAdminAsync();
        var me = await owner.GetAsync<AdminView>("/auth/me");

        using var answer = await owner.SendAsync(
            HttpMethod.Put, $"/admins/{me.Id}", new ChangeAdmin(Roles.Viewer, Disabled: true));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(Roles.Owner, (await owner.GetAsync<AdminView>("/auth/me")).Role);
    }

    [Theory]
    [InlineData("Bearer", "nonsense")]
    [InlineData("ServiceKey", "nonsense")]
    [InlineData("ServiceKey", "")]
    public async Task A_forged_credential_is_nobody(string scheme, string credential)
    {
        using var client = shop.AsNobody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, credential);

        using var answer = await client.SendAsync(HttpMethod.Get, "/orders", null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<string> AddAsync(string role)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        using var owner = await shop.AsAdminAsync();
        await owner.PostAsync<AdminView>("/admins", new AddAdmin(email, "Somebody", role, ShopHost.Password));
        return email;
    }

    private async Task<HttpClient> SignInAsync(string email, string password)
    {
        var client = shop.AsNobody();
        var signedIn = await client.PostAsync<LoggedIn>("/auth/login", new Login(email, password));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.Token);
        return client;
    }
}
