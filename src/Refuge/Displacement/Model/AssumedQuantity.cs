namespace Refuge.Displacement.Model;

/// <summary>
/// A quantity that a row of <c>assumptions.csv</c> can be about: its name, its unit and the range it lies in.
/// </summary>
/// <param name="Name">The name in the column <c>what</c>.</param>
/// <param name="Unit">The unit in which low, best and high are stated.</param>
/// <param name="Least">The least value that it can have.</param>
/// <param name="Most">The greatest value that it can have.</param>
/// <param name="Subject">What the column <c>subject</c> may name.</param>
/// <param name="Meaning">What the quantity is, in one sentence.</param>
record AssumedQuantity(string Name, string Unit, double Least, double Most, AssumptionSubject Subject, string Meaning)
{
    /// <summary>Whether it is a part of something or a chance, which stays between 0 and 1.</summary>
    internal bool IsShare =>
        Unit.StartsWith("share", StringComparison.Ordinal) || Unit.StartsWith("chance", StringComparison.Ordinal);

    /// <summary>Whether only needs ask for it: no member draws it.</summary>
    internal bool IsOfNeeds => Subject is AssumptionSubject.Month or AssumptionSubject.Standard;

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;
}

/// <summary>What an assumption can be about.</summary>
enum AssumptionSubject
{
    /// <summary>The whole crisis: the subject stays empty.</summary>
    Crisis,

    /// <summary>The whole crisis, or one place that differs from it.</summary>
    CrisisOrPlace,

    /// <summary>One place.</summary>
    Place,

    /// <summary>A month of the year, 1 to 12.</summary>
    Month,

    /// <summary>A line of a standard set by its code, alone or at one place: <c>SAN01</c>,
    /// <c>SAN01@dalen_camp</c>.</summary>
    Standard,
}

/// <summary>
/// A quantity that every member draws, from the folder's assumption where there is one and from the rules otherwise.
/// </summary>
/// <param name="Name">The name in the column <c>what</c>.</param>
/// <param name="Unit">The unit in which low, best and high are stated.</param>
/// <param name="Least">The least value that it can have.</param>
/// <param name="Most">The greatest value that it can have.</param>
/// <param name="Subject">What the column <c>subject</c> may name.</param>
/// <param name="Meaning">What the quantity is, in one sentence.</param>
/// <param name="Default">The quantiles drawn from where the folder states none.</param>
/// <param name="Source">On what the default rests.</param>
sealed record Parameter(
    string Name,
    string Unit,
    double Least,
    double Most,
    AssumptionSubject Subject,
    string Meaning,
    PriorQuantiles Default,
    string Source)
    : AssumedQuantity(Name, Unit, Least, Most, Subject, Meaning);
