namespace Refuge.Web.Doors;

/// <summary>The provider by which people log in (OpenID Connect Core 1.0, code flow with PKCE).</summary>
/// <param name="Authority">Where it is.</param>
/// <param name="Client">The name under which it knows this service.</param>
/// <param name="Secret">What this service says to it. Null for a public client.</param>
sealed record OpenIdSettings(Uri Authority, string Client, string? Secret)
{
    /// <summary>What it is asked to say of a person.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile", "email"];

    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"OpenID Connect at {Authority}";
}
