using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Refuge.Storage.Retention;
using Refuge.Web.Doors;

namespace Refuge.Web;

/// <summary>What the environment says to the service, each word of it checked when the service starts.</summary>
sealed record ServeEnvironment
{
    /// <summary>Nothing is said.</summary>
    public static ServeEnvironment Empty { get; } = new();

    /// <summary>The proxies whose word is taken for who asked and how.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>The provider by which people log in. Null where there is none.</summary>
    public OpenIdSettings? OpenId { get; init; }

    /// <summary>The services of the open web through which readers log in to discuss public bulletins.</summary>
    public IReadOnlyList<PublicLogIn> PublicLogIns { get; init; } = [];

    /// <summary>The certificate for addresses with https. Null where there is none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether a local account opens its roles only to whoever logs in with a second factor.</summary>
    public bool RequiresSecondFactor { get; init; }

    /// <summary>
    /// A list of passwords that were broken elsewhere, which nobody may take. Null where there is none.
    /// </summary>
    public BrokenPasswordFile? BrokenPasswords { get; init; }

    /// <summary>
    /// A street map that lies under the map of a crisis, a file of PMTiles 3. Null where there is none.
    /// </summary>
    public string? StreetMap { get; init; }

    /// <summary>Whether each line of the log is an object of JSON, for programs that gather logs.</summary>
    public bool LogsAsJson { get; init; }

    /// <summary>How often one caller may ask in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 3_000;

    /// <summary>Whether word of pages that link to a public bulletin is taken (Webmention).</summary>
    public bool TakesWebmentions { get; init; }

    /// <summary>Whether it is taken as a pingback too.</summary>
    public bool TakesPingbacks { get; init; }

    /// <summary>Whether pages that a public bulletin links to are told of it.</summary>
    public bool SendsWebmentions { get; init; }

    /// <summary>Whether whoever sends reports in may name the address of one, which this service then asks
    /// for.</summary>
    public bool FetchesReports { get; init; }

    /// <summary>Addresses of an own network that such pages may be asked for from.</summary>
    public IReadOnlyList<IPEndPoint> FetchesAlso { get; init; } = [];

    /// <summary>
    /// Whether traces and metrics are sent: to the address that the variables of OpenTelemetry name.
    /// </summary>
    public bool SendsTelemetry { get; init; }

    /// <summary>After how many days what is kept of each class goes.</summary>
    public RetentionRules Keeps { get; init; } = RetentionRules.Standard;

    /// <summary>Reads it.</summary>
    /// <param name="setting">What a name says. Null or empty where it says nothing.</param>
    /// <exception cref="ArgumentException">A setting says nothing that can be done; the message names it.</exception>
    public static ServeEnvironment Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        string? Of(string name) => setting(name) is { Length: > 0 } value ? value : null;
        var mentions = ListOf(Of("REFUGE_MENTIONS"));
        if (mentions.Any(static each => each is not ("webmention" or "pingback" or "send")))
        {
            throw Bad("REFUGE_MENTIONS", "takes webmention, pingback and send, with semicolons between");
        }

