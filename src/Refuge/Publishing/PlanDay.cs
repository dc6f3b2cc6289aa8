using System.Text.RegularExpressions;

namespace Refuge.Publishing;

/// <summary>
/// A day or a scenario of the plan as printed: a date, a calendar week, days from the offensive, <c>now</c>, or
/// nothing.
/// </summary>
readonly partial record struct PlanDay
{
    PlanDay(string text) => Raw = text;

    /// <summary>The text as it stands in a cell.</summary>
    string? Raw { get; }

    /// <summary>Nothing.</summary>
    internal static PlanDay None => default;

    /// <summary>Whether it cannot wait.</summary>
    internal bool IsNow => Raw == PartnerFunding.Now;

    /// <summary>Whether nothing is printed.</summary>
    internal bool IsEmpty => string.IsNullOrEmpty(Raw);

    /// <summary>The day that a text says.</summary>
    /// <exception cref="ArgumentException">The text is none of these forms: it may be a sentence.</exception>
    internal static PlanDay Of(string text) =>
        IsDay().IsMatch(text)
            ? new(text)
            : throw new ArgumentException(
                "A day of the plan is a date, a week, a number of days from D, or now.", nameof(text));

    /// <inheritdoc/>
    public override string ToString() => Raw ?? "";

    [GeneratedRegex(@"^(now|D[+-]\d+|\d{4}-\d\d-\d\d|\d{4}-W\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsDay();
}
