namespace Refuge.Web.Fetching;

/// <summary>What came of asking for a page.</summary>
abstract record Fetched
{
    private protected Fetched()
    {
    }
}

/// <summary>A page.</summary>
/// <param name="Address">Where it stands, redirections followed.</param>
/// <param name="Html">Its bytes.</param>
sealed record FetchedPage(Uri Address, byte[] Html) : Fetched
{
    /// <summary>What its head says of other addresses (RFC 8288: the fields <c>Link</c>).</summary>
    internal IReadOnlyList<string> Links { get; init; } = [];
}

/// <summary>Nothing that can be used.</summary>
/// <param name="Why">Why, for the log.</param>
sealed record NotFetched(string Why) : Fetched
{
    /// <summary>Whether the page says that it is not there any more.</summary>
    internal bool IsGone { get; init; }
}
