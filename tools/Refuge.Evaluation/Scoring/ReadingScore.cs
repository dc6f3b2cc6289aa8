using System.Globalization;
using System.Text.Json;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Evaluation.Scoring;

/// <summary>One measure of how well a labelled set was read.</summary>
/// <param name="Name">What is measured, such as <c>value_f1</c>.</param>
/// <param name="Value">The measure, 0 to 1.</param>
/// <param name="Of">Over how many labels.</param>
sealed record ReadingMeasure(string Name, double Value, int Of);

/// <summary>Scores readings against labelled text: what <c>score-reading</c> prints.</summary>
/// <remarks>Labelled offsets are code points; texts beyond the Basic Multilingual Plane are converted.</remarks>
static class ReadingScore
{
    static readonly string[] Upwards = ["", "..", "../..", "../../.."];

    /// <summary>
    /// Times: spans that overlap (relaxed), and of those the ones whose value is right (TempEval-3, UzZaman and others
    /// 2013).
    /// </summary>
    public static IReadOnlyList<ReadingMeasure> Dates(string file, Action<string> note)
    {
        Tally strict = default, relaxed = default, valued = default;
        foreach (var line in Lines(file))
        {
            var text = line.GetProperty("text").GetString()!;
            var labels = Labels(line, "timex", text);
            var found = ReportReader.Read(
                ReportFile.OfText(line.GetProperty("id").ToString(), text, Day(line, "dct")), PlaceNames.None).Dates;
            var taken = new HashSet<int>();
            var (hits, exact, right) = (0, 0, 0);
            foreach (var time in found)
            {
                var match = labels.FindIndex(
                    label => !taken.Contains(labels.IndexOf(label)) && label.Start < time.End
                    && time.Start < label.End);
                if (match < 0)
                {
                    note($"extra\t{time.Quote}\t{time.Value}\t{Around(text, time.Start, time.End)}");
                    continue;
                }

                taken.Add(match);
                hits++;
                if (labels[match].Start == time.Start && labels[match].End == time.End) exact++;
                var value = labels[match].Item.GetProperty("value").GetString();
                if (value == time.Value) right++;
                else note($"value\t{time.Quote}\t{time.Value}\t{value}\t{Around(text, time.Start, time.End)}");
            }

            for (var index = 0; index < labels.Count; index++)
            {
                if (!taken.Contains(index))
                {
                    note(
                        $"missed\t{text[labels[index].Start..labels[index].End]}\t{labels[index].Item.GetProperty("value")}\t{Around(text, labels[index].Start, labels[index].End)}");
                }
            }

            strict += new Tally(exact, found.Count, labels.Count);
            relaxed += new Tally(hits, found.Count, labels.Count);
            valued += new Tally(right, found.Count, labels.Count);
        }

        return [.. Measures("strict", strict), .. Measures("relaxed", relaxed), .. Measures("value", valued)];
    }

    /// <summary>
    /// Excerpts with one figure each: the first figure read against the labelled quantity, unit and term.
    /// </summary>
    public static IReadOnlyList<ReadingMeasure> Displacement(string file, Action<string> note)
    {
        var (count, quantity, unit, term, all, any) = (0, 0, 0, 0, 0, 0);
        foreach (var line in Lines(file)
            .Where(static line => line.TryGetProperty("quantity", out _) || line.TryGetProperty("figure", out _)))
        {
            count++;
            var text = line.GetProperty("text").GetString()!;
            var value =
                (line.TryGetProperty("quantity", out var labelled) ? labelled : line.GetProperty("figure")).GetDouble();
            var figures = ReportReader.Read(
                ReportFile.OfText(line.GetProperty("id").ToString(), text, null), PlaceNames.None).Displacements;
            var first = figures.Count == 0 ? null : figures[0];
            if (figures.Any(figure => figure.Quantity == value)) any++;
            var isQuantity = first?.Quantity == value;
            var isUnit = Same(line, "unit", first?.Unit.ToString());
            var isTerm = Same(line, "term", first?.Term);
            if (isQuantity) quantity++;
            if (isUnit) unit++;
            if (isTerm) term++;
            if (isQuantity && isUnit && isTerm)
            {
                all++;
            }
            else
            {
                note(
                    FormattableString.Invariant(
                        $"{value} {Text(line, "unit")} {Text(line, "term")}\t{first?.Quantity} {first?.Unit} ")
                    + FormattableString.Invariant($"{first?.Term}\t{text}"));
            }
        }

        return [
            Share("quantity", quantity, count), Share("unit", unit, count), Share("term", term, count),
            Share("all", all, count), Share("quantity_anywhere", any, count)];
    }

    /// <summary>
    /// Quantities with value and unit: spans that overlap and whose value, then value and unit, are right.
    /// </summary>
    public static IReadOnlyList<ReadingMeasure> Quantities(string file, Action<string> note)
    {
        Tally values = default, units = default;
        foreach (var line in Lines(file).Where(static line => line.TryGetProperty("quantities", out _)))
        {
            var text = line.GetProperty("text").GetString()!;
            var labels = Labels(line, "quantities", text);
            var found =
                ReportReader.Read(ReportFile.OfText(Text(line, "id") ?? "", text, null), PlaceNames.None).Quantities;
            var (right, both) = (0, 0);
            foreach (var label in labels)
            {
                var match = found.FirstOrDefault(
                    quantity => quantity.Start < label.End && label.Start < quantity.End
                    && Matches(quantity, label.Item));
                if (match is not null) right++;
                if (match is not null && Same(label.Item, "unit", match.Unit))
                {
                    both++;
                }
                else
                {
                    note(
                        $"{label.Item}\t{string.Join("; ", found.Select(static quantity => FormattableString.Invariant($"{quantity.Quote}={quantity.Value ?? quantity.Low} {quantity.Unit} {quantity.Bound}")))}\t{text}");
                }
            }

            values += new Tally(right, found.Count, labels.Count);
            units += new Tally(both, found.Count, labels.Count);
        }

        return [.. Measures("value", values), .. Measures("value_and_unit", units)];
    }

