namespace Refuge.Needs;

/// <summary>
/// Which part of the people a group is whose needs differ, where nobody counted it: as the folder assumes, else as the
/// standards plan with.
/// </summary>
/// <param name="Group">The group, such as <c>under five</c>.</param>
/// <param name="Low">The part at the least, 0 to 1.</param>
/// <param name="High">The part at the most, 0 to 1.</param>
/// <param name="Standard">The line that says so. Null where the folder does.</param>
/// <param name="Evidence">What it rests on.</param>
sealed record Composition(
    string Group, double Low, double High, Indicator? Standard, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>
    /// The groups of which a share is known: for older people no published figure was found, so they stand here only
    /// where the folder assumes a share.
    /// </summary>
    internal static IReadOnlyList<Composition> Of(NeedsBasis basis) =>
    [
        .. Groups.Select(group => Assumed(basis, group.What, group.Name) ?? Planned(basis, group.Code, group.Name))
            .OfType<Composition>(),
    ];

    static Composition? Assumed(NeedsBasis basis, string what, string name) =>
        basis.Assumptions.LastOrDefault(row => row.Value.What == what) is { } row
            ? new(name, row.Value.Low, row.Value.High, null, row.Evidence)
            : null;

    static Composition? Planned(NeedsBasis basis, string? code, string name) =>
        code is not null && basis.Yardstick.FindLine(code) is { Value: { } share } line
            ? new(name, share / Hundred, (line.High ?? share) / Hundred, line, [line.Evidence])
            : null;

    static readonly (string What, string? Code, string Name)[] Groups =
    [
        ("share_under_five", "DEM01", "under five"),
        ("share_women", "DEM02", "women of 15 to 49"),
        ("share_pregnant", "DEM03", "pregnant"),
        ("share_older", null, "older people"),
        ("share_disabled", "DEM04", "with a disability"),
    ];

    const double Hundred = 100;
}
