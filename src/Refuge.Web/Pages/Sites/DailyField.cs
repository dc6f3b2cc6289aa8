using System.Globalization;
using Refuge.Cycle;

namespace Refuge.Web.Pages.Sites;

/// <summary>A field of the daily form of a site, and the row that it becomes.</summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="Label">Its question, in English.</param>
/// <param name="Table">The table of the row.</param>
/// <param name="Fixed">Cells of the row that are always the same.</param>
/// <param name="Value">The column that the answer goes into.</param>
sealed record DailyField(
    string Name, string Label, string Table, IReadOnlyDictionary<string, string> Fixed, string Value)
{
    /// <summary>The series of counts by the manager of a site: one of each site, never added to others.</summary>
    internal static string SeriesOf(string place) => $"manager_{place}";

    /// <summary>The fields, in the order of the form; a heading goes before those of its group.</summary>
    internal static IReadOnlyList<(string Heading, IReadOnlyList<DailyField> Fields)> Groups { get; } =
    [
        ("People", [new("people", "People in the site today", "observations.csv", Cells(), "value")]),
        ("Water",
        [
            Thing("water_quantity", "Water delivered today, cubic metres"),
            Thing("water_point", "Taps and wells that work"),
        ]),
        ("Toilets and washing",
        [
            Thing("toilet", "Toilets that can be used"), Thing("washing", "Washing places that can be used"),
        ]),
        ("Stock", [Thing("winter_kit", "Winter kits in store")]),
        ("Illness",
        [
            new(
                "diarrhoea", "New cases of diarrhoea today", "health.csv",
                Cells(("condition", "diarrhoea"), ("group", "all"), ("period_days", "1")), "cases"),
        ]),
        ("What people raised this week, so far",
            [Raised("water", "Water"), Raised("food", "Food"), Raised("safety", "Safety")]),
    ];

    /// <summary>Whether it is counted tap by tap, as people come and speak.</summary>
    internal bool IsTapped => Table == "feedback.csv";

    /// <summary>Whether the water is safe: a choice of words, and no number.</summary>
    internal static DailyField Water { get; } = new(
        "water_quality", "Is the water safe to drink?", "facilities.csv", Cells(("item", "water_quality")),
        "condition");

    /// <summary>All fields.</summary>
    internal static IEnumerable<DailyField> All => Groups.SelectMany(static group => group.Fields).Append(Water);

    /// <summary>The cells by which the row of a day is found again.</summary>
    internal Dictionary<string, string> IdentityOn(string place, DateOnly day)
    {
        var cells = new Dictionary<string, string>(Fixed, StringComparer.Ordinal) { ["place"] = place };
        if (Table == "observations.csv") cells["series"] = SeriesOf(place);
        if (Table == "feedback.csv") cells["week"] = Iso(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));
        else cells["date"] = Iso(day);
        return cells;
    }

    /// <summary>The row of an answer.</summary>
    internal StatedRow RowOf(string place, DateOnly day, string answer) =>
        new(Table, new Dictionary<string, string>(IdentityOn(place, day), StringComparer.Ordinal)
        {
            [Value] = answer,
            // A week would else be known from its end.
            ["reported"] = Iso(day),
        });

    /// <summary>What an answer says, spelled as a table has it. Null where it is no answer to this field.</summary>
    internal string? Read(string answer)
    {
        if (this == Water) return answer is "safe" or "unsafe" ? answer : null;
        return double.TryParse(answer, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= Most
            ? number.ToString("0.##", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>No site has more of anything.</summary>
    const double Most = 10_000_000;

    static DailyField Thing(string item, string label) =>
        new(item, label, "facilities.csv", Cells(("item", item)), "quantity");

    static DailyField Raised(string topic, string label) =>
        new($"raised_{topic}", label, "feedback.csv", Cells(("channel", "camp form"), ("topic", topic)), "count");

    static Dictionary<string, string> Cells(params (string Column, string Cell)[] cells) =>
        cells.ToDictionary(static cell => cell.Column, static cell => cell.Cell, StringComparer.Ordinal);

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
