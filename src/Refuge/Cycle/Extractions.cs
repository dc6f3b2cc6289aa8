using System.Collections.Concurrent;
using Refuge.Reports;
using Refuge.Reports.Places;

namespace Refuge.Cycle;

/// <summary>What was found in reports, kept so that no text is read twice.</summary>
/// <remarks>
/// Reading has two halves. Extraction is a function of the document, of the build of the reader, and of the answers to
/// the place names that the text made it look up. Resolution to an as-of day is the rest: which reports are known, what
/// analysts made of their claims, which places show. An extraction is used again, on another day or under a scenario,
/// as long as the place names that are visible then give the same answers; only reports that name a place which has
/// changed are read again. Safe to use from several threads.
/// </remarks>
sealed class Extractions
{
    readonly ConcurrentDictionary<ExtractionKey, Kept> kept = [];
    readonly ConcurrentQueue<Extraction> added = [];
    int read;

    /// <summary>How many times a text was read.</summary>
    public int TextsRead => read;

    /// <summary>
    /// The extractions made here since the last call, for a store to keep; those that were given are not among them.
    /// </summary>
    public IReadOnlyList<Extraction> TakeAdded()
    {
        var taken = new List<Extraction>();
        while (added.TryDequeue(out var extraction)) taken.Add(extraction);
        return taken;
    }

    /// <summary>Keeps an extraction that a store had kept.</summary>
    /// <param name="extraction">The extraction.</param>
    public void Keep(Extraction extraction)
    {
        ArgumentNullException.ThrowIfNull(extraction);
        kept.TryAdd(extraction.Key, new(extraction, null));
    }

    /// <summary>What the reports say, each as if it had just been read with these names.</summary>
    internal List<Reading> Read(IReadOnlyList<Report> reports, PlaceNames names)
    {
        var fingerprint = NameLookups.Fingerprint(names);
        return [.. reports.Select(report => Read(report, names, fingerprint))];
    }

    Reading Read(Report report, PlaceNames names, string fingerprint)
    {
        var key = ExtractionKey.Of(report);
        if (kept.TryGetValue(key, out var known))
        {
            if (known.Fingerprint == fingerprint) return known.Extraction.Reading with { Report = report };
            if (NameLookups.AnswersOf(known.Extraction.Lookups, names) == known.Extraction.Answers)
            {
                kept[key] = known with { Fingerprint = fingerprint };
                return known.Extraction.Reading with { Report = report };
            }
        }

        var extraction = Extract(key, report, names);
        kept[key] = new(extraction, fingerprint);
        added.Enqueue(extraction);
        return extraction.Reading;
    }

    Extraction Extract(ExtractionKey key, Report report, PlaceNames names)
    {
        Interlocked.Increment(ref read);
        var lookups = new NameLookups();
        var reading = ReportReader.Read(report, names.Noting(lookups));
        // Claims are made when they are asked for; here they are made once, since they will be asked for again.
        reading = reading with { Claims = [.. reading.Claims] };
        var asked = lookups.ToString();
        return new(key, asked, NameLookups.AnswersOf(asked, names), reading);
    }

    /// <summary>An extraction, and the gazetteer it was last found to hold for.</summary>
    /// <param name="Extraction">The extraction.</param>
    /// <param name="Fingerprint">The fingerprint of that gazetteer. Null before it was held against any.</param>
    readonly record struct Kept(Extraction Extraction, string? Fingerprint);
}
