using System.Net;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Api.Security;

/// <summary>Endpoint × role: each endpoint states who may come in, and nobody else does.</summary>
public sealed class AccessTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        [Policies.Admin] = [Roles.Owner, Roles.Manager, Roles.Packer, Roles.Viewer],
        [Policies.Pack] = [Roles.Owner, Roles.Manager, Roles.Packer],
        [Policies.Manage] = [Roles.Owner, Roles.Manager],
        [Policies.Own] = [Roles.Owner],
        [Policies.Bot] = ["bot"],
        [Policies.Shopfront] = [Roles.Owner, Roles.Manager, Roles.Packer, Roles.Viewer, "bot"],
        [Policies.Live] = [Roles.Owner, Roles.Manager, Roles.Packer, Roles.Viewer, "admin server"],
    };

    [Fact]
    public void Every_endpoint_is_in_the_list_of_who_may_reach_it_and_states_that_policy()
    {
        var stated = Endpoints().Select(endpoint => $"{Name(endpoint)} {PolicyOf(endpoint)}").Order().ToList();

        var expected = AccessList.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(string.Join('\n', expected.Order()), string.Join('\n', stated));
    }

    [Fact]
    public async Task Nobody_reaches_what_they_should_not()
    {
        foreach (var endpoint in Endpoints().Where(endpoint => PolicyOf(endpoint) != "anyone"))
        {
            var allowed = _allowed[PolicyOf(endpoint)];
            foreach (var caller in _allowed.Values.SelectMany(callers => callers).Distinct().Except(allowed))
            {
                using var client = await AsAsync(caller);
                Assert.True(
                    IsRefused(await AskAsync(client, endpoint), endpoint), $"{caller} → {Name(endpoint)}");
            }

            using var nobody = shop.AsNobody();
            Assert.True(
                await AskAsync(nobody, endpoint) is HttpStatusCode.Unauthorized or HttpStatusCode.Found,
                $"nobody → {Name(endpoint)}");
        }
    }

    [Fact]
    public async Task Whoever_may_read_is_let_in()
    {
        foreach (var endpoint in Endpoints().Where(endpoint =>
            PolicyOf(endpoint) != "anyone" && Name(endpoint).StartsWith("GET", StringComparison.Ordinal)
            && !Name(endpoint).Contains("/jobs")))
        {
            foreach (var caller in _allowed[PolicyOf(endpoint)])
            {
                using var client = await AsAsync(caller);
                var status = await AskAsync(client, endpoint);
                Assert.False(
                    status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || (int)status >= 500,
                    $"{caller} → {Name(endpoint)}: {status}");
            }
        }
    }

    // The job dashboard knows its visitors by a cookie alone, and sends everybody else to its login page.
    private static bool IsRefused(HttpStatusCode status, RouteEndpoint endpoint) =>
        status == HttpStatusCode.Forbidden || (status == HttpStatusCode.Found && Name(endpoint).Contains("/jobs"));

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, RouteEndpoint endpoint)
    {
        var method = new HttpMethod(Name(endpoint).Split(' ')[0]);
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(
            segment.Parts.Select(part => part switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "long" }] }
                    => "999999999",
                _ => Guid.NewGuid().ToString(),
            }))));
        using var request = new HttpRequestMessage(method, "/" + path);
        if (method != HttpMethod.Get)
        {
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<HttpClient> AsAsync(string caller) => caller switch
    {
        "bot" => shop.AsBot(),
        "admin server" => shop.AsAdminServer(),
        _ => await shop.AsAdminAsync(caller),
    };

    private IEnumerable<RouteEndpoint> Endpoints() =>
        shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Name(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        return $"{(methods is [var first, ..] ? first : "GET")} /{endpoint.RoutePattern.RawText!.Trim('/')}";
    }

    /// <summary>The strictest of what it states: a group's policy and its own both hold.</summary>
    private static string PolicyOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? "anyone"
            : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy)
                .LastOrDefault(policy => policy is not null) ?? "NOT STATED";
}
