namespace Refuge.Web.Doors;

/// <summary>
/// A service of the open web through which readers log in to discuss a public bulletin. An account that comes from one
/// opens nothing else until an administrator grants a role.
/// </summary>
/// <remarks>
/// All four speak OAuth 2.0 with a code (RFC 6749, 4.1); Google says who came by OpenID Connect, the others at an
/// address of their own. Nobody is asked for mail addresses, friends or anything but an identity and a name.
/// </remarks>
/// <param name="Id">Its short name, in settings and in the address that people come back to.</param>
/// <param name="Name">Its name as people know it.</param>
sealed record PublicLogIn(string Id, string Name)
{
    /// <summary>
    /// The services that are known. Sources: developers.google.com (OpenID Connect), developer.wordpress.com
    /// (WordPress.com Connect), docs.x.com (OAuth 2.0 authorization code flow with PKCE), developers.facebook.com
    /// (manually build a login flow).
    /// </summary>
    public static IReadOnlyList<PublicLogIn> Known { get; } =
    [
        new("google", "Google") { Authority = new("https://accounts.google.com") },
        new("wordpress", "WordPress.com")
        {
            Authorize = new("https://public-api.wordpress.com/oauth2/authorize"),
            Token = new("https://public-api.wordpress.com/oauth2/token"),
            Person = new("https://public-api.wordpress.com/rest/v1.1/me"),
            Scopes = ["auth"],
            Identity = ["ID"],
            Called = ["username"],
        },
        new("x", "X")
        {
            Authorize = new("https://x.com/i/oauth2/authorize"),
            Token = new("https://api.x.com/2/oauth2/token"),
            Person = new("https://api.x.com/2/users/me"),
            Scopes = ["users.read", "tweet.read"],
            Identity = ["data", "id"],
            Called = ["data", "username"],
            SecretInHeader = true,
        },
        new("facebook", "Facebook")
        {
            Authorize = new("https://www.facebook.com/v21.0/dialog/oauth"),
            Token = new("https://graph.facebook.com/v21.0/oauth/access_token"),
            Person = new("https://graph.facebook.com/v21.0/me?fields=id,name"),
            Scopes = ["public_profile"],
            Identity = ["id"],
            Called = ["name"],
            Another = "auth_type=reauthenticate",
        },
    ];

    /// <summary>The name under which it knows this service.</summary>
    public string Client { get; init; } = "";

    /// <summary>What this service says to it. Null for a client without a secret.</summary>
    public string? Secret { get; init; }

    /// <summary>Where its OpenID Connect begins. Null where it speaks OAuth 2.0 alone.</summary>
    public Uri? Authority { get; init; }

    /// <summary>Where people are sent. Null where OpenID Connect tells it, as the next two.</summary>
    public Uri? Authorize { get; init; }

    /// <summary>Where a code becomes a token.</summary>
    public Uri? Token { get; init; }

    /// <summary>Where it says who came.</summary>
    public Uri? Person { get; init; }

    /// <summary>What it is asked to allow.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The names that lead to the identity of a person in what it says.</summary>
    public IReadOnlyList<string> Identity { get; init; } = [];

    /// <summary>The names that lead to what the person is called.</summary>
    public IReadOnlyList<string> Called { get; init; } = [];

    /// <summary>
    /// What is added to the address where people are sent, so that it asks who comes though it knows somebody. Empty
    /// where it has no such word; OpenID Connect has its own.
    /// </summary>
    public string Another { get; init; } = "";

    /// <summary>Whether the secret goes as RFC 6749, 2.3.1 prefers (HTTP Basic), and not in the form.</summary>
    public bool SecretInHeader { get; init; }

    /// <summary>The same service at another address, such as a gateway of an own network.</summary>
    /// <param name="address">Scheme, host and port; paths stay.</param>
    public PublicLogIn At(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Uri? Moved(Uri? there) => there is null ? null : new Uri(address, there.PathAndQuery);
        return this with
        {
            Authority = Moved(Authority),
            Authorize = Moved(Authorize),
            Token = Moved(Token),
            Person = Moved(Person),
        };
    }

    /// <summary>Never prints the secret.</summary>
    public override string ToString() => Name;
}
