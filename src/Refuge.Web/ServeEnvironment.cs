using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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

    /// <summary>The certificate for addresses with https. Null where there is none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether each line of the log is an object of JSON, for programs that gather logs.</summary>
    public bool LogsAsJson { get; init; }

    /// <summary>How often one caller may ask in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 3_000;

    /// <summary>Reads it.</summary>
    /// <param name="setting">What a name says. Null or empty where it says nothing.</param>
    /// <exception cref="ArgumentException">A setting says nothing that can be done; the message names it.</exception>
    public static ServeEnvironment Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        string? Of(string name) => setting(name) is { Length: > 0 } value ? value : null;
        return new()
        {
            Proxies = [.. (Of("REFUGE_PROXY") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(
                each => IPAddress.TryParse(each.Trim(), out var address)
                    ? address
                    : throw Bad("REFUGE_PROXY", "takes addresses such as 127.0.0.1, with semicolons between"))],
            OpenId = OpenIdOf(Of),
            Certificate = CertificateOf(Of),
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
