using System.Diagnostics;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>
/// The two libraries as somebody else takes them: packed, restored and called from a program outside the checkout.
/// </summary>
public sealed class PackageTests : IDisposable
{
    const string Program = """
        using Refuge.Cycle;
        using Refuge.Displacement;
        using Refuge.Formats.Crises;
        using Refuge.Formats.Reports;
        using Refuge.Publishing;

        var crisis = CrisisFolder.Read(new(args[0]), null, default).Crisis!;
        var request = new CycleRequest(new(2021, 5, 10), new EnsembleSize(30, 20, 1), null, null, 1, "consumer", "consumer") { Audience = Audience.Partner };
        var findings = ForecastCycle.Run(crisis, request, ShippedReader.Knowledge, null, default);
        var documents = Publication.Compose(findings, Audience.Partner);
        Console.WriteLine($"{findings.CrisisId} {string.Join(' ', documents.Select(document => document.Name))}");
        """;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-package-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_program_outside_the_checkout_plans_with_the_packages_alone()
    {
        foreach (var library in (string[])["Refuge", "Refuge.Files", "Refuge.Formats"])
        {
            await DotnetAsync(
                Repository.Root, "pack", $"src/{library}/{library}.csproj", "-c", "Release", "--no-build", "-o",
                At("source"), "-v", "quiet");
        }

        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreSources>{At("source")}</RestoreSources>
                <RestorePackagesPath>{At("packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Packages()}</RestoreFallbackFolders>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Refuge.Formats" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", Program);
        await DotnetAsync(folder.FullName, "build", "-c", "Release", "-o", At("built"), "-v", "quiet");

        var output = await DotnetAsync(
            folder.FullName, At("built/Consumer.dll"), Path.Combine(Repository.Root, "examples/small-valley"));

        Assert.StartsWith("small-valley ", output, StringComparison.Ordinal);
        Assert.Contains(" needs.csv ", output, StringComparison.Ordinal);
        Assert.Contains(" bulletin.html ", output, StringComparison.Ordinal);
    }

    /// <summary>Where the packages lie that this checkout restored.</summary>
    static string Packages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");

    string At(string relative) => Path.Combine(folder.FullName, relative);

    void Write(string file, string text) => File.WriteAllText(At(file), text);

    static async Task<string> DotnetAsync(string workingFolder, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new("dotnet", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = workingFolder,
            },
        };
        process.StartInfo.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        process.Start();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
        return output;
    }
}
