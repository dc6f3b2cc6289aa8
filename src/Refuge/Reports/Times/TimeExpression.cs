namespace Refuge.Reports.Times;

/// <summary>
/// Words that name a time, with the time they name in the notation of TIMEX3 (ISO-TimeML, ISO 24617-1:2012).
/// </summary>
/// <param name="Start">Where the words begin, in UTF-16 units of the text as received.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Quote">The words: exactly that slice.</param>
/// <param name="Type">What sort of time it is.</param>
/// <param name="Value">The time, such as <c>2016-08-27</c>, <c>2016-W34</c>, <c>P4M</c>, <c>PXW</c> or
/// <c>PRESENT_REF</c>.</param>
/// <param name="First">The first day it covers. Null when open or not a stretch of days.</param>
/// <param name="Last">The last day it covers. Null when open or not a stretch of days.</param>
sealed record TimeExpression(
    int Start, int End, string Quote, TimeType Type, string Value, DateOnly? First, DateOnly? Last);

/// <summary>What sort of time an expression names.</summary>
public enum TimeType
{
    /// <summary>A day, week, month, year or era.</summary>
    Date,

    /// <summary>A time of a day.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Something that recurs.</summary>
    Set,
}
