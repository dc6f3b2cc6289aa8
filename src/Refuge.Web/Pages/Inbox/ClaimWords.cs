using System.Globalization;
using Refuge.Cycle;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;
using Refuge.Situations;

namespace Refuge.Web.Pages.Inbox;

/// <summary>A claim in words that an analyst reads at once: what it states, where, when, and on whose word.</summary>
/// <param name="Words">The language.</param>
/// <param name="Situation">The picture, for the names of places.</param>
sealed record ClaimWords(PageWords Words, Situation Situation)
{
    /// <summary>What it states, in one line.</summary>
    internal string Says(Claim claim) => string.Join(Words["; "], claim.Statements.Select(Says).Distinct());

    /// <summary>Where, in the names of the folder; or why that is not known.</summary>
    internal string Where(Claim claim)
    {
        if (claim.Places.Count == 0) return Words["The text names no place"];
        return string.Join(Words[", "], claim.Places.Select(mention =>
            mention.Id is { } id && Name(id) is { } name ? name
            : mention.Reference is NearPlace near ? Words.Say(
                "Near {0}",
                near.Anchor is ExactPlace { Id: { } at } && Name(at) is { } town ? town : Words.Quoted(near.AnchorName))
            : mention.Name is { } known ? Words.Say("{0} (not a place of this crisis)", Words.Quoted(known))
            : Words.Quoted(mention.Quote)).Distinct());
    }

    /// <summary>On which days. Null when the text gives none.</summary>
    internal string? When(Claim claim) => claim.Date switch
    {
        { First: { } first, Last: { } last } =>
            first == last ? Words.Day(first) : $"{Words.Day(first)} – {Words.Day(last)}",
        { First: { } from } => Words.Say("from {0}", Words.Day(from)),
        { Last: { } to } => Words.Say("until {0}", Words.Day(to)),
        _ => null,
    };

    /// <summary>On whose word, and whether as a fact.</summary>
    internal string Whose(Claim claim)
    {
        var who = claim.Attribution.Kind switch
        {
            AttributionKind.NamedOfficial => Words["an official who is named"],
            AttributionKind.UnnamedOfficial => Words["an official who is not named"],
            AttributionKind.Resident => Words["residents or displaced people"],
            AttributionKind.Organisation => Words["an organisation"],
            AttributionKind.Media => Words["a newspaper, station or news agency"],
            AttributionKind.Ambiguous => Words["the text leaves open who spoke"],
            _ => Words["the report itself"],
        };
        var how = claim.Modality switch
        {
            Modality.Planned => Words["planned"],
            Modality.Feared => Words["feared or expected"],
            Modality.Denied => Words["denied"],
            Modality.Opinion => Words["an opinion"],
            Modality.Alleged => Words["alleged"],
            _ => Words["stated as a fact"],
        };
        string[] parts =
            claim.Happened || claim.Statements.Any(IsState) ? [who, how] : [who, how, Words["it did not happen"]];
        return string.Join(Words[" · "], parts);
    }

    /// <summary>
    /// Whether a statement says how something is: "no safe water" is water that is unsafe, and that is so. Of an act
    /// the clause can say that it did not happen.
    /// </summary>
    static bool IsState(Statement statement) =>
        statement is FacilityStatement or FoodStatement or CrossingStatement or ServiceStatement or SiteStatement;

    /// <summary>A line of the picture.</summary>
    internal string Line(PictureLine line)
    {
        var aspect = line.Aspect.Split(':');
        var what = aspect is ["money", var state] ? $"{Words["money"]} {Words.Term(state)}"
            : aspect is ["ratio", var item] ? Words.Say("people for one {0}", Words.Term(item))
            : aspect is ["service", "all"] ? Words["all services"]
            : aspect is ["count", ..] ? Words["people counted"]
            : aspect is ["health", var illness, var group] ? $"{Words.Term(illness)} ({Words.Term(group)})"
            : Words.Term(aspect[^1]);
        var where = line.Place is { } place ? Name(place.Code) ?? place.Code
            : aspect[0] is "money" or "count" ? Words["the whole crisis"] : Words["a place that is not known"];
        var part = line.Part is { } named ? $" ({Words.Term(named)})" : "";
        var from = line.From is { } day ? Words[" · "] + Words.Day(day) : "";
        return $"{where}{part}: {what}: {Value(line.Value)}{from}";
    }

    /// <summary>A value of the picture: its parts each in the words of the language, numbers as people write
    /// them.</summary>
    string Value(string value)
    {
        const string Expected = "expected: ";
        if (value.StartsWith(Expected, StringComparison.Ordinal))
        {
            return Words.Say("expected: {0}", Value(value[Expected.Length..]));
        }

        return string.Join(Words["; "], value.Split("; ").Select(part =>
        {
            var cells = part.Split(' ');
            return Number(cells[^1]) is not { } number ? Words.Term(part)
                : cells is [_] ? Words.Number(new(number, Bound.Exact))
                : cells is [var bound, _] && Refuge.Words.Find<Bound>(bound) is { } known
                    ? Words.Number(new(number, known))
                    : Words.Term(part);
        }));
    }

