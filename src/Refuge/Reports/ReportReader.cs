using Refuge.Reports.Claims;
using Refuge.Reports.Displacements;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;
using Refuge.Reports.Times;

namespace Refuge.Reports;

/// <summary>
/// Reads a report: what it says, about when, where and how many, on whose word, and with how much doubt.
/// </summary>
/// <remarks>
/// One pass over sentences of bounded length: time grows with the text and not faster. Never throws, whatever the text.
/// </remarks>
static class ReportReader
{
    /// <summary>How far into a report a dateline is looked for, in letters.</summary>
    const int DatelineReach = 600;

    /// <summary>Reads <paramref name="report"/> with the place names of <paramref name="names"/>.</summary>
    public static Reading Read(Report report, PlaceNames names) => Read(report, names, ReadingModels.None);

    /// <summary>
    /// Reads <paramref name="report"/> with the place names of <paramref name="names"/> and what
    /// <paramref name="models"/> learnt.
    /// </summary>
    public static Reading Read(Report report, PlaceNames names, ReadingModels models)
    {
        var clean = CleanText.Of(report);
        var (reading, passages, reader, sentences, figures) = Survey(report, clean, names, models);
        var drafts = Drafts(reader, sentences);
        SiteCounts.Settle(drafts);
        LeadDates.Fill(drafts, reading.Reference);
        SourceLines.Fill(drafts, clean.Text);
        Headlines.WithoutRepeats(drafts, clean.Text);
        var claims =
            new ClaimList(clean, report.File, drafts, PassagesOf(drafts, passages), Contradictions.Firsts(drafts));
        return reading with
        {
            Claims = claims,
            Contradictions = Contradictions.Between(claims),
            Displacements = [.. FigureSenses.Of(figures, drafts).Select(clean.AsReceived)],
            Unread = [.. reader.Unread.Select(sentence => Received(clean, sentence))],
        };
    }

    /// <summary>
    /// All but the claims, with what these are read from. The sentences are held by the queue alone, so that they can
    /// be let go.
    /// </summary>
    static (
        Reading Reading, List<Passage> Passages, ClaimReader Reader, Queue<ReadSentence> Sentences,
        List<DisplacementFigure> Figures) Survey(
            Report report, CleanText clean, PlaceNames names, ReadingModels models)
    {
        var layout = Layout.Of(clean);
        var reference = report.Published ?? clean.Dated ?? Dateline(clean.Text, layout.Story);
        var sentences = Sentences(clean, layout.Story, new PlaceReader(names, models.Places), names, reference);
        var places = sentences.SelectMany(static read => read.Places).ToList();
        var passages = PassageReader.Read(clean, layout, places, OriginOf(report));
        var reading = new Reading
        {
            Report = report,
            Reference = reference,
            Dates = [.. sentences.SelectMany(static read => read.Times).Select(clean.AsReceived)],
            Quantities = [.. sentences.SelectMany(static read => read.Quantities).Select(clean.AsReceived)],
            Places = [.. places.Select(clean.AsReceived)],
            Passages = [.. passages.Select(passage => Received(clean, passage))],
            Event = models.Events?.Classify(clean.Text, layout.Sentences),
            Notices = [.. layout.Notices.Select(notice => Received(clean, notice))],
        };
        return (
            reading, passages, new(clean.Text, StoryMap.Of(places, names)), new(sentences),
            DisplacementReader.Read(clean.Text, sentences));
    }

    /// <summary>
    /// The claims of all sentences. A sentence is let go as soon as it is read: its words take more memory than what is
    /// claimed in it.
    /// </summary>
    static List<DraftClaim> Drafts(ClaimReader reader, Queue<ReadSentence> sentences)
    {
        var drafts = new List<DraftClaim>();
        while (sentences.TryDequeue(out var sentence)) drafts.AddRange(reader.Read(sentence, sentences));
        return drafts;
    }

    static string OriginOf(Report report) => report.Source?.Code ?? report.File;

    /// <summary>The first date with a year near the head of the report.</summary>
    static DateOnly? Dateline(string text, IReadOnlyList<Sentence> story)
    {
        var reader = new TimeReader(null);
        foreach (var sentence in story.TakeWhile(static sentence => sentence.Start < DatelineReach))
        {
            // A day with its year has digits, or a year in words.
            if (!Array.Exists(sentence.Tokens, static token => token.IsNumber || TimeReader.BeginsYear(token)))
            {
                continue;
            }

            var times = reader.Read(text, sentence);
            if (times.Find(static time => time.First is not null && time.First == time.Last) is not { } dated) continue;
            // "5 to 11 May": a report on some days is of the last of them.
            return DatedSpans.Of(sentence.Tokens, times, null).Find(time => time.Start == dated.Start)?.Last
                ?? dated.First;
        }

        return null;
    }

