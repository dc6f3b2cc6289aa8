using System.Collections.Concurrent;
using Refuge.Publishing;

namespace Refuge.Tests.Publishing;

/// <summary>A publication opened again as a reader would.</summary>
static class Opened
{
    internal static Dictionary<string, string> All(Findings findings, Audience audience, Wording? wording = null) =>
        Made.GetOrAdd(
            (findings, audience, wording ?? Wording.English),
            static asked => Make(asked.Findings, asked.Audience, asked.Wording));

    static readonly ConcurrentDictionary<
        (Findings Findings, Audience Audience, Wording Wording), Dictionary<string, string>> Made = [];

    internal static Dictionary<string, string> Make(Findings findings, Audience audience, Wording wording) =>
        Publication.Compose(findings, audience, wording, Ground).ToDictionary(document => document.Name, Text);

    /// <summary>A river and a border across the invented country.</summary>
    internal static GroundMap Ground { get; } = new(
        [
            new(GroundKind.River, [(43.0, 36.6), (43.2, 36.2), (43.3, 35.8), (43.45, 35.4)]),
            new(GroundKind.Border, [(42.6, 36.9), (43.4, 36.6), (44.4, 36.7)]),
            new(GroundKind.Lake, [(42.9, 36.5), (43.0, 36.6), (42.9, 36.65), (42.9, 36.5)]),
            new(GroundKind.Coast, [(0, 0), (1, 1)]),
        ],
        "An invented country.");

    internal static string Text(Document document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        document.Write(writer);
        return writer.ToString();
    }
}
