using System.Net;
using Refuge.Displacement;
using Refuge.Web.Doors;

namespace Refuge.Web;

/// <summary>
/// What the service is started with. Checked when built: a service with a bad setting does not start.
/// </summary>
sealed record ServeSettings
{
    /// <summary>States what to serve and where.</summary>
    /// <param name="urls">The addresses to listen on, such as <c>http://127.0.0.1:5080</c>, with semicolons
    /// between.</param>
    /// <param name="size">Days, members and seed of a plan.</param>
    /// <param name="version">The version of Refuge, for the record of a run.</param>
    /// <param name="environment">What the environment says besides.</param>
    /// <exception cref="ArgumentException">An address is no address with a port, or HTTPS is asked for without a
    /// certificate.</exception>
    public ServeSettings(string urls, EnsembleSize size, string version, ServeEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(urls);
        ArgumentNullException.ThrowIfNull(environment);
        Urls =
            [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];
        if (Urls.Count == 0) throw new ArgumentException("The service needs an address to listen on.", nameof(urls));
        if (environment.Certificate is null && Urls.Any(static url => url.Scheme == Uri.UriSchemeHttps))
        {
            throw new ArgumentException(
                "An address with https needs a certificate: set REFUGE_CERTIFICATE and REFUGE_CERTIFICATE_KEY.",
                nameof(urls));
        }

        (Size, Version, Environment) = (size, version, environment);
    }

    /// <summary>The addresses to listen on. Never empty.</summary>
    public IReadOnlyList<Uri> Urls { get; }

    /// <summary>Days, members and seed of a plan.</summary>
    public EnsembleSize Size { get; }

    /// <summary>The version of Refuge.</summary>
    public string Version { get; }

    /// <summary>What the environment says.</summary>
    public ServeEnvironment Environment { get; }

    /// <summary>The provider by which people log in. Null where there are local accounts alone.</summary>
    public OpenIdSettings? OpenId => Environment.OpenId;

    /// <summary>
    /// Whether nobody but who sits at this machine reaches the service: it listens on this machine's own addresses, and
    /// no proxy lets others through.
    /// </summary>
    public bool IsForThisMachineAlone => Environment.Proxies.Count == 0 && Urls.All(IsLoopback);

    /// <summary>
    /// Whether words that must not be overheard may be sent: to this machine itself, by HTTPS, or through a proxy that
    /// is said to speak HTTPS.
    /// </summary>
    public bool MayTakePasswords =>
        Environment.Proxies.Count > 0
        || Urls.All(static url => IsLoopback(url) || url.Scheme == Uri.UriSchemeHttps);

    static bool IsLoopback(Uri url) =>
        url.Host == "localhost"
            || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));

    static Uri Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            || (parsed.Scheme != Uri.UriSchemeHttp && parsed.Scheme != Uri.UriSchemeHttps)
            || parsed.PathAndQuery != "/")
        {
            throw new ArgumentException(
                $"\"{url}\" is no address to listen on. Write one such as http://127.0.0.1:5080.", nameof(url));
        }

        return parsed;
    }
}