    static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The name of a place. Null when the folder has none of that identity.</summary>
    internal string? Name(string id) =>
        Situation.Places.FirstOrDefault(place => place.Value.Id.Code == id)?.Value is { } place
            ? Words.NameOf(place)
            : null;

    string Says(Statement statement) => statement switch
    {
        PeopleStatement people => $"{Counted(people)}{Words[" · "]}{Sense(people.Sense)}",
        TrappedStatement trapped => trapped.Count is { } count
            ? Words.Say("People who cannot leave: {0}", Words.Number(count))
            : Words["People cannot leave"],
        SiteStatement site => site.IsOvercrowded ? Words["A camp that is overcrowded or full"]
            : site.IsMakeshift ? Words["A camp that people put up themselves"] : Words["A camp"],
        FacilityStatement thing => Thing(thing),
        FoodStatement { TimesPerDay: { } times } => Words.Say("Meals a day: {0}", times),
        FoodStatement => Words["What people eat"],
        CrossingStatement way => $"{Words.Term(way.Item)}: {(way.Stands ? Words["stands"] : Words["destroyed"])}",
        ControlStatement control => $"{Words["Who holds it"]}: {Words.Term(Refuge.Words.Of(control.Status))}"
            + $"{(control.Part == PlacePart.Whole ? "" : $" ({Words.Term(Refuge.Words.Of(control.Part))})")}"
            + $"{(control.Holder is { } holder ? $"{Words[", "]}{Holder(holder)}" : "")}",
        HazardStatement danger =>
            $"{Words.Term(Refuge.Words.Of(danger.Kind))}: {Words.Term(Refuge.Words.Of(danger.Status))}",
        ServiceStatement service =>
            $"{(service.Kind == ServiceKind.All ? Words["all services"] : Words.Term(Refuge.Words.Of(service.Kind)))}: {Words.Term(Refuge.Words.Of(service.Status))}",
        HealthStatement health => $"{Words.Term(Refuge.Words.Of(health.Condition))}"
            + $"{(health.Cases is { } cases ? $": {Words.Number(cases)}" : "")}"
            + $"{(health.Group == PopulationGroup.All ? "" : $" ({Words.Term(Refuge.Words.Of(health.Group))})")}",
        EventStatement happened => Words.Term(happened.Kind),
        AnnouncedStatement announced => Words.Say("Announced: {0}", Words.Term(announced.Kind)),
        DepartureStatement leaving => leaving.Count is { } count
            ? Words.Say("People who leave: {0}", Words.Number(count))
            : Words["People leave"],
        MoneyStatement money => $"{Words["money"]} {Words.Term(Refuge.Words.Of(money.Stage))}: "
            + $"{Words.Number(money.Amount)} {money.Currency}",
        _ => statement.GetType().Name,
    };

    string Counted(PeopleStatement people) => people.IsHouseholds
        ? Words.Say("Households: {0}", Words.Number(people.Count))
        : Words.Say("People: {0}", Words.Number(people.Count));

    string Thing(FacilityStatement thing)
    {
        string?[] parts =
        [
            thing.Quantity is { } quantity ? Words.Number(quantity) : null,
            thing.PeoplePerItem is { } people ? Words.Say("{0} people for one", Words.Number(people)) : null,
            thing.Condition is { } condition ? Words.Term(condition) : null,
        ];
        return $"{Words.Term(thing.Item)}: {string.Join(Words[", "], parts.OfType<string>())}";
    }

    string Sense(CountSense sense) => sense switch
    {
        CountSense.Stock => Words["there at a moment"],
        CountSense.Cumulative => Words["all since the beginning"],
        CountSense.New => Words["who came or were displaced within a period"],
        CountSense.Outflow => Words["who left"],
        CountSense.Planned => Words["whom a plan is made for"],
        CountSense.Feared => Words["whom somebody fears or expects"],
        CountSense.Capacity => Words["for whom there is room"],
        CountSense.Affected => Words["affected, displaced or not"],
        CountSense.Change => Words["the difference between two counts"],
        CountSense.PartOf => Words["a part of another number"],
        CountSense.SameCrowd => Words["the same people told a second time"],
        _ => Words["the text does not say in what sense"],
    };

    /// <summary>
    /// Who holds a place: in the language of the page where a word of the reader is known, else as told.
    /// </summary>
    string Holder(string holder) => Words[holder] is var told && told != holder ? told : Words.Quoted(holder);
}
