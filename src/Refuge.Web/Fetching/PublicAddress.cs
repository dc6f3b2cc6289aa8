using System.Net;
using System.Net.Sockets;

namespace Refuge.Web.Fetching;

/// <summary>Which addresses of the network a service may ask on behalf of a stranger.</summary>
/// <remarks>
/// Those that the registries of special addresses of IANA keep for other uses are not (RFC 6890 and RFC 8190): this
/// machine, networks of an organisation, of a link, of a provider, of tests, of many receivers; and those by which an
/// address of version 4 is written within one of version 6, for it would be another one.
/// </remarks>
static class PublicAddress
{
    static readonly IPNetwork[] Special =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        ]).Select(IPNetwork.Parse),
    ];

    /// <summary>Addresses of version 6 that are anybody's stand here; all others have a use of their own.</summary>
    static readonly IPNetwork Unicast = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address is one of the public network.</summary>
    internal static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return (address.AddressFamily == AddressFamily.InterNetwork || Unicast.Contains(address))
            && !Special.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily
                && network.Contains(address));
    }
}
