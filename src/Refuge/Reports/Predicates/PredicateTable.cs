using System.Collections.Frozen;
using System.Text.Json;
using Refuge.Reports.Claims;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Which predicates make which claim: verbs, nouns of events and adjectives with what they ask of their arguments.
/// </summary>
/// <remarks>Read from <c>predicates.json</c>; the first row that fits a predicate wins.</remarks>
sealed class PredicateTable
{
    const string Shipped = "predicates.json";

    static readonly Lazy<PredicateTable> Known = new(static () => Of(ReadShipped()));

    readonly FrozenDictionary<string, Entry[]> verbs;
    readonly FrozenDictionary<string, Entry[]> nouns;
    readonly FrozenDictionary<string, Entry[]> adjectives;

    PredicateTable(
        FrozenDictionary<string, Entry[]> verbs, FrozenDictionary<string, Entry[]> nouns,
        FrozenDictionary<string, Entry[]> adjectives, FrozenSet<string> people) =>
        (this.verbs, this.nouns, this.adjectives, People) = (verbs, nouns, adjectives, people);

    /// <summary>Words for people.</summary>
    internal FrozenSet<string> People { get; }

    /// <summary>The table that ships with the program.</summary>
    internal static PredicateTable Default => Known.Value;

    /// <summary>What a predicate asks for.</summary>
    /// <param name="Type">The type of its claims.</param>
    /// <param name="Order">Its place in the table.</param>
    /// <param name="Rest">Words that must follow it: "take refuge", "break out". Empty for a single word.</param>
    /// <param name="Agent">Words of which one must be what acts. Null when anything may.</param>
    /// <param name="Patient">Words of which one must be what suffers the act. Null when anything may.</param>
    /// <param name="Theme">Words of which one must be what the act is done with. Null when anything may.</param>
    /// <param name="In">Words of which one must stand in the clause. Null when none need.</param>
    /// <param name="Not">Words of which none may stand in the clause. Null when any may.</param>
    internal sealed record Entry(
        ClaimType Type, int Order, string[] Rest, FrozenSet<string>? Agent, FrozenSet<string>? Patient,
        FrozenSet<string>? Theme, FrozenSet<string>? In, FrozenSet<string>? Not)
    {
        /// <summary>Whether it is told by a denial: "trucks cannot reach", "has no water".</summary>
        internal bool AsksDenial { get; } = Denies(In) || Denies(Theme);

        static bool Denies(FrozenSet<string>? words) =>
            words is not null && (words.Contains("no") || words.Contains("not"));
    }

    /// <summary>What a verb may begin.</summary>
    internal ReadOnlySpan<Entry> OfVerb(string form) => verbs.TryGetValue(form, out var entries) ? entries : [];

    /// <summary>What a noun may name.</summary>
    internal ReadOnlySpan<Entry> OfNoun(string form) => nouns.TryGetValue(form, out var entries) ? entries : [];

    /// <summary>What an adjective behind "is" may tell.</summary>
    internal ReadOnlySpan<Entry> OfAdjective(string form) =>
        adjectives.TryGetValue(form, out var entries) ? entries : [];

    /// <summary>The table of a JSON text in the form of <c>predicates.schema.json</c>.</summary>
    internal static PredicateTable Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var classes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        // A class may hold those before it.
        foreach (var each in root.GetProperty("classes").EnumerateObject())
        {
            classes.Add(each.Name, [.. Forms(each.Value.GetString()!, classes)]);
        }

        return new(
            Rows(root, "rows", "verbs", VerbForms.OfVerb, classes),
            Rows(root, "nouns", "nouns", VerbForms.OfNoun, classes),
            Rows(root, "adjectives", "adjectives", static word => [word], classes),
            classes["people"].ToFrozenSet(StringComparer.Ordinal));
    }

    static FrozenDictionary<string, Entry[]> Rows(
        JsonElement root, string part, string column, Func<string, IEnumerable<string>> forms,
        Dictionary<string, string[]> classes)
    {
        var found = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        var order = 0;
        foreach (var row in root.GetProperty(part).EnumerateArray())
        {
            var type = row.GetProperty("type").GetString()!.Split('.');
            var (agent, patient, theme, inside, not) = (
                Set(row, "agent", classes), Set(row, "patient", classes), Set(row, "theme", classes),
                Set(row, "in", classes), Set(row, "not", classes));
            foreach (var predicate in Words(row.GetProperty(column).GetString()!))
            {
                var words = predicate.Split('_');
                var entry = new Entry(new(type[0], type[1]), order, words[1..], agent, patient, theme, inside, not);
                foreach (var form in forms(words[0]).Distinct(StringComparer.Ordinal))
                {
                    if (!found.TryGetValue(form, out var entries)) found.Add(form, entries = []);
                    entries.Add(entry);
                }
            }

            order++;
        }

        return found.ToFrozenDictionary(
            static each => each.Key, static each => each.Value.ToArray(), StringComparer.Ordinal);
    }

    static FrozenSet<string>? Set(JsonElement row, string name, Dictionary<string, string[]> classes) =>
        !row.TryGetProperty(name, out var value) ? null
        : Forms(value.GetString()!, classes).ToFrozenSet(StringComparer.Ordinal);

    static IEnumerable<string> Forms(string text, Dictionary<string, string[]> classes) =>
        Words(text).SelectMany(word => word[0] == (char)64 ? classes[word[1..]] : VerbForms.OfNoun(word));

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static string ReadShipped()
    {
        using var reader = new StreamReader(typeof(PredicateTable).Assembly.GetManifestResourceStream(Shipped)!);
        return reader.ReadToEnd();
    }
}
