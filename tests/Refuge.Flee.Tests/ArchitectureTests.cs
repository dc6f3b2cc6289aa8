using Refuge.Flee.Engines;
using Refuge.Tests.Shared;

namespace Refuge.Flee.Tests;

/// <summary>The peer's rules borrow from the domain what chance needs and nothing of its rules, as the compiled library
/// shows.</summary>
public class ArchitectureTests
{
    /// <summary>Beside the random numbers and samplers: how members are run over threads, how their spread is kept,
    /// and the one writer of tables.</summary>
    static readonly string[] OfTheDomain =
    [
        "Refuge.Publishing.Tables.Csv",
        "Refuge.Displacement.Ensemble", "Refuge.Displacement.MemberSpread", "Refuge.Displacement.Quantiles",
        "Refuge.Displacement.QuantileSketch",
    ];

    static readonly IReadOnlyCollection<CompiledReference> References =
        CompiledReferences.Of(typeof(FleeSimulation).Assembly.Location);

    [Fact]
    public void Flee_uses_shared_words_random_numbers_and_summaries_of_members_and_nothing_else_of_the_domain() =>
        Assert.Empty(
            from reference in References
            let space = reference.ToNamespace
            where space.StartsWith("Refuge.", StringComparison.Ordinal)
                && !space.StartsWith("Refuge.Flee", StringComparison.Ordinal)
            where space is not ("Refuge.Displacement.Random" or "Refuge.Files")
                && !OfTheDomain.Contains(reference.To, StringComparer.Ordinal)
            select $"{reference.From} uses {reference.To}");

    [Fact]
    public void The_engines_do_not_know_the_files_their_scenarios_come_from() =>
        Assert.DoesNotContain(References, static reference => reference.FromNamespace == "Refuge.Flee.Engines"
            && reference.ToNamespace == "Refuge.Flee.Folders");

    [Fact]
    public void What_the_engines_borrow_is_seen_in_the_compiled_library() =>
        Assert.Contains(References, static reference => reference.To == "Refuge.Displacement.Random.Multinomial");
}