    static List<ReadSentence> Sentences(
        CleanText clean, IReadOnlyList<Sentence> story, PlaceReader places, PlaceNames names, DateOnly? reference)
    {
        var text = clean.Text;
        var (times, quantities, redated) = (new TimeReader(reference), new QuantityReader(), 0);
        var named = places.Read(text, story)
            .Select(
                (inSentence, index) =>
                    inSentence.ConvertAll(name => Facilities.Whole(text, story[index].Tokens, name, names))).ToList();
        var mentions = named.SelectMany(
            (inSentence, index) => inSentence.Select(name => Mention(text, story[index], name, names))).ToList();
        var resolved = new PlaceResolver(text).Resolve(mentions);
        if (OtherSpellings.Add(mentions, resolved, names)) resolved = new PlaceResolver(text).Resolve(mentions);
        var read = new List<ReadSentence>(story.Count);
        var located = new List<List<PlaceMention>>(story.Count);
        var next = 0;
        for (var index = 0; index < story.Count; index++)
        {
            while (redated < clean.Redated.Count && clean.Redated[redated].Start <= story[index].Start)
            {
                reference = clean.Redated[redated++].Day;
                times = new(reference);
            }

            var found = times.Read(text, story[index]);
            var calendar = found.Where(
                static time => time.Type is TimeType.Date or TimeType.Time
                && time.Value.AsSpan().IndexOfAnyInRange('0', '9') >= 0).Select(
                    static time => new Stretch(time.Start, time.End)).ToList();
            var here = new List<PlaceMention>();
            foreach (var name in named[index])
            {
                // A word read as a weekday or a month is no place.
                if (!calendar.Exists(day => day.Start <= mentions[next].Start && mentions[next].End <= day.End))
                {
                    here.Add(
                        Facilities.Around(
                            story[index].Tokens, name.Next, Located(text, mentions[next], resolved[next], name)));
                }

                next++;
            }

            located.Add(here);
            var whole = BrokenWords.Joined(text, story[index]);
            read.Add(new(whole, found, quantities.Read(text, whole, calendar), here) { Reference = reference });
        }

        Neighbours.Put(story, located);
        PartsOfLands.Put(text, located, names);
        return read;
    }

    static PlaceResolver.Mention Mention(string text, Sentence sentence, PlaceReader.Named name, PlaceNames names)
    {
        var (start, end) = (sentence.Tokens[name.First].Start, sentence.Tokens[name.Next - 1].End);
        if (PlaceAbbreviations.Direction(sentence.Tokens, name.First) is { } direction)
        {
            return new(
                sentence.Tokens[name.First - 2].Start, end, $"{direction} {text[start..end]}",
                names.Find($"{direction} {text[start..end]}"));
        }

        // "Alma town" is Alma where no place bears the whole name.
        if (name.Candidates.Count == 0 && name.Next - name.First > 1
            && IsKindOfPlace(sentence.Tokens[name.Next - 1].Lower))
        {
            var bare = text[start..sentence.Tokens[name.Next - 2].End];
            return new(start, end, bare, names.Find(bare));
        }

        if (name.Site is not null && name.Candidates.Count > 0)
        {
            return new(start, end, SitesOfTheirOwn.WithoutKind(text[start..end]), name.Candidates);
        }
        var words = text[start..end];
        return new(
            start, end, words,
            PlaceAbbreviations.IsShort(words) && PlaceAbbreviations.At(text, sentence.Tokens, name.First) is null
            ? PlaceAbbreviations.Meant(text, sentence, name, words)
            : name.Candidates);
    }

    static bool IsKindOfPlace(string word) =>
        word is "town" or "village" or "city" or "district" or "province" or "state" or "governorate" or "region"
            or "county" or "territory" or "locality" or "area" or "municipality" or "department";

    static PlaceMention Located(
        string text, PlaceResolver.Mention mention, NamedPlace? place, PlaceReader.Named name)
    {
        var exact = place is null
            ? null
            : new ExactPlace(place.Id, place.Name, place.Latitude, place.Longitude, place.IsSite)
            {
                IsInhabited = place.IsInhabited,
                IsLand = place.IsLand,
                IsCountry = place.Kind is NamedPlaceKind.Country,
                Country = place.Country,
            };
        return new(
            mention.Start, mention.End, text[mention.Start..mention.End],
            SitesOfTheirOwn.Reference(name, place, exact)
                ?? exact ?? (PlaceReference)new UnresolvedPlace(UnresolvedReason.NoSuchName));
    }

    /// <summary>[claims] The passage each claim stands in.</summary>
    static int[] PassagesOf(List<DraftClaim> drafts, List<Passage> passages)
    {
        var (of, passage) = (new int[drafts.Count], 0);
        for (var index = 0; index < of.Length; index++)
        {
            while (passage + 1 < passages.Count && passages[passage].End <= drafts[index].Where.Start) passage++;
            of[index] = passage;
        }

        return of;
    }

    static Passage Received(CleanText clean, Passage passage)
    {
        var (start, end) = clean.Locate(passage.Start, passage.End);
        return passage with { Start = start, End = end };
    }

    static UnreadSentence Received(CleanText clean, (int Start, int End, string Sector) sentence)
    {
        var (start, end) = clean.Locate(sentence.Start, sentence.End);
        return new(start, end, clean.Received[start..end], sentence.Sector);
    }

    static Notice Received(CleanText clean, Notice notice)
    {
        var (start, end) = clean.Locate(notice.Start, notice.End);
        return notice with { Start = start, End = end };
    }
}
