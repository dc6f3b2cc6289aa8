using System.Collections.Concurrent;
using Refuge.Reports;
using Refuge.Reports.Places;

namespace Refuge.Cycle;

/// <summary>What was found in reports, kept so that no text is read twice.</summary>
/// <remarks>
/// Reading has two halves. Extraction is a function of the document, of the build of the reader and what it knows, and
/// of the answers that the places of the crisis give to the names that the text made it look up. Resolution to an as-of
/// day is the rest: which reports are known, what analysts made of their claims, which places show. An extraction is
/// used again, on another day or under a scenario, as long as the place names that are visible then give the same
/// answers; only reports that name a place which has changed are read again. Safe to use from several threads.
/// </remarks>
/// <param name="knowledge">What the reader knows beside the reports and the places of the crisis.</param>
sealed class Extractions(ReaderKnowledge knowledge)
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

    /// <summary>What the reports say, each as if it had just been read with these places of the crisis.</summary>
    internal List<Reading> Read(IReadOnlyList<Report> reports, PlaceNames places)
    {
        var fingerprint = NameLookups.Fingerprint(places);
        var names = new Lazy<PlaceNames>(() => knowledge.NamesOver(places));
        return [.. reports.Select(report => Read(report, places, fingerprint, names))];
    }

    /// <summary>Under what the extraction of a report is kept.</summary>
    internal ExtractionKey KeyOf(Report report) => ExtractionKey.Of(report, knowledge.Reader);

    Reading Read(Report report, PlaceNames places, string fingerprint, Lazy<PlaceNames> names)
    {
        var key = KeyOf(report);
        if (kept.TryGetValue(key, out var known))
        {
            if (known.Fingerprint == fingerprint) return known.Extraction.Reading with { Report = report };
            if (NameLookups.AnswersOf(known.Extraction.Lookups, places) == known.Extraction.Answers)
            {
                kept[key] = known with { Fingerprint = fingerprint };
                return known.Extraction.Reading with { Report = report };
            }
        }

        var extraction = Extract(key, report, places, names.Value);
        kept[key] = new(extraction, fingerprint);
        added.Enqueue(extraction);
        return extraction.Reading;
    }

    Extraction Extract(ExtractionKey key, Report report, PlaceNames places, PlaceNames names)
    {
        Interlocked.Increment(ref read);
        var lookups = new NameLookups();
        var reading = knowledge.Read(report, names.Noting(lookups));
        // Claims are made when they are asked for; here they are made once, since they will be asked for again.
        reading = reading with { Claims = [.. reading.Claims] };
        var asked = lookups.ToString();
        return new(key, asked, NameLookups.AnswersOf(asked, places), reading);
    }

    /// <summary>An extraction, and the places it was last found to hold for.</summary>
    /// <param name="Extraction">The extraction.</param>
    /// <param name="Fingerprint">The fingerprint of those places. Null before it was held against any.</param>
    readonly record struct Kept(Extraction Extraction, string? Fingerprint);
}
