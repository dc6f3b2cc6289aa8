using System.Diagnostics.CodeAnalysis;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>Fills the statements of a claim from its type, its words and its quantities.</summary>
static class StatementReader
{
    static readonly WordList Outskirts = new("outskirt* suburb* edge edges");
    static readonly WordList Centre = new("centre center downtown");
    static readonly WordList Besieging = new("besieg* surround* encircl* siege blockad*");
    static readonly WordList Makeshift = new("makeshift informal spontaneous improvised");
    static readonly WordList Site = new(
        "camp camps site sites settlement settlements tent tents compound compounds school schools hall halls church "
        + "stadium gymnasium mosque centre centres center centers");
    static readonly WordList Smoke = new("smoke fumes plume plumes");
    static readonly WordList Chemical = new("sulphur sulfur toxic chemical chemicals");
    static readonly WordList Flood = new("flood floods flooded flooding floodwater*");
    static readonly WordList Fire = new("fire fires burning burn burned burnt ablaze blaze");
    static readonly WordList Clearing = new("detonat* defus* clearing disposing");
    static readonly WordList Conditional = new("once until before after unless yet if");
    static readonly WordList Restored = new("restarted restored resumed reopened repaired rehabilitated reconnected");
    static readonly WordList Bridge = new("bridge bridges crossing");
    static readonly WordList Pontoon = new("pontoon pontoons floating");
    static readonly WordList Offensive =
        new("offensive assault battle campaign operation operations liberat* retake recapture attack invade");

    static readonly WordList Received = new("received paid disburs* transferred contributed donated funded");
    static readonly WordList Pledged = new("pledge pledges pledged pledging promise promises promised");
    static readonly WordList Committed = new("commit commits committed commitment commitments");

    /// <summary>
    /// Families whose numbers of people are of no interest to any table: the dead, fighters, and those who acted.
    /// </summary>
    static readonly WordList WithoutCrowds = new(
        "casualties conflict attack territory operation assessment weapons funding place provenance hazard damage "
        + "infrastructure recovery protection");

    /// <summary>What a claim says beyond its type.</summary>
    /// <param name="Type">Its type.</param>
    /// <param name="Modality">How it is put forward.</param>
    /// <param name="Happened">Whether its act happened.</param>
    /// <param name="Quantities">Its quantities, with places in the text of the tokens.</param>
    /// <param name="Actors">Who acts.</param>
    /// <param name="Deadline">The last day by which something is announced. Null when none is given.</param>
    /// <param name="IsInSite">Whether the text speaks of a camp.</param>
    internal readonly record struct Said(
        ClaimType Type, Modality Modality, bool Happened, IReadOnlyList<Quantity> Quantities,
        IReadOnlyList<string> Actors, DateOnly? Deadline, bool IsInSite)
    {
        /// <summary>The illness that the report named last, for "212 new cases". Null where it named none.</summary>
        internal string? Illness { get; init; }

        /// <summary>[quantities] The sense of each, where it is known; null where it counts no people.</summary>
        internal IReadOnlyList<CountSense?> Senses { get; init; } = [];
    }

