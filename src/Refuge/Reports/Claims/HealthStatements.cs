using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>Fills what a claim says of the ill and the injured.</summary>
static class HealthStatements
{
    static readonly WordList Cholera = new("cholera");
    static readonly WordList Measles = new("measles");
    static readonly WordList Dehydration = new("dehydrat*");
    static readonly WordList Diarrhoea = new("diarrh*");

    /// <summary>Illnesses by name; a case counted beside one is a case of it.</summary>
    internal static WordList Illnesses { get; } = new(
        "cholera measles malaria dengue ebola polio covid* coronavirus meningitis typhoid hepatitis pneumonia "
        + "diphtheria scabies "
        + "dysentery influenza plague dehydrat* diarrh* malnutrition mpox rabies anthrax");

    static readonly WordList Illness = new("ill illness* sick sicken* sickness*");
    static readonly WordList WaterSource = new("water well wells borehole boreholes");
    static readonly WordList Causing = new("make makes making made cause causes causing caused");
    static readonly WordList Infants = new("baby babies infant infants newborn newborns toddler toddlers");
    static readonly WordList Children = new("child children");
    static readonly WordList Women = new("women pregnant");
    static readonly WordList Older = new("elderly older");

    /// <summary>The illness that some words name first. Null where they name none.</summary>
    internal static string? IllnessIn(ReadOnlySpan<Token> tokens) =>
        Illnesses.Find(tokens) is >= 0 and var at ? tokens[at].Lower : null;

    /// <summary>
    /// Adds the illnesses that a clause tells of, each with its cases, and those whom water makes ill.
    /// </summary>
    internal static void Add(
        in StatementReader.Said said, ReadOnlySpan<Token> clause, ReadOnlySpan<Token> sentence, List<Statement> found)
    {
        (WordList Words, HealthCondition Condition)[] conditions =
        [
            (Cholera, HealthCondition.SuspectedCholera), (Measles, HealthCondition.SuspectedMeasles),
            (Dehydration, HealthCondition.Dehydration), (Diarrhoea, HealthCondition.Diarrhoea),
        ];
        foreach (var (words, condition) in conditions)
        {
            if (words.Find(clause) is >= 0 and var at && !Stances.IsDeniedAt(clause, at))
            {
                found.Add(
                    new HealthStatement(condition, Group(clause), OwnCases(said, clause, at) ?? Cases(said)));
            }
            else if (said is { Illness: { } illness, Happened: true, Type: { Family: "health" } } && words.Has(illness)
                && !Illnesses.IsIn(clause) && said.Quantities.Any(CountedKinds.IsCase))
            {
                found.Add(new HealthStatement(condition, Group(clause), Cases(said)));
            }
        }

        // "The only water is from a well, and it makes everyone ill": the cause stands in the clause before.
        var isFromWater = WaterSource.IsIn(clause) || (Causing.IsIn(clause) && WaterSource.IsIn(sentence));
        if (!isFromWater || Illness.Find(clause) is not (>= 0 and var ill) || Stances.IsDeniedAt(clause, ill)) return;
        found.Add(new HealthStatement(HealthCondition.WaterIllness, Group(clause), Cases(said)));
        if (said.Type is { Family: "camp", Kind: "health" })
        {
            found.Add(new FacilityStatement("water_quality", null, null, "unsafe"));
        }
    }

    /// <summary>People who were injured, as far as the words do not speak of fighters.</summary>
    internal static void AddInjured(in StatementReader.Said said, ReadOnlySpan<Token> clause, List<Statement> found)
    {
        if (Fighters.IsIn(clause)) return;

        var counted = said.Quantities.FirstOrDefault(static quantity =>
            quantity.Unit is null or "people" or "case" or "child");
        found.Add(
            new HealthStatement(
                HealthCondition.Injured, Group(clause), counted is null ? null : StatementReader.Number(counted)));
    }

    static readonly WordList Fighters =
        new("fighter* soldier* troop* militant* insurgent* rebel* officer* police* gunm* militia* jihadi*");

    static PopulationGroup Group(ReadOnlySpan<Token> clause) =>
        Infants.IsIn(clause) ? PopulationGroup.Infants
        : Children.IsIn(clause) ? PopulationGroup.Children
        : Women.IsIn(clause) ? PopulationGroup.Women
        : Older.IsIn(clause) ? PopulationGroup.Older
        : PopulationGroup.All;

    /// <summary>"22 with watery diarrhoea and 3 suspected measles": each illness has the number before it.</summary>
    static Stated? OwnCases(in StatementReader.Said said, ReadOnlySpan<Token> clause, int illness)
    {
        const int Reach = 4;
        Quantity? nearest = null;
        foreach (var quantity in said.Quantities)
        {
            if (quantity.Start > clause[illness].Start || CountedKinds.IsDeath(quantity)) continue;
            var at = illness;
            while (at > 0 && clause[at].Start > quantity.Start) at--;
            if (illness - at <= Reach && (quantity.Unit is "people" or "case" or "child" or null
                || Illnesses.Has(quantity.Unit) || Illnesses.Has($"{quantity.Unit}s")))
            {
                nearest = quantity;
            }
        }

        return nearest is null ? null : StatementReader.Number(nearest);
    }

    static Stated? Cases(in StatementReader.Said said)
    {
        if (said.Type is { Kind: "sanitation" }) return null;
        var cases = said.Quantities.FirstOrDefault(
            static quantity => quantity.Unit is "people" or "case" or "death" or "child");
        return cases is null ? null : StatementReader.Number(cases);
    }
}
