using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>Which project may know which, read from the compiled programs.</summary>
public class ProjectReferenceTests
{
    /// <summary>What each project may refer to, of ours. A new project is added here with the projects it may
    /// know.</summary>
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Refuge"] = [],
        ["Refuge.Files"] = ["Refuge"],
        ["Refuge.Formats"] = ["Refuge", "Refuge.Files"],
        ["Refuge.Flee"] = ["Refuge", "Refuge.Files"],
        ["Refuge.Storage"] = ["Refuge", "Refuge.Files", "Refuge.Formats"],
        ["Refuge.Optimisation"] = ["Refuge"],
    };

    /// <summary>Programs that call the libraries; they may know all of them.</summary>
    static readonly string[] Hosts = ["Refuge.Cli", "Refuge.Web", "Refuge.Cluster"];

    static readonly string[] Assemblies =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Refuge*.dll")
            .Select(static file => Path.GetFileNameWithoutExtension(file))
            .Where(static name => !name.EndsWith("Tests", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> EveryProject => [.. Assemblies.Except(Hosts)];

    [Theory, MemberData(nameof(EveryProject))]
    public void A_library_knows_only_the_projects_below_it(string project)
    {
        var known = CompiledReferences.AssembliesOf(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"))
            .Where(IsOurs);

        Assert.Empty(known.Except(Allowed[project]));
    }

    [Fact]
    public void The_command_line_knows_the_libraries_it_calls()
    {
        var known = CompiledReferences.AssembliesOf(Path.Combine(AppContext.BaseDirectory, "Refuge.Cli.dll"));

        foreach (var library in (string[])["Refuge", "Refuge.Flee", "Refuge.Formats"]) Assert.Contains(library, known);
    }

    static bool IsOurs(string assembly) => assembly == "Refuge"
        || assembly.StartsWith("Refuge.", StringComparison.Ordinal);
}