    /// <summary>The statements of a claim.</summary>
    /// <param name="said">What is known of the claim.</param>
    /// <param name="clause">[tokens] Its words.</param>
    /// <param name="sentence">[tokens] The words of its sentence.</param>
    [SuppressMessage(
        "Maintainability", "CA1502:Avoid excessive complexity",
        Justification = "One line for each family of the rules.")]
    internal static IReadOnlyList<Statement> Of(in Said said, ReadOnlySpan<Token> clause, ReadOnlySpan<Token> sentence)
    {
        var found = new List<Statement>();
        switch (said.Type)
        {
            case { Family: "camp", Kind: not "population" }: CampStatements.Add(said, clause, sentence, found); break;
            case { Family: "access", Kind: "siege" } when said.Happened && IsInside(said, clause):
                Trapped(said, clause, found);
                break;
            case { Family: "territory" } or { Family: "access", Kind: "siege" }: Control(said, clause, found); break;
            case { Family: "population", Kind: "trapped" }: Trapped(said, clause, found); break;
            case { Family: "hazard" }: Hazard(said, clause, sentence, found); break;
            case { Family: "damage", Kind: "electricity" }:
                found.Add(new ServiceStatement(ServiceKind.Power, ServiceStatus.Down));
                break;
            case { Family: "damage" or "recovery", Kind: "services" }: Service(said, clause, found); break;
            case { Family: "infrastructure", Kind: "bridge" } or
            {
                Family: "damage",
                Kind: "bridge",
            } or { Family: "attack", Kind: "failed" }:
                Crossing(said, sentence, found);
                break;
            case { Family: "conflict", Kind: "fighting" } when said.Happened:
                found.Add(new EventStatement("fighting"));
                break;
            case { Family: "operation", Kind: "planned" or "not_begun" } when Offensive.IsIn(clause):
                found.Add(new AnnouncedStatement("offensive_start", said.Deadline));
                break;
            case { Family: "funding" }: Money(said, clause, found); break;
            case { Family: "casualties", Kind: "injured" } when said.Happened:
                HealthStatements.AddInjured(said, clause, found);
                break;
        }

        if (said.Type is { Family: "camp", Kind: "health" or "water" or "sanitation" }
            or { Family: "needs" or "health" })
        {
            HealthStatements.Add(said, clause, sentence, found);
        }
        var people = found.Count;
        // Those who fell ill in a camp are counted by their illness, and are not its people.
        if (!WithoutCrowds.Has(said.Type.Family) && said.Type is not { Family: "camp", Kind: "health" })
        {
            Crowds.Add(said, clause, found);
        }
        // Those who are displaced in a town, and counted there, have not left it.
        if (said.Type is { Family: "displacement", Kind: "departure" } && said.Happened
            && !(found.Count > people && found[people] is PeopleStatement { Sense: CountSense.Stock }))
        {
            found.Add(
                new DepartureStatement(
                    found.Count > people && found[people] is PeopleStatement { IsHouseholds: false } counted
                    ? counted.Count
                    : null));
        }

        // Where people are counted in a camp, a camp stands: without it they would be counted at no place.
        if (said.Type is { Family: "displacement", Kind: "arrival" or "ongoing" }
                or { Family: "camp", Kind: "population" } or { Family: "population", Kind: "present" }
            && said.Happened && said.IsInSite && Site.IsIn(clause))
        {
            found.Add(new SiteStatement(Makeshift.IsIn(clause), false));
        }
        return found.Count == 0 ? [] : [.. found];
    }

    /// <summary>
    /// A claim whose type, polarity, modality or quantity an analyst changed, with the statements that follow from the
    /// change.
    /// </summary>
    /// <remarks>Its words are read anew; its first number is the one the analyst set, in words the others.</remarks>
    internal static Claim Again(Claim claim)
    {
        var sentences = new Sentences(claim.QuoteText).Read().ToList();
        Token[] tokens = [.. sentences.SelectMany(static sentence => sentence.Tokens)];
        var reader = new QuantityReader();
        var read = sentences.SelectMany(sentence => reader.Read(claim.QuoteText, sentence, [])).ToList();
        List<Quantity> quantities = [];
        for (var index = 0; index < read.Count; index++)
        {
            var place = read[index];
            quantities.Add(
                index < claim.Quantities.Count
                ? claim.Quantities[index] with { Start = place.Start, End = place.End }
                : place);
        }

        var deadline = claim.Statements.OfType<AnnouncedStatement>().FirstOrDefault()?.Last ?? claim.Date?.Last;
        var isInSite =
            claim.Statements.Any(static statement => statement is PeopleStatement { IsInSite: true } or SiteStatement);
        return claim with
        {
            Statements = Of(
                new(claim.Type, claim.Modality, claim.Happened, quantities, claim.Actors, deadline, isInSite), tokens,
                tokens),
        };
    }

    /// <summary>The number that a text states; "thousands" is its least. Null when it gives none.</summary>
    internal static Stated? Number(Quantity quantity) =>
        quantity.Value is { } value
            ? new(value, quantity.Bound)
            : quantity.Low is { } low ? new(low, Bound.AtLeast) : null;

    static void Control(in Said said, ReadOnlySpan<Token> clause, List<Statement> found)
    {
        if (!said.Happened || said.Type.Kind is "presence") return;
        var part = Outskirts.IsIn(clause)
            ? PlacePart.Outskirts
            : Centre.IsIn(clause) ? PlacePart.Centre : PlacePart.Whole;
        ControlStatus? status = said.Type.Kind switch
        {
            "retaken" => ControlStatus.Taken,
            "lost" => ControlStatus.Held,
            "contested" => ControlStatus.Contested,
            "siege" => ControlStatus.Besieged,
            _ => null,
        };
        // The besiegers are named, and not those who hold the place.
        if (status is { } known)
        {
            found.Add(
                new ControlStatement(
                    part, known, known is ControlStatus.Taken or ControlStatus.Held ? Holder(said, clause) : null));
        }
    }

