namespace Refuge.Publishing;

/// <summary>Who a publication is for: what it may contain is decided by this and in one place.</summary>
public enum Audience
{
    /// <summary>Own folder, marked on every page: site and day, control, routes and their state.</summary>
    Restricted,

    /// <summary>Site and week, arrivals, needs, money, decisions. The default.</summary>
    Partner,

    /// <summary>District and week, at least seven days late, two significant figures, small cells suppressed.</summary>
    Public,
}

/// <summary>How late each audience is told.</summary>
static class Delay
{
    /// <summary>
    /// Days that must have passed before an audience is told: seven for the public (folder contract, "Tiers"), none for
    /// others.
    /// </summary>
    public static int DaysFor(Audience audience) => audience == Audience.Public ? 7 : 0;

    /// <summary>The day at whose end an audience looks.</summary>
    /// <param name="audience">For whom.</param>
    /// <param name="wanted">The day that was asked for. Null for the last day on which anything became known.</param>
    /// <param name="lastKnownOn">The last day on which anything in the folder became known. Null in a folder that knows
    /// nothing.</param>
    /// <param name="firstDay">The first day of the crisis: looked from where nothing is known.</param>
    /// <remarks>
    /// For the public seven days before the day asked for, which is never taken later than the folder's last known-on
    /// day: asked for a day to come, the page would else show what became known today.
    /// </remarks>
    public static DateOnly AsOf(Audience audience, DateOnly? wanted, DateOnly? lastKnownOn, DateOnly firstDay)
    {
        var last = lastKnownOn ?? firstDay;
        var day = wanted ?? last;
        if (audience != Audience.Public) return day;

        var latest = day < last ? day : last;
        return latest.DayNumber < DaysFor(audience) ? DateOnly.MinValue : latest.AddDays(-DaysFor(audience));
    }
}
