namespace Refuge.Publishing.Tables;

/// <summary>
/// A cell of a published table: a number, a day, a word of the contract, or a text that the audience may read.
/// </summary>
/// <remarks>There is no way from a string to a cell: what has no class of its own cannot be written.</remarks>
readonly record struct Cell
{
    Cell(string? text) => this.text = text;

    readonly string? text;

    /// <summary>What is written.</summary>
    internal string Text => text ?? "";

    /// <summary>Nothing.</summary>
    internal static Cell Empty => default;

    /// <summary>A number with all its digits, or nothing.</summary>
    public static implicit operator Cell(double? number) => new(Figures.Full(number));

    /// <inheritdoc cref="op_Implicit(double?)"/>
    public static implicit operator Cell(double number) => new(Figures.Full(number));

    /// <inheritdoc cref="op_Implicit(double?)"/>
    public static implicit operator Cell(int number) =>
        new(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A sum of money, or nothing.</summary>
    public static implicit operator Cell(decimal? amount) =>
        new(amount?.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A day, or nothing.</summary>
    public static implicit operator Cell(DateOnly? day) => new(Dates.Iso(day));

    /// <inheritdoc cref="op_Implicit(DateOnly?)"/>
    public static implicit operator Cell(DateOnly day) => new(Dates.Iso(day));

    /// <summary>A day or a scenario of the plan.</summary>
    public static implicit operator Cell(PlanDay day) => new(day.ToString());

    /// <summary>A chance, or nothing.</summary>
    public static implicit operator Cell(Chance? chance) => new(Figures.Full(chance?.Value));

    /// <summary>Yes or no.</summary>
    public static implicit operator Cell(bool value) => new(value ? "yes" : "no");

    /// <summary>A text that the audience may read, disarmed, or nothing.</summary>
    public static implicit operator Cell(Shown? text) => new(Csv.Text(text?.Raw));

    /// <summary>A word of the contract.</summary>
    internal static Cell Of<T>(T value)
        where T : struct, Enum => new(Words.Of(value));

    /// <summary>A word of the contract, or nothing.</summary>
    internal static Cell Of<T>(T? value)
        where T : struct, Enum => new(value is { } known ? Words.Of(known) : "");

    /// <summary>Texts with <paramref name="separator"/> between them.</summary>
    internal static Cell Joined(string separator, IEnumerable<Shown> texts) =>
        new(Csv.Text(string.Join(separator, texts.Select(text => text.Raw))));

    /// <summary>What a row cites, and beside it what nobody accepted.</summary>
    internal static Cell Cited(IReadOnlyList<Reference> evidence, IReadOnlyList<Reference> unreviewed) =>
        new(Csv.Text(string.Join(
        Separator,
        evidence.Select(reference => reference.Citation.Raw)
        .Concat(unreviewed.Select(reference => $"unreviewed:{reference.Citation.Raw}")))));

    /// <summary>The day on which a count is first passed: the measure's name.</summary>
    internal static Cell PassingDay(double? threshold) => new(Measures.PassingDay(threshold));

    /// <summary>
    /// What would still be in time, as procurement, money and days (<c>stock/agency_reserve 12 d</c>), the cheapest
    /// first; behind it whom to ask where nobody confirmed the money.
    /// </summary>
    internal static Cell Instead(MeansCells? means)
    {
        if (means is null) return Empty;

        var ways = means.Instead.Select(static way => FormattableString.Invariant(
            $"{Words.Of(way.Modality)}/{Words.Of(way.Channel)} {way.Days} d"));
        if (means.Ask.Count > 0)
        {
            ways = ways.Append($"not confirmed: ask {string.Join(" and ", means.Ask.Select(static role => role.Raw))}");
        }

        return new(string.Join("; ", ways));
    }

    /// <summary>A day on which a count is passed, or that it never is within the run.</summary>
    internal static Cell Passed(DateOnly? day) => new(day is { } passed ? Dates.Iso(passed) : "never");

    /// <summary>A grade of the Admiralty code, a capital letter, or nothing.</summary>
    internal static Cell Grade(Reliability? grade) => new(grade?.ToString());

    /// <summary>Whether the stated act happened.</summary>
    internal static Cell Sign(bool happened) => new(happened ? "+" : "-");

    /// <summary>A text of the own folder alone, of what its members drew.</summary>
    internal static Cell OfDriver(Displacement.Driver driver, Func<Displacement.Driver, string> text) =>
        new(Csv.Text(text(driver)));

    /// <summary>Between citations: a citation may hold semicolons, never a bar between spaces.</summary>
    const string Separator = " | ";
}
