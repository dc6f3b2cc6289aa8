namespace Refuge.Situations;

/// <summary>Whether a claim and a row say the same: one rule for each table. Places are compared by whoever asks.</summary>
/// <remarks>Numbers agree when the ranges that their words allow have a point in common: "more than 1,000" and 1,200 do.</remarks>
static class Likenesses
{
    internal static Likeness Of(Facility row, Facility claimed)
    {
        if (row.Item != claimed.Item) return Likeness.Unrelated;
        return Agree(row.Quantity, claimed.Quantity) ? Likeness.Same : Likeness.Different;
    }

    internal static Likeness Of(Control row, Control claimed)
    {
        if (row.Part != claimed.Part) return Likeness.Unrelated;
        if (row.Status == claimed.Status) return Likeness.Same;
        return row.Date == claimed.Date ? Likeness.Different : Likeness.Unrelated;
    }

    internal static Likeness Of(Hazard row, Hazard claimed) => row.Kind == claimed.Kind ? Likeness.Same : Likeness.Unrelated;

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

    internal static Likeness Of(Happening row, Happening claimed) =>
        row.Kind == claimed.Kind && row.Date == claimed.Date ? Likeness.Same : Likeness.Unrelated;

    /// <summary>Whether two counts of people present agree; a row may state a range instead of a number.</summary>
    internal static Likeness Of(Observation row, Observation claimed)
    {
        var (low, high) = (row.Value?.Low ?? row.Low ?? 0, row.Value?.High ?? row.High ?? double.PositiveInfinity);
        return claimed.Value is { } value && Overlap(low, high, value.Low, value.High) ? Likeness.Same : Likeness.Different;
    }

    internal static bool Agree(Stated? left, Stated? right) =>
        left is not { } one || right is not { } other || Overlap(one.Low, one.High, other.Low, other.High);

    internal static bool Overlap(double low, double high, double otherLow, double otherHigh) => low <= otherHigh && otherLow <= high;
}