    /// <summary>
    /// Claims of one annotated report: spans that overlap by half or more, with the family or the whole type right.
    /// </summary>
    public static IReadOnlyList<ReadingMeasure> Claims(string file, PlaceNames names, Action<string> note)
    {
        using var gold = JsonDocument.Parse(File.ReadAllText(file));
        var root = gold.RootElement;
        var document = root.GetProperty("doc").GetString()!;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var path = Upwards.Select(up => Path.Combine(folder, up, document)).First(File.Exists);
        var published = DateOnly.Parse(root.GetProperty("reference_date").GetString()!, CultureInfo.InvariantCulture);
        var claims = ReportReader.Read(
            ReportFile.Of(Path.GetFileName(path), File.ReadAllBytes(path), published), names,
            TrainedModels.Shipped).Claims;
        var labels = root.GetProperty("claims").EnumerateArray().ToList();
        var (type, polarity, modality, attribution, date) = (0, 0, 0, 0, 0);
        foreach (var label in labels)
        {
            var match = claims.FirstOrDefault(
                claim => claim.Type.ToString() == Text(label, "type") && Overlap(claim, label) >= .5);
            if (match is null)
            {
                note($"missed\t{Text(label, "type")}\t{Text(label, "quote")}");
                continue;
            }

            type++;
            if (match.Happened == (Text(label, "polarity") == "+")) polarity++;
            if (Same(label, "modality", match.Modality.ToString())) modality++;
            if (string.Equals(
                Text(label.GetProperty("attribution"), "kind")?.Replace("_", "", StringComparison.Ordinal),
                match.Attribution.Kind.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                attribution++;
            }
            if (Day(label.GetProperty("date"), "iso_start") == match.Date?.First
                && Day(label.GetProperty("date"), "iso_end") == match.Date?.Last)
            {
                date++;
            }
            else
            {
                note($"date\t{Text(label, "quote")}\t{match.Date}\t{label.GetProperty("date")}");
            }
        }

        return [
            Share("recall", type, labels.Count), Share("polarity", polarity, type), Share("modality", modality, type),
            Share("attribution", attribution, type), Share("date", date, type)];
    }

    internal static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(file).Where(static line => line.Length > 0)
            .Select(static line => JsonDocument.Parse(line).RootElement);

    internal static List<(int Start, int End, JsonElement Item)> Labels(JsonElement line, string name, string text)
    {
        var units = CodePoints(text);
        return
        [
            .. line.GetProperty(name).EnumerateArray()
                .Where(
                    static item => item.TryGetProperty("start", out var start)
                    && start.ValueKind == JsonValueKind.Number)
                .Select(
                    item =>
                        (Start: item.GetProperty("start").GetInt32(), End: item.GetProperty("end").GetInt32(),
                            Item: item))
                .Where(item => item.Start >= 0 && item.End < units.Length)
                .Select(item => (units[item.Start], units[item.End], item.Item))
                .OrderBy(static item => item.Item1),
        ];
    }

    internal static IEnumerable<ReadingMeasure> Measures(string name, Tally tally) =>
        [new($"{name}_precision", tally.Precision, tally.Found), new($"{name}_recall", tally.Recall, tally.Labelled),
            new($"{name}_f1", tally.F1, tally.Labelled)];

    internal static string Around(string text, int start, int end) =>
        text[Math.Max(0, start - 50)..Math.Min(text.Length, end + 40)].Replace('\n', ' ');

    /// <summary>The UTF-16 index of each code point, and of the end.</summary>
    static int[] CodePoints(string text)
    {
        var indices = new List<int>(text.Length + 1);
        for (var index = 0; index < text.Length; index++)
        {
            indices.Add(index);
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                index++;
            }
        }

        indices.Add(text.Length);
        return [.. indices];
    }

    static bool Matches(Quantity quantity, JsonElement label) =>
        label.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number
            ? quantity.Value == value.GetDouble()
                && (
                    Text(label, "bound") is not { } bound
                    || string.Equals(
                        bound.Replace("_", "", StringComparison.Ordinal), quantity.Bound.ToString(),
                        StringComparison.OrdinalIgnoreCase))
            : label.TryGetProperty("low", out var low) && low.ValueKind == JsonValueKind.Number
                && quantity.Low == low.GetDouble();

    static double Overlap(Claim claim, JsonElement label)
    {
        var (start, end) = (label.GetProperty("start").GetInt32(), label.GetProperty("end").GetInt32());
        var shared = Math.Min(end, claim.Quote.End) - Math.Max(start, claim.Quote.Start);
        return shared <= 0 ? 0 : (double)shared / (Math.Max(end, claim.Quote.End) - Math.Min(start, claim.Quote.Start));
    }

    static ReadingMeasure Share(string name, int hits, int count) => new(name, Of(hits, count), count);

    internal static double Of(int hits, int count) => count == 0 ? 0 : (double)hits / count;

    static bool Same(JsonElement line, string name, string? value) =>
        string.Equals(Text(line, name), value, StringComparison.OrdinalIgnoreCase);

    static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    static DateOnly? Day(JsonElement line, string name) =>
        DateOnly.TryParse(Text(line, name), CultureInfo.InvariantCulture, out var day) ? day : null;
}
