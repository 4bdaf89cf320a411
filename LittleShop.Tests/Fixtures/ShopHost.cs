using System.Net.Http.Headers;
using System.Net.Http.Json;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL;
using ShopAdmin = LittleShop.Api.Security.Admin;

namespace LittleShop.Tests.Fixtures;

/// <summary>The real Api on a database of its own, with verbs. One for each test class.</summary>
public sealed class ShopHost(PostgresServer postgres, CacheServer cache) : IAsyncLifetime
{
    public const string OwnerEmail = "owner@example.org";
    public const string Password = "correct horse battery";
    public static readonly string BotKey = new('b', 40);
    public static readonly string AdminKey = new('a', 40);

    private readonly Dictionary<string, string> _tokens = [];
    private readonly SemaphoreSlim _one = new(1);
    private string _database = "";

    internal ApiFactory Factory { get; private set; } = null!;

    /// <summary>Settings beside the usual ones; set before the fixture starts, by a host that a test makes itself.</summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>();

    public IServiceProvider Services => Factory.Services;

    public string DatabaseConnection => _database;

    /// <summary>The server's address on a real port; the first use starts it there.</summary>
    public Uri Address => Factory.Address;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.NewDatabaseAsync();
        Factory = new ApiFactory(_database, cache.ConnectionString, Settings);
        _ = Factory.Address;
    }

    public HttpClient AsNobody() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public HttpClient AsBot() => With("ServiceKey", BotKey);

    public HttpClient AsAdminServer() => With("ServiceKey", AdminKey);

    /// <summary>Signed in as somebody with this role; made at the first use.</summary>
    public async Task<HttpClient> AsAdminAsync(string role = Roles.Owner)
    {
        await _one.WaitAsync();
        try
        {
            if (!_tokens.TryGetValue(role, out var token))
            {
                _tokens[role] = token = await TokenAsync(role);
            }

            return With("Bearer", token);
        }
        finally
        {
            _one.Release();
        }
    }

    internal ShopDb OpenDb() => TemplateDatabase.Open(_database);

    /// <summary>
    /// No customers, and nothing to tell anybody. The shop's senders look at the same tables meanwhile, in another order:
    /// where Postgres ends one of two that wait for each other, it is tried again.
    /// </summary>
    public async Task ForgetCustomersAsync()
    {
        await using var db = OpenDb();
        await new NpgsqlRetryingExecutionStrategy(db).ExecuteAsync(ct =>
            db.Database.ExecuteSqlAsync($"truncate customers, notices, deliveries cascade", ct),
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Factory is not null)
        {
            await Factory.DisposeAsync();
        }

        _one.Dispose();
    }

    private async Task<string> TokenAsync(string role)
    {
        var email = role == Roles.Owner ? OwnerEmail : $"{role}@example.org";
        if (role != Roles.Owner)
        {
            await using var scope = Services.CreateAsyncScope();
            var made = await scope.ServiceProvider.GetRequiredService<UserManager<ShopAdmin>>().CreateAsync(
                new ShopAdmin { UserName = email, Email = email, Name = role, Role = role }, Password);
            Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Description)));
        }

        using var nobody = AsNobody();
        var answer = await nobody.PostAsJsonAsync("/auth/login", new Login(email, Password), ApiJson.Options);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<LoggedIn>(ApiJson.Options))!.Token;
    }

    private HttpClient With(string scheme, string credential)
    {
        var client = AsNobody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, credential);
        return client;
    }
}
