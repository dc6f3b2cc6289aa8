namespace Refuge.Funding;

/// <summary>Where and when a price was paid, and how far it was verified.</summary>
/// <param name="Country">The country. Null when none was stated.</param>
/// <param name="Year">The year. Null when unknown.</param>
/// <param name="Low">The low end of the unit price. Null when unknown.</param>
/// <param name="High">The high end of the unit price. Null when unknown.</param>
/// <param name="IsJudgement">Whether nobody published it.</param>
sealed record PriceOrigin(string? Country, int? Year, decimal? Low, decimal? High, bool IsJudgement);
