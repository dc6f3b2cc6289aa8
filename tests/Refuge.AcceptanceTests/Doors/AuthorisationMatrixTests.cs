using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Formats.Crises;
using Refuge.Publishing;
using Refuge.Storage.Doors;
using Refuge.Tests.Shared;
using Refuge.Web.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>
/// Every endpoint, every role, every table, every tier: written down, and asked of the running service.
/// </summary>
public class AuthorisationMatrixTests
{
    static readonly Role[] Roles = Enum.GetValues<Role>();

    [Fact]
    public async Task Every_endpoint_opens_to_the_roles_that_the_matrix_names_and_to_no_other()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        var endpoints = EndpointsOf(service);
        var matrix = new StringBuilder();
        using var anybody = service.Browser();
        foreach (var endpoint in endpoints)
        {
            Assert.True(endpoint.Permission is not null, $"{endpoint.Name} says nothing of what it takes.");
            var row = new StringBuilder($"{endpoint.Name}: {endpoint.Permission}:");
            var open = await OpensAsync(anybody, endpoint);
            Assert.True(
                open == Rights.MayAnybody(endpoint.Permission!.Value), $"{endpoint.Name} for anybody: {open}");
            if (open) row.Append(" anybody");
            foreach (var role in Roles)
            {
                using var program = await service.ProgramAsync(role);
                if (!await OpensAsync(program, endpoint)) continue;
                row.Append(' ').Append(RoleWords.Of(role));
            }

            matrix.Append(row).Append('\n');
        }

        Snapshot.Match(matrix.ToString());
    }

    [Fact]
    public async Task Each_role_enters_the_tables_that_are_its_own_and_no_other()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        var matrix = new StringBuilder();
        foreach (var role in Roles)
        {
            using var program = await service.ProgramAsync(role, GuardedService.Crisis);
            var opened = new List<string>();
            foreach (var table in CrisisTables.All.Select(table => table.File[..^4]).Order(StringComparer.Ordinal))
            {
                using var answer = await program.PostAsJsonAsync(
                    new Uri($"/api/crises/{GuardedService.Crisis}/rows", UriKind.Relative),
                    new { rows = new[] { new { table, cells = new { source = "nobody" } } } },
                    GuardedService.Cancellation);
                Assert.True((int)answer.StatusCode is 200 or 403 or 422, $"{table}: {answer.StatusCode}");
                if (answer.StatusCode != HttpStatusCode.Forbidden) opened.Add(table);
            }

            matrix.Append(RoleWords.Of(role)).Append(": ").AppendJoin(' ', opened).Append('\n');
        }

        Snapshot.Match(matrix.ToString());
    }

    [Fact]
    public async Task Each_role_sees_its_tier_of_its_own_crisis_and_of_any_other_what_the_public_may_see()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        foreach (var role in Roles)
        {
            using var own = await service.ProgramAsync(role, GuardedService.Crisis);
            using var others = await service.ProgramAsync(role, "another-crisis");
            using var oneArea = await service.ProgramAsync(role, GuardedService.Crisis, "North");

            Assert.Equal(Rights.TierOf(role), await NarrowestAsync(own));
            Assert.Equal(Audience.Public, await NarrowestAsync(others));
            Assert.Equal(Audience.Partner, await NarrowestAsync(oneArea));
        }

        Assert.Equal(Audience.Public, await NarrowestAsync(service.Browser()));

        static async Task<Audience> NarrowestAsync(HttpClient client)
        {
            foreach (var audience in Enum.GetValues<Audience>())
            {
                using var answer = await client.GetAsync(
                    new Uri(
                        $"/api/crises/{GuardedService.Crisis}/plan?for={Words.Of(audience)}", UriKind.Relative),
                    GuardedService.Cancellation);
                if (answer.IsSuccessStatusCode) return audience;
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            }

            throw new InvalidOperationException("Nothing is shown at all.");
        }
    }

    static List<(string Name, string Method, string Path, Permission? Permission)> EndpointsOf(
        GuardedService service) =>
    [
        .. service.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => (
                    $"{method} {endpoint.RoutePattern.RawText}", method, PathOf(endpoint.RoutePattern.RawText!),
                    endpoint.Metadata.GetMetadata<Requirement>()?.Permission)))
            .OrderBy(each => each.Item1, StringComparer.Ordinal),
    ];

    /// <summary>An address of the endpoint: of the crisis that there is, and otherwise of nothing.</summary>
    static string PathOf(string pattern) => '/' + pattern.TrimStart('/')
        .Replace("{crisis}", GuardedService.Crisis, StringComparison.Ordinal)
        .Replace("{documentName}", "v1", StringComparison.Ordinal)
        .Replace("{number:int}", "1", StringComparison.Ordinal)
        .Replace("{remark:int}", "1", StringComparison.Ordinal)
        .Replace("{table}", "sites", StringComparison.Ordinal)
        .Replace("{**file}", "nothing.md", StringComparison.Ordinal)
        .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    static async Task<bool> OpensAsync(
        HttpClient client, (string Name, string Method, string Path, Permission? Permission) endpoint)
    {
        using var request = new HttpRequestMessage(new(endpoint.Method), new Uri(endpoint.Path, UriKind.Relative));
        if (endpoint.Method is "POST" or "PUT" or "PATCH") request.Content = JsonContent.Create(new { });
        if (endpoint.Path.EndsWith("/reports", StringComparison.Ordinal))
        {
            request.Content = new ByteArrayContent([]) { Headers = { ContentType = new("application/octet-stream") } };
        }

        using var answer = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, GuardedService.Cancellation);
        Assert.True((int)answer.StatusCode < 500, $"{endpoint.Name}: {answer.StatusCode}");
        var goesToLogIn = answer.StatusCode == HttpStatusCode.Found
            && answer.Headers.Location!.OriginalString.StartsWith("/login?back=", StringComparison.Ordinal);
        return answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && !goesToLogIn;
    }
}