    /// <summary>Who acts and did not lose the place: "retaken from the rebels" names those who lost it.</summary>
    static string? Holder(in Said said, ReadOnlySpan<Token> clause)
    {
        foreach (var actor in said.Actors)
        {
            var first = actor.Split(' ')[0];
            var lost = false;
            foreach (var token in clause)
            {
                if (token.Lower.Equals(first, StringComparison.OrdinalIgnoreCase)) break;
                lost |= token.Lower is "from" or "against";
            }

            if (!lost) return actor;
        }

        return null;
    }

    /// <summary>"Alma is under siege with 85,000 people inside": they cannot leave.</summary>
    static bool IsInside(in Said said, ReadOnlySpan<Token> clause) =>
        Has(clause, "inside") && said.Quantities.Any(static quantity => quantity.Unit is "people");

    static void Trapped(in Said said, ReadOnlySpan<Token> clause, List<Statement> found)
    {
        var people = said.Quantities.FirstOrDefault(static quantity => quantity.Unit is "people");
        found.Add(new TrappedStatement(people is null ? null : Number(people), Besieging.IsIn(clause), null));
    }

    static void Hazard(in Said said, ReadOnlySpan<Token> clause, ReadOnlySpan<Token> sentence, List<Statement> found)
    {
        if (!said.Happened) return;
        if (said.Type.Kind == "explosive")
        {
            var cleared = Has(clause, "cleared") && Has(clause, "of") && !Has(clause, "being")
                && !Conditional.IsIn(sentence);
            found.Add(
                new HazardStatement(
                    HazardKind.Explosive,
                    cleared
                    ? HazardStatus.Cleared
                    : Clearing.IsIn(clause) || (Has(clause, "being") && Has(clause, "cleared"))
                    ? HazardStatus.BeingCleared
                    : HazardStatus.Confirmed));
            return;
        }

        HazardKind? kind = Smoke.IsIn(clause)
            ? HazardKind.Smoke
            : Chemical.IsIn(clause)
            ? HazardKind.Chemical
            : Flood.IsIn(clause) ? HazardKind.Flood : Fire.IsIn(clause) ? HazardKind.Fire : null;
        if (kind is { } known) found.Add(new HazardStatement(known, HazardStatus.Confirmed));
    }

    static void Service(in Said said, ReadOnlySpan<Token> clause, List<Statement> found)
    {
        var kind = ServiceKind.All;
        foreach (var token in clause)
        {
            if (ServiceOf(token.Lower) is { } named) kind = named;
        }

        found.Add(
            new ServiceStatement(
                kind, said.Happened && Restored.IsIn(clause) ? ServiceStatus.Partial : ServiceStatus.Down));
    }

    static ServiceKind? ServiceOf(string word) => word switch
    {
        "water" => ServiceKind.Water,
        "electricity" or "power" => ServiceKind.Power,
        "hospital" or "hospitals" or "clinic" or "clinics" => ServiceKind.Health,
        "school" or "schools" => ServiceKind.School,
        "market" or "markets" => ServiceKind.Market,
        _ => null,
    };

    /// <summary>A bridge that attackers failed to destroy is a bridge that stands.</summary>
    static void Crossing(in Said said, ReadOnlySpan<Token> sentence, List<Statement> found)
    {
        if (!Bridge.IsIn(sentence)) return;
        var stands = said.Type.Family != "damage" && (said.Type.Family == "attack" || said.Happened);
        found.Add(new CrossingStatement(Pontoon.IsIn(sentence) ? "pontoon_bridge" : "bridge", stands));
    }

    static void Money(in Said said, ReadOnlySpan<Token> clause, List<Statement> found)
    {
        MoneyStage? stage = said.Type.Kind switch
        {
            "allocated" => MoneyStage.Allocated,
            "requested" => MoneyStage.Requested,
            "received" => Received.IsIn(clause) ? MoneyStage.Received
                : Pledged.IsIn(clause) ? MoneyStage.Pledged
                : Committed.IsIn(clause) ? MoneyStage.Committed : MoneyStage.Received,
            _ => null,
        };
        if (stage is not { } known || !said.Happened) return;
        foreach (var quantity in said.Quantities)
        {
            if (quantity.Unit is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper)
                && Number(quantity) is { } amount)
            {
                found.Add(new MoneyStatement(known, amount, currency));
            }
        }
    }

    static bool Has(ReadOnlySpan<Token> tokens, string word)
    {
        foreach (var token in tokens)
        {
            if (token.Is(word)) return true;
        }

        return false;
    }
}
