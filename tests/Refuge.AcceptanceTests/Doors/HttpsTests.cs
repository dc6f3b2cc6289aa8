using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Refuge.Web;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>The service as others reach it: by HTTPS, or through a proxy.</summary>
public class HttpsTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_https_a_browser_is_told_to_stay_with_it_and_cookies_go_no_other_way()
    {
        var place = Directory.CreateTempSubdirectory("refuge-https-");
        var (file, key) = (Path.Combine(place.FullName, "own.pem"), Path.Combine(place.FullName, "own.key"));
        using (var secret = RSA.Create(2048))
        {
            var request = new CertificateRequest(
                "CN=refuge.example", secret, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var now = TimeProvider.System.GetUtcNow();
            using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
            await File.WriteAllTextAsync(file, made.ExportCertificatePem(), Cancellation);
            await File.WriteAllTextAsync(key, secret.ExportPkcs8PrivateKeyPem(), Cancellation);
        }

        var environment = ServeEnvironment.Read(name => name switch
        {
            "REFUGE_CERTIFICATE" => file,
            "REFUGE_CERTIFICATE_KEY" => key,
            _ => null,
        });
        await using var service = await GuardedService.StartAsync("https://0.0.0.0:0", environment);
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) =>
                shown!.Thumbprint == environment.Certificate!.Thumbprint,
        };
        using var browser = new HttpClient(handler)
        {
            BaseAddress = new($"https://127.0.0.1:{service.Address.Port}"),
            DefaultRequestHeaders = { Host = "refuge.example" },
        };

        using var page = await browser.GetAsync(new Uri("/login", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(
            "max-age=31536000; includeSubDomains", page.Headers.GetValues("Strict-Transport-Security").Single());
        var cookie = page.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-refuge.form=", cookie, StringComparison.Ordinal);
        foreach (var word in (string[])["path=/;", "secure", "httponly", "samesite=lax"])
        {
            Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase);
        }

        // Nobody has an account, and still nobody from elsewhere is taken for the owner of the machine.
        using var audit = await browser.GetAsync(new Uri("/api/audit", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, audit.StatusCode);
        place.Delete(recursive: true);
    }

    [Fact]
    public async Task Behind_a_proxy_nobody_is_taken_for_the_owner_and_too_many_requests_of_one_address_are_refused()
    {
        var environment = ServeEnvironment.Read(name => name switch
        {
            "REFUGE_PROXY" => "127.0.0.1",
            "REFUGE_REQUESTS_PER_MINUTE" => "30",
            _ => null,
        });
        await using var service = await GuardedService.StartAsync("http://127.0.0.1:0", environment);
        using var one = service.Browser();
        one.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        one.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var other = service.Browser();
        other.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.8");
        var answers = new List<HttpStatusCode>();
        for (var request = 0; request < 31; request++) answers.Add(await StatusAsync(one));

        Assert.All(answers[..30], static status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[30]);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(other));

        static async Task<HttpStatusCode> StatusAsync(HttpClient client)
        {
            using var answer = await client.GetAsync(new Uri("/api/audit", UriKind.Relative), Cancellation);
            return answer.StatusCode;
        }
    }
}
