namespace Refuge.Funding;

/// <summary>Where and when a price was paid, and how far it was verified.</summary>
/// <param name="Country">The country. Null when none was stated.</param>
/// <param name="Year">The year. Null when unknown.</param>
/// <param name="Low">The low end of the unit price. Null when unknown.</param>
/// <param name="High">The high end of the unit price. Null when unknown.</param>
/// <param name="IsJudgement">Whether nobody published it.</param>
sealed record PriceOrigin(string? Country, int? Year, decimal? Low, decimal? High, bool IsJudgement)
{
    /// <summary>What else folders call the country: its codes of ISO 3166.</summary>
    internal IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>
    /// Whether it was paid in another country than <paramref name="country"/>, or nobody said that it was the same. A
    /// price of the folder itself, which names no country, is its own.
    /// </summary>
    internal bool IsOfAnother(string? country) => Country is not null && !IsJudgement
        && !Codes.Append(Country).Contains(country ?? "", StringComparer.OrdinalIgnoreCase);
}
