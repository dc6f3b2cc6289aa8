using Refuge.Funding;
using YamlDotNet.RepresentationModel;

namespace Refuge.Formats.Crises;

/// <summary>Reads <c>triggers.yml</c>: rules agreed before the event.</summary>
/// <remarks>
/// An entry that cannot be read whole is left out, for half a rule would release money that nobody agreed on.
/// </remarks>
sealed class TriggersYaml(FolderIndex index, ProblemList problems)
{
    /// <summary>The file.</summary>
    internal const string File = "triggers.yml";

    /// <summary>Keys of an entry, by the key they stand under; the outermost stand under nothing.</summary>
    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Keys =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [""] = [
            "id", "title", "watch", "act_if", "persistence", "mute_days", "decision", "actions", "envelope", "expires",
            "known_on", "sensitivity"],
            ["watch"] = ["measure", "place", "site", "axis", "window_days", "horizon_days"],
            ["act_if"] = ["at_least", "share_of_capacity", "probability"],
            ["persistence"] = ["runs", "of_last"],
            ["decision"] = ["rule", "roles", "at_least", "waiver_hours"],
            ["envelope"] = ["amount", "currency"],
        };

    /// <summary>Counts that can be watched, as they are written.</summary>
    internal static readonly IReadOnlyDictionary<string, WatchedMeasure> Measures =
        new Dictionary<string, WatchedMeasure>(StringComparer.Ordinal)
        {
            ["present"] = WatchedMeasure.Present,
            ["arrivals"] = WatchedMeasure.Arrivals,
            ["displaced_now"] = WatchedMeasure.DisplacedNow,
            ["displaced_total"] = WatchedMeasure.DisplacedTotal,
        };

    /// <summary>The triggers of the file.</summary>
    internal IReadOnlyList<Draft<Trigger>> Read(InputFile file)
    {
        if (new YamlText(File, Severity.RowLeftOut, problems).Read(file, "triggers: []") is not { } root) return [];

        foreach (var (key, _) in root.Children)
        {
            if (key is YamlScalarNode { Value: not "triggers" } stranger) NameStranger(stranger, ["triggers"]);
        }

        return root.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: "triggers" }).Value switch
        {
            YamlSequenceNode list => [.. list.Children.Select(Entry).OfType<Draft<Trigger>>()],
            null => [],
            var other =>
                LeftOut<IReadOnlyList<Draft<Trigger>>>(
                    other, "triggers", "triggers is no list.", "Begin each trigger with a dash: \"- id: overflow\".")
                    ?? [],
        };
    }

    Draft<Trigger>? Entry(YamlNode node)
    {
        if (node is not YamlMappingNode entry)
        {
            return LeftOut<Draft<Trigger>>(
                node, "triggers", "An entry holds no keys and values; it was left out.",
                "Write id, watch and act_if below the dash.");
        }

        NameStrangers(entry, "");
        var needs = KnownOn.Always;
        if (Text(entry, "id") is not { } id)
        {
            return LeftOut<Draft<Trigger>>(
                entry, "id", "A trigger has no id; it was left out.", "Add a line such as \"id: overflow\".");
        }
        if (Watched(entry, ref needs) is not { } watch || Conditions(entry, watch) is not { Count: > 0 } conditions)
        {
            return null;
        }

        var known = Day(entry, "known_on");
        if (known is null)
        {
            LeftOut<object>(
                entry, "known_on", $"Nothing says since when {Quoted.Of(id)} was agreed, so it holds on no day.",
                "Add a line such as \"known_on: 2016-08-28\".");
        }

        if (Agreed(entry, id) is not { } agreement) return null;

        var (muteDays, expires) = (Number(entry, "mute_days", 0, LongestDays), Day(entry, "expires"));
        var unread = muteDays is null && IsStated(entry, "mute_days") ? "mute_days"
            : expires is null && IsStated(entry, "expires") ? "expires" : null;
        if (unread is not null)
        {
            return LeftOut<Draft<Trigger>>(
                Child(entry, unread)!, unread,
                $"Without {unread} nobody agreed on {Quoted.Of(id)}; the trigger was left out.",
                "Correct the line, or take it out.");
        }

        var trigger = new Trigger(id, Text(entry, "title") ?? id, watch, conditions)
        {
            Persistence = agreement.Persistence,
            MuteDays = (int)(muteDays ?? 0),
            Decision = agreement.Decision,
            Actions = Words(entry, "actions"),
            Envelope = agreement.Envelope,
            Expires = expires,
        };
        return new(
            trigger, new(File, (int)entry.Start.Line, [], Sensitivity(entry)), new(known, false), null, needs, false);
    }

    /// <summary>The class that an entry states; under a key that is almost <c>sensitivity</c> the strictest.</summary>
    string? Sensitivity(YamlMappingNode entry)
    {
        const string Key = "sensitivity";
        if (Text(entry, Key) is { } stated) return stated;
        var misspelt = entry.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(
            static key => key.Value is { } name && NearestWords.Distance(name, Key) <= NearestWords.Reach(Key));
        if (misspelt is null) return null;
        problems.Add(
            Severity.Note, Where(misspelt, Key),
            "The key is almost sensitivity; the trigger is taken as restricted.",
            "Write sensitivity, and restricted, partner or public.");
        return "restricted";
    }

    Watch? Watched(YamlMappingNode entry, ref KnownOn needs)
    {
        if (Child(entry, "watch") is not YamlMappingNode watch)
        {
            return LeftOut<Watch>(
                entry, "watch", "A trigger watches nothing; it was left out.",
                "Add \"watch: { measure: arrivals, place: debaga, window_days: 30 }\".");
        }

        NameStrangers(watch, "watch");
        var remedy = $"Write one of {string.Join(", ", Measures.Keys)}.";
        if (Text(watch, "measure") is not { } name || !Measures.TryGetValue(name, out var measure))
        {
            return LeftOut<Watch>(
                watch, "measure", "A trigger names no count that can be watched; it was left out.", remedy);
        }

        var days = Number(watch, measure == WatchedMeasure.Arrivals ? "window_days" : "horizon_days", 1, LongestDays)
            ?? Number(watch, "horizon_days", 1, LongestDays) ?? Number(watch, "window_days", 1, LongestDays);
        if (days is null)
        {
            return LeftOut<Watch>(
                watch, "watch", "A trigger does not say how many days ahead it watches; it was left out.",
                "Add window_days for arrivals, horizon_days for other counts.");
        }

        return Places(watch, measure, ref needs) is { } where ? new(measure, where, (int)days) : null;
    }

    WatchedPlaces? Places(YamlMappingNode watch, WatchedMeasure measure, ref KnownOn needs)
    {
        var isOfAll = measure is WatchedMeasure.DisplacedNow or WatchedMeasure.DisplacedTotal;
        switch (Text(watch, "place"), Text(watch, "site"), Text(watch, "axis"))
        {
            case (null or "*", null, null):
                return new WatchedEverywhere();
            case var _ when isOfAll:
                return LeftOut<WatchedPlaces>(
                    watch, "measure",
                    "displaced_now and displaced_total are counts of the whole crisis; the trigger was left out.",
                    "Take out the place, or watch present or arrivals.");
            case ({ } code, null, null):
                if (index.Places.Find(code) is not { } place)
                {
                    return LeftOut<WatchedPlaces>(
                        watch, "place", $"{Quoted.Of(code)} is not a place of places.csv; the trigger was left out.",
                        index.Places.Remedy(code));
                }
                needs = KnownOn.Later(needs, index.ShowsFrom(place));
                return new WatchedPlace(place);
            case (null, "any", null):
                return new WatchedSites();
            case (null, null, { } axis):
                return new WatchedAxis(axis);
            default:
                return LeftOut<WatchedPlaces>(
                    watch, "watch",
                    "A trigger names more than one of place, site and axis, or another site than \"any\"; it was "
                    + "left out.", "Keep one: place: ID, site: any, or axis: NAME.");
        }
    }

    List<ActIf>? Conditions(YamlMappingNode entry, Watch watch)
    {
        var conditions = new List<ActIf>();
        foreach (var node in Child(entry, "act_if") as YamlSequenceNode ?? [])
        {
            if (node is not YamlMappingNode cell)
            {
                return LeftOut<List<ActIf>>(
                    node, "act_if", "A condition holds no keys and values; the trigger was left out.",
                    "Write { at_least: 20000, probability: 0.5 }.");
            }

            NameStrangers(cell, "act_if");
            var (people, share, chance) = (
                Number(cell, "at_least", double.Epsilon, MostPeople),
                Number(cell, "share_of_capacity", double.Epsilon, MostShare), Number(cell, "probability", 0, 1));
            if (chance is null || people is null == share is null)
            {
                return LeftOut<List<ActIf>>(
                    cell, "act_if",
                    "A condition needs a probability from 0 to 1 and one of at_least and share_of_capacity; the "
                    + "trigger was left out.", "Write { at_least: 20000, probability: 0.5 }.");
            }

            if (share is not null && watch.Where is not (WatchedPlace or WatchedSites))
            {
                return LeftOut<List<ActIf>>(
                    cell, "share_of_capacity", "Only a site has a capacity to be shared; the trigger was left out.",
                    "Watch place: ID or site: any, or write at_least.");
            }

            conditions.Add(
                people is { } count
                ? ActIf.AtLeast(count, new(chance.Value))
                : ActIf.AtLeastOfCapacity(share!.Value, new(chance.Value)));
        }

        return conditions.Count > 0
            ? conditions
            : LeftOut<List<ActIf>>(
                entry, "act_if", "A trigger has no condition to act on; it was left out.",
                "Add \"act_if: [{ at_least: 20000, probability: 0.5 }]\".");
    }

    /// <summary>What else was agreed; null when a part of it cannot be read.</summary>
    Agreement? Agreed(YamlMappingNode entry, string id)
    {
        var persistence = new Persistence(1, 1);
        if (Child(entry, "persistence") is { } stated)
        {
            var (runs, ofLast) = stated is YamlMappingNode both
                ? (Number(both, "runs", 1, LongestDays), Number(both, "of_last", 1, LongestDays))
                : (null, null);
            if (!(runs <= ofLast))
            {
                return LeftOut<Agreement>(
                    stated, "persistence",
                    $"The persistence of {Quoted.Of(id)} cannot be read; the trigger was left out.",
                    "Write { of_last: 3, runs: 2 }, with no more runs than are looked at.");
            }
            NameStrangers((YamlMappingNode)stated, "persistence");
            persistence = new((int)runs.Value, (int)ofLast!.Value);
        }

        DecisionRule? decision = null;
        if (Child(entry, "decision") is { } decided)
        {
            if (decided is not YamlMappingNode rule
                || !Enum.TryParse<DecisionKind>(Text(rule, "rule"), ignoreCase: true, out var kind)
                || !Enum.IsDefined(kind))
            {
                return LeftOut<Agreement>(
                    decided, "decision", $"Who decides on {Quoted.Of(id)} cannot be read; the trigger was left out.",
                    "Write { rule: automatic, waiver_hours: 24 }, or rule: quorum with roles and at_least.");
            }

            NameStrangers(rule, "decision");
            var (atLeast, hours) =
                (Number(rule, "at_least", 1, LongestDays), Number(rule, "waiver_hours", 0, LongestDays));
            if ((atLeast is null && IsStated(rule, "at_least"))
                || (hours is null && IsStated(rule, "waiver_hours")))
            {
                return LeftOut<Agreement>(
                    rule, "decision",
                    $"How many decide on {Quoted.Of(id)}, or how long they may object, cannot be read; the trigger was "
                    + "left out.", "Write whole numbers in at_least and waiver_hours.");
            }

            decision = new(kind, Words(rule, "roles"), (int?)atLeast, (int?)hours);
        }

        if (Child(entry, "envelope") is not { } envelope) return new(persistence, decision, null);
        if (envelope is not YamlMappingNode money
            || Number(money, "amount", 0, (double)decimal.MaxValue / 2) is not { } amount
            || Text(money, "currency") is not { } currency)
        {
            return LeftOut<Agreement>(
                envelope, "envelope", $"The envelope of {Quoted.Of(id)} cannot be read; the trigger was left out.",
                "Write { amount: 1000000, currency: USD }.");
        }

        NameStrangers(money, "envelope");
        return new(persistence, decision, new((decimal)amount, currency));
    }

    DateOnly? Day(YamlMappingNode entry, string key)
    {
        if (Text(entry, key) is not { } text) return null;
        return PartialDate.Find(text) is { } day
            ? day.Last
            : LeftOut<DateOnly?>(Child(entry, key)!, key, $"{Quoted.Of(text)} is no date.", "Write it as 2016-08-28.");
    }

    /// <summary>A number within a range; null when it is absent, or cannot be read, which the problems say.</summary>
    double? Number(YamlMappingNode mapping, string key, double least, double most)
    {
        if (Text(mapping, key) is not { } text) return null;
        return Numerals.FindNumber(text) is { } number && number >= least && number <= most
            ? number
            : LeftOut<double?>(
                Child(mapping, key)!, key, $"{Quoted.Of(text)} is no number of its range.",
                FormattableString.Invariant(
                    $"Write a number {(least is double.Epsilon ? "above 0" : FormattableString.Invariant($"from {least}"))} to {most:0.###}."));
    }

    static string[] Words(YamlMappingNode mapping, string key) => Child(mapping, key) switch
    {
        YamlSequenceNode list =>
            [.. list.Children.OfType<YamlScalarNode>().Select(each => each.Value?.Trim() ?? "")
                .Where(each => each.Length > 0)],
        YamlScalarNode { Value.Length: > 0 } one => [one.Value.Trim()],
        _ => [],
    };

    void NameStrangers(YamlMappingNode mapping, string parent)
    {
        foreach (var key in mapping.Children.Keys.OfType<YamlScalarNode>())
        {
            if (!Keys[parent].Contains(key.Value, StringComparer.Ordinal)) NameStranger(key, Keys[parent]);
        }
    }

    void NameStranger(YamlScalarNode key, IReadOnlyList<string> known)
    {
        var near = NearestWords.Of(key.Value ?? "", known);
        problems.Add(
            Severity.Note, Where(key, key.Value ?? ""), "The key is not one of the contract and was not read.",
            near is null ? "Nothing needs to be done." : $"Rename it to {near} if that was meant.", sort: key.Value);
    }

    static YamlNode? Child(YamlMappingNode mapping, string key) =>
        mapping.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    /// <summary>Whether something stands behind a key, be it readable or not.</summary>
    static bool IsStated(YamlMappingNode mapping, string key) =>
        Child(mapping, key) is not (null or YamlScalarNode { Value: null or "" });

    static string? Text(YamlMappingNode mapping, string key) =>
        Child(mapping, key) is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    T? LeftOut<T>(YamlNode node, string key, string what, string remedy)
    {
        problems.Add(Severity.RowLeftOut, Where(node, key), what, remedy);
        return default;
    }

    static Location Where(YamlNode node, string key) => new(File, (int)node.Start.Line, Quoted.Short(key));

    sealed record Agreement(Persistence Persistence, DecisionRule? Decision, Money? Envelope);

    /// <summary>Ten years: nothing is agreed for longer.</summary>
    const int LongestDays = 3_660;

    /// <summary>More people than live.</summary>
    const double MostPeople = 1e10;

    /// <summary>A hundred times the capacity of a site.</summary>
    const double MostShare = 100;
}
