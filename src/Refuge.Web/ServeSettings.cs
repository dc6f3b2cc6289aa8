using System.Net;
using Refuge.Displacement;
using Refuge.Publishing;

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
    /// <exception cref="ArgumentException">An address is no address of the scheme http with a port.</exception>
    public ServeSettings(string urls, EnsembleSize size, string version)
    {
        ArgumentNullException.ThrowIfNull(urls);
        Urls =
            [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];
        if (Urls.Count == 0) throw new ArgumentException("The service needs an address to listen on.", nameof(urls));
        (Size, Version) = (size, version);
    }

    /// <summary>The addresses to listen on. Never empty.</summary>
    public IReadOnlyList<Uri> Urls { get; }

    /// <summary>Days, members and seed of a plan.</summary>
    public EnsembleSize Size { get; }

    /// <summary>The version of Refuge.</summary>
    public string Version { get; }

    /// <summary>
    /// The narrowest circle that readers may belong to. Nobody logs in yet, so whoever reaches the service could read
    /// all that it shows: on this machine alone that is the own team, anywhere else the public.
    /// </summary>
    public Audience Narrowest => Urls.All(IsLoopback) ? Audience.Restricted : Audience.Public;

    static bool IsLoopback(Uri url) =>
        url.Host == "localhost"
            || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));

    static Uri Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme != Uri.UriSchemeHttp
            || parsed.PathAndQuery != "/")
        {
            throw new ArgumentException(
                $"\"{url}\" is no address to listen on. Write one such as http://127.0.0.1:5080.", nameof(url));
        }

        return parsed;
    }
}
