namespace Refuge.Situations;

/// <summary>
/// Whether a claim and a row say the same: one rule for each table. Places are compared by whoever asks.
/// </summary>
/// <remarks>
/// Numbers agree when the ranges that their words allow have a point in common: "more than 1,000" and 1,200 do.
/// </remarks>
static class ClaimMatching
{
    internal static Likeness Of(Facility row, Facility claimed)
    {
        if (row.Item != claimed.Item) return Likeness.Unrelated;
        return Agree(row.Quantity, claimed.Quantity) && Agree(row.PeoplePerItem, claimed.PeoplePerItem)
            ? Likeness.Same
            : Likeness.Different;
    }

    /// <summary>A row for a site and a claim that describes a site there are about one site.</summary>
    internal static Likeness Of(Site row, Site claimed) =>
        row.Place == claimed.Place ? Likeness.Same : Likeness.Unrelated;

    /// <summary>
    /// Whether two statements of how many live at a place agree; a later one takes the place of an earlier one that
    /// differs.
    /// </summary>
    internal static Likeness Of(Place row, Place claimed)
    {
        if (row.Population is null && row.PopulationLow is null && row.PopulationHigh is null)
        {
            return Likeness.Unrelated;
        }
        if (row.PopulationDate == claimed.PopulationDate && row.PopulationLow == claimed.PopulationLow
            && row.Population == claimed.Population)
        {
            return Likeness.Same;
        }
        return row.PopulationDate >= claimed.PopulationDate
            ? Overlap(Low(row), High(row), Low(claimed), High(claimed)) ? Likeness.Same : Likeness.Different
            : Likeness.Unrelated;

        static double Low(Place place) => (place.PopulationLow ?? place.Population)?.Count ?? 0;
        static double High(Place place) => (place.PopulationHigh ?? place.Population)?.Count ?? double.PositiveInfinity;
    }

    internal static Likeness Of(Control row, Control claimed)
    {
        if (row.Part != claimed.Part) return Likeness.Unrelated;
        // A besieged place is held by those inside it: the two words do not contradict each other.
        if (row.Status == claimed.Status || (IsHeld(row.Status) && IsHeld(claimed.Status))) return Likeness.Same;
        return row.Date == claimed.Date ? Likeness.Different : Likeness.Unrelated;
    }

    static bool IsHeld(ControlStatus status) => status is ControlStatus.Held or ControlStatus.Besieged;

    internal static Likeness Of(Hazard row, Hazard claimed) =>
        row.Kind == claimed.Kind ? Likeness.Same : Likeness.Unrelated;

    internal static Likeness Of(Service row, Service claimed)
    {
        if (row.Kind != claimed.Kind) return Likeness.Unrelated;
        return row.Status == claimed.Status ? Likeness.Same : Likeness.Different;
    }

    internal static Likeness Of(HealthReport row, HealthReport claimed)
    {
        if (row.Condition != claimed.Condition || row.Group != claimed.Group) return Likeness.Unrelated;
        return Agree(row.Cases, claimed.Cases) ? Likeness.Same : Likeness.Different;
    }

    internal static Likeness Of(ConflictEvent row, ConflictEvent claimed) =>
        row.Kind == claimed.Kind && row.Date == claimed.Date ? Likeness.Same : Likeness.Unrelated;

    /// <summary>Whether two counts of people present agree; a row may state a range instead of a number.</summary>
    internal static Likeness Of(Observation row, Observation claimed)
    {
        var (low, high) = (row.Value?.Low ?? row.Low ?? 0, row.Value?.High ?? row.High ?? double.PositiveInfinity);
        return claimed.Value is { } value && Overlap(low, high, value.Low, value.High)
            ? Likeness.Same
            : Likeness.Different;
    }

    internal static bool Agree(Stated? left, Stated? right) =>
        left is not { } one || right is not { } other || Overlap(one.Low, one.High, other.Low, other.High);

    internal static bool Overlap(double low, double high, double otherLow, double otherHigh) =>
        low <= otherHigh && otherLow <= high;
}