        return new()
        {
            TakesWebmentions = mentions.Contains("webmention"),
            TakesPingbacks = mentions.Contains("pingback"),
            SendsWebmentions = mentions.Contains("send"),
            FetchesReports = Of("REFUGE_REPORTS") switch
            {
                null => false,
                "fetch" => true,
                _ => throw Bad("REFUGE_REPORTS", "takes fetch"),
            },
            FetchesAlso = [.. ListOf(Of("REFUGE_FETCH_ALSO")).Select(
                static each => IPEndPoint.TryParse(each, out var end) && end.Port > 0
                    ? end
                    : throw Bad("REFUGE_FETCH_ALSO", "takes addresses such as 10.0.0.5:443, with semicolons between"))],
            Proxies = [.. ListOf(Of("REFUGE_PROXY")).Select(
                static each => IPAddress.TryParse(each, out var address)
                    ? address
                    : throw Bad("REFUGE_PROXY", "takes addresses such as 127.0.0.1, with semicolons between"))],
            SendsTelemetry = Of("OTEL_EXPORTER_OTLP_ENDPOINT") is { } collector
                && (AddressOf(collector) is not null
                    ? true
                    : throw Bad("OTEL_EXPORTER_OTLP_ENDPOINT", "takes an address such as http://127.0.0.1:4317")),
            Keeps = RetentionRules.Find(ListOf(Of("REFUGE_KEEP")))
                ?? throw Bad("REFUGE_KEEP", $"takes {RetentionRules.Example}"),
            OpenId = OpenIdOf(Of),
            PublicLogIns = [.. PublicLogIn.Known.Select(service => LogInOf(service, Of)).OfType<PublicLogIn>()],
            Certificate = CertificateOf(Of),
            RequiresSecondFactor = Of("REFUGE_SECOND_FACTOR") switch
            {
                null or "optional" => false,
                "required" => true,
                _ => throw Bad("REFUGE_SECOND_FACTOR", "takes optional or required"),
            },
            BrokenPasswords = Of("REFUGE_BROKEN_PASSWORDS") is not { } broken ? null
                : BrokenPasswordFile.Find(broken)
                    ?? throw Bad("REFUGE_BROKEN_PASSWORDS", "takes a file of SHA-1 hashes, one a line, in their order"),
            StreetMap = Of("REFUGE_STREETS") is not { } streets ? null
                : Pages.StreetMap.Find(streets) ?? throw Bad("REFUGE_STREETS", "takes a file of PMTiles, version 3"),
            LogsAsJson = Of("REFUGE_LOG") switch
            {
                null or "text" => false,
                "json" => true,
                _ => throw Bad("REFUGE_LOG", "takes text or json"),
            },
            RequestsPerMinute = Of("REFUGE_REQUESTS_PER_MINUTE") is not { } requests ? 3_000
                : int.TryParse(requests, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
                    ? count
                    : throw Bad("REFUGE_REQUESTS_PER_MINUTE", "takes a whole number above 0"),
        };
    }

    static string[] ListOf(string? words) =>
        (words ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static OpenIdSettings? OpenIdOf(Func<string, string?> of)
    {
        if (of("REFUGE_OIDC_AUTHORITY") is not { } authority) return null;
        if (AddressOf(authority) is not { } address || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw Bad("REFUGE_OIDC_AUTHORITY", "takes the address of the provider, with https");
        }

        return new(
            address,
            of("REFUGE_OIDC_CLIENT") ?? throw Bad("REFUGE_OIDC_CLIENT", "names this service to the provider; set it"),
            of("REFUGE_OIDC_SECRET"));
    }

    /// <summary>A known service, where the settings say under which name it knows this one.</summary>
    static PublicLogIn? LogInOf(PublicLogIn service, Func<string, string?> of)
    {
        var name = $"REFUGE_LOGIN_{service.Id.ToUpperInvariant()}";
        return of($"{name}_CLIENT") is { } client
            ? service with
            {
                Client = client,
                Secret = of($"{name}_SECRET")
                    ?? throw Bad($"{name}_SECRET", "is missing; the service gives it beside the name of the client"),
            }
            : null;
    }

    static X509Certificate2? CertificateOf(Func<string, string?> of)
    {
        if (of("REFUGE_CERTIFICATE") is not { } file) return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(file, of("REFUGE_CERTIFICATE_KEY"));
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Bad("REFUGE_CERTIFICATE", "takes a certificate as PEM, and REFUGE_CERTIFICATE_KEY its key");
        }
    }

    static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;

    /// <summary>What a setting says is never printed: it may be a secret in the wrong place.</summary>
    static ArgumentException Bad(string name, string takes) => new($"{name} {takes}.");
}
