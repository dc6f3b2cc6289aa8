using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Times;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells when the claims of a report hold, and remembers the day of the event whose effects later sentences tell.
/// </summary>
sealed class ClaimTimes
{
    const int DatelineParagraphs = 3;

    /// <summary>How many paragraphs the day of an event is carried to what it did.</summary>
    const int CarriedParagraphs = 12;

    /// <summary>
    /// For how many days after an event its toll is still counted: until then it runs to the day of the report.
    /// </summary>
    const int StillCounted = 2;

    /// <summary>What happened so many days before the report, told after something newer, is history.</summary>
    const int LongAgo = 100;

    readonly ReportPeriod period = new();
    readonly DataDays data = new();
    List<TimeExpression> dated = [];
    DateOnly? reference;
    ClaimDate? now;
    ClaimDate? untilNow;
    DateOnly? spoken;
    (int Paragraph, TimeExpression? Duration) frame = (-1, null);
    (int Paragraph, ClaimDate? Date, bool GoesOn, bool IsHazard) happening = (int.MinValue, null, false, false);

    /// <summary>The day on which the report holds.</summary>
    internal ClaimDate? Now => data.Day is { } day ? new(day, day) : now;

    /// <summary>The day up to which a sentence tells: that of its figures, else that of the report.</summary>
    DateOnly? Until => data.Day ?? reference;

    ClaimDate? UntilNow => data.Day is { } day ? new(null, day) : untilNow;

    /// <summary>Notes a sentence before its claims are made.</summary>
    internal void Begin(ReadSentence read)
    {
        var tokens = read.Sentence.Tokens;
        dated = DatedSpans.Of(tokens, read.Times, spoken ?? read.Reference);
        if (dated.FindLast(static time => time.First == time.Last) is { Last: { } last }) spoken = last;
        period.Note(read.Sentence, dated, read.Reference);
        data.Note(read.Sentence, dated, read.Reference);
        // "As of 25 November, 161 came to the camp, which now has 5,516": now is that day.
        for (var at = 0; at < dated.Count; at++)
        {
            if (period.OfWeek(dated[at]) is not { } week) continue;
            dated[at] = dated[at] with { First = week.First, Last = week.Last };
        }
        if (data.IsNamed) dated.RemoveAll(static time => time.Value is "PRESENT_REF");
        if (now is null || reference != read.Reference)
        {
            reference = read.Reference;
            now = reference is null ? null : new(reference, reference);
            untilNow = reference is null ? null : new(null, reference);
        }

        if (reference is not null && Sections.Begins(read) is not null)
        {
            var day = Sections.Period(read) is { } days && days.Last < reference ? days.Last : reference.Value;
            (now, untilNow) = (new(day, day), new(null, day));
            happening = (int.MinValue, null, false, false);
        }

        if (read.Times.FirstOrDefault(
            static time => time.Type == TimeType.Duration && time.First is not null) is { } duration)
        {
            frame = (read.Sentence.Paragraph, duration);
        }

        if (frame.Paragraph != read.Sentence.Paragraph) frame = (-1, null);
    }

    /// <summary>The days of a claim.</summary>
    /// <param name="read">Its sentence.</param>
    /// <param name="where">Its stretch of the text.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isPast">Whether it tells of what is over.</param>
    /// <param name="isPerfect">Whether it tells of what lasts to this day: "have fled".</param>
    /// <param name="act">Where its verb or noun stands: of several times the one behind it is its own.</param>
    internal ClaimDate? Of(ReadSentence read, Stretch where, ClaimType type, bool isPast, bool isPerfect, int act)
    {
        var tokens = read.Sentence.Tokens;
        if (reference is not null && read.Sentence.Paragraph <= DatelineParagraphs)
        {
            dated.RemoveAll(time => IsDateline(tokens, time));
        }
        // "Survivors of Sunday's earthquake are sleeping": the day is of the earthquake.
        if (!isPast && IsState(type)) dated.RemoveAll(time => IsOfNoun(tokens, time));
        dated.RemoveAll(time => IsBeside(tokens, time, where) || (!isPast && IsOfCause(tokens, time)));
        var told = dated.FirstOrDefault(time => act <= time.Start && where.Start <= time.Start && time.End <= where.End)
            ?? dated.FirstOrDefault(time => where.Start <= time.Start && time.End <= where.End)
            ?? Nearest(dated, where, tokens, isPast);
        if (told is not null)
        {
            if ((isPast || type.Family is "casualties") && data.IsNamed && told.Last == data.Day
                && DataDays.IsAsOf(tokens, told))
            {
                return type is { Family: "displacement", Kind: "ongoing" } ? new(told.Last, told.Last)
                    : IsEffect(type) && happening.Date?.First < told.Last
                    && read.Sentence.Paragraph - happening.Paragraph <= CarriedParagraphs
                    ? new(happening.Date?.First, told.Last)
                    : new(null, told.Last);
            }
            var date = ToldSoFar(Between(told, tokens), isPast);
            if (isPerfect && !IsIn(tokens, told) && date is { First: { } first, Last: { } last } && first == last
                && reference > last && IsAfter(tokens, told))
            {
                date = new(first, reference);
            }
            if ((isPast || date.First < date.Last) && date.First is not null && IsHappening(type)
                && !(reference?.DayNumber - date.Last?.DayNumber > LongAgo && happening.Date is not null))
            {
                Happened(read.Sentence, date, !isPast || GoesOn(tokens, where), type.Family is "hazard");
            }
            return date;
        }

        if (period.OfIllness(type) is { } reported) return reported;
        if (frame.Duration is { } duration && isPast) return new(duration.First, duration.Last);
        if (!isPast && happening.Date is { } past && type is { Family: "damage", Kind: "buildings" }
            && read.Sentence.Paragraph - happening.Paragraph <= CarriedParagraphs)
        {
            return OfEffect(past, type);
        }
        if (!isPast || IsState(type)) return Now;
        if (happening.Date is { } carried && IsEffect(type) && !(happening.IsHazard && IsOfIllness(type, tokens))
            && read.Sentence.Paragraph - happening.Paragraph <= CarriedParagraphs)
        {
            return type.Family is "displacement" && !isPerfect && !IsPassive(tokens, where)
                ? carried
                : OfEffect(carried, type);
        }
        return data.Day is null ? period.Of(read.Sentence, type) ?? UntilNow : UntilNow;
    }

    /// <summary>
    /// Notes the day of an event. A hazard and what it does go on where a verb says that it began; what later sentences
    /// tell of its effects lasts to the day of the report.
    /// </summary>
    void Happened(Sentence sentence, ClaimDate date, bool goesOn, bool isHazard) =>
        happening = (sentence.Paragraph, date, goesOn, isHazard);

    /// <summary>The days of what an event did.</summary>
    ClaimDate OfEffect(ClaimDate carried, ClaimType type) =>
        // Figures stated for a day run from the event up to it.
        data.Day is { } day && carried.First <= day
            ? new(carried.First, day)
            : OfEffect(carried, type, Until, happening.GoesOn, happening.IsHazard);

    /// <summary>The days of what an event did, seen on the day of a report.</summary>
    /// <param name="carried">The days of the event.</param>
    /// <param name="type">What it did.</param>
    /// <param name="reference">The day of the report.</param>
    /// <param name="goesOn">Whether the event lasts.</param>
    /// <param name="isHazard">Whether the event is a hazard.</param>
    internal static ClaimDate OfEffect(
        ClaimDate carried, ClaimType type, DateOnly? reference, bool goesOn, bool isHazard)
    {
        var isCounted = type.Family is "displacement" or "casualties" || isHazard;
        return type.Family is "displacement" || goesOn
            || (isCounted && reference?.DayNumber - carried.Last?.DayNumber <= StillCounted)
            ? new(carried.First, reference)
            : carried;
    }

    /// <summary>
    /// "19,000 people were displaced": they still are, where "the fighting displaced 900" tells of that day.
    /// </summary>
    static bool IsPassive(Token[] tokens, Stretch where) => Array.Exists(
        tokens,
        token => where.Start <= token.Start && token.End <= where.End && token.Lower is "were" or "was" or "been");

    /// <summary>"In the rains of October to December", told in November: up to the day of the report.</summary>
    ClaimDate ToldSoFar(ClaimDate date, bool isPast) =>
        isPast && date.First < reference && date.Last > reference ? date with { Last = reference } : date;

    /// <summary>"Clashes erupted", "fighting resumed": what begins goes on until the text says otherwise.</summary>
    static bool GoesOn(Token[] tokens, Stretch where) => Array.Exists(
        tokens,
        token => where.Start <= token.Start && token.End <= where.End
            && token.Lower is "erupted" or "resumed" or "began" or "begun" or "started" or "escalated");

    /// <summary>What is counted or stands on the day of the report, however it is told.</summary>
    static bool IsState(ClaimType type) =>
        type.Family is "population" or "camp" or "needs"
            || type is { Family: "response", Kind: "planned" } or { Family: "access", Kind: "closed" };

    /// <summary>
    /// Notes an event that a sentence dates without a claim of its own: "the attacks of 16 to 18 December".
    /// </summary>
    internal void Note(ReadSentence read)
    {
        if (happening.Paragraph != read.Sentence.Paragraph && dated.Find(
            time => time.First is not null && time.Last < reference && time.Type == TimeType.Date
            && time.Last.Value.DayNumber - time.First.Value.DayNumber < 8) is { } time)
        {
            Happened(read.Sentence, new(time.First, time.Last), false, false);
        }
    }

    /// <summary>"31 cholera cases and two deaths": no flood killed them on its day.</summary>
    static bool IsOfIllness(ClaimType type, Token[] tokens) =>
        type.Family is "casualties" && Array.Exists(tokens, static token => token.Lower is "case" or "cases");

    /// <summary>Families whose acts have a day.</summary>
    static bool IsHappening(ClaimType type) =>
        type.Family is "attack" or "conflict" or "hazard" or "casualties" or "displacement" or "damage" or "territory"
            || type is { Family: "other", Kind: "rescue" };

    /// <summary>Families that tell what an event did.</summary>
    internal static bool IsEffect(ClaimType type) =>
        type.Family is "casualties" or "damage" or "attack" or "conflict" or "hazard"
            || type
            is { Family: "displacement", Kind: "departure" or "ongoing" or "evacuation" } or
            {
                Family: "protection",
                Kind: "violation",
            } or { Family: "other", Kind: "missing" or "rescue" } or { Family: "population", Kind: "trapped" };

    /// <summary>
    /// The one time of a sentence, or the last one before the claim; of what is now, one at its head.
    /// </summary>
    static TimeExpression? Nearest(List<TimeExpression> dated, Stretch where, Token[] tokens, bool isPast)
    {
        const int LongestSentence = 60;
        if (dated.Count == 1 && tokens.Length < LongestSentence && isPast) return dated[0];
        return (isPast ? dated.Find(time => time.Start >= where.End && IsJoined(tokens, where.End, time.Start)) : null)
            ?? dated.FindLast(time => time.End <= where.Start && time.Start <= tokens[0].Start + 40);
    }

    /// <summary>"One death had been reported by 11 August": no mark between a claim and the time behind it.</summary>
    static bool IsJoined(Token[] tokens, int start, int end)
    {
        foreach (var token in tokens)
        {
            if (token.Start >= start && token.End <= end && token.Kind == TokenKind.Mark) return false;
        }

        return true;
    }

    /// <summary>
    /// The dateline says when the report was written, not when things happened: a day at the head, before a mark or by
    /// itself.
    /// </summary>
    bool IsDateline(Token[] tokens, TimeExpression time)
    {
        if (time.First != reference || time.Last != reference || time.Value.Length != 10
            || time.Quote.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return false;
        }
        var next = tokens.FirstFrom(time.End);
        return next < 0 || tokens[next].Lower is "—" or "–" or "-" or ":" or "(" or ")" or "|" or "."
            || time.Quote.Length == 10 && time.Quote[4] == '-';
    }

    static bool IsOfNoun(Token[] tokens, TimeExpression time)
    {
        var next = tokens.FirstFrom(time.End);
        return next >= 0 && tokens[next].Lower is "'s";
    }

    /// <summary>
    /// "On the outskirts of Alma, where dozens starved last year, buses were used": the day of a clause set between
    /// commas is not that of the clause round it.
    /// </summary>
    static bool IsBeside(Token[] tokens, TimeExpression time, Stretch where)
    {
        const int Longest = 25;
        if (where.Start <= time.Start && time.End <= where.End) return false;
        var at = tokens.LastUntil(time.Start);
        for (var left = Longest; at > 0 && left > 0 && !tokens[at].Is(","); at--, left--)
        {
            if (tokens[at].Lower is not ("where" or "who" or "which" or "whose") || !tokens[at - 1].Is(",")) continue;
            var close = Array.FindIndex(tokens, token => token.Start >= time.End && token.Is(","));
            return close > 0 && where.Start >= tokens[close].Start;
        }

        return false;
    }

    /// <summary>"Will provide supplies following the earthquake on Sunday": the day is of the earthquake.</summary>
    static bool IsOfCause(Token[] tokens, TimeExpression time)
    {
        const int Reach = 8;
        var at = tokens.LastUntil(time.Start);
        for (var left = Reach; at > 0 && left > 0; at--, left--)
        {
            if (tokens[at].Is("following")) return true;
            if (tokens[at].Kind == TokenKind.Mark && !tokens[at].Is("(")) return false;
        }

        return false;
    }

    static bool IsIn(Token[] tokens, TimeExpression time)
    {
        var before = tokens.LastUntil(time.Start);
        return before >= 0 && tokens[before].Lower is "between" or "from" or "during";
    }

    /// <summary>"After the clashes of 26 August, families have fled": from that day on.</summary>
    static bool IsAfter(Token[] tokens, TimeExpression time)
    {
        var before = tokens.LastUntil(time.Start);
        for (var at = before; at >= Math.Max(0, before - 12); at--)
        {
            if (tokens[at].Lower is "after" or "following" or "since") return true;
        }

        return false;
    }

    /// <summary>
    /// "By the end of the year": the last day of the nearest time to come that stands behind "by", "before" or "until".
    /// </summary>
    internal DateOnly? Deadline(ReadSentence read, Stretch where)
    {
        DateOnly? found = null;
        var nearest = int.MaxValue;
        foreach (var time in read.Times)
        {
            if (!(time.Last > reference)) continue;
            var before = read.Sentence.Tokens.LastUntil(time.Start);
            while (before >= 0 && read.Sentence.Tokens[before].Lower is "the" or "this") before--;
            var distance = Math.Min(Math.Abs(time.Start - where.Start), Math.Abs(time.End - where.End));
            if (before < 0 || read.Sentence.Tokens[before].Lower is not ("by" or "before" or "until" or "in")
                || distance >= nearest)
            {
                continue;
            }
            (found, nearest) = (time.Last, distance);
        }

        return found;
    }

    /// <summary>"since April" runs to the day of the report, "until Saturday" from no known day.</summary>
    ClaimDate Between(TimeExpression time, Token[] tokens)
    {
        var before = tokens.LastUntil(time.Start);
        return before < 0 ? new(time.First, time.Last) : tokens[before].Lower switch
        {
            "since" or "beginning" or "starting" => new(Onset(time), Until),
            "until" or "till" or "by" or "before" => new(null, time.Last),
            "after" => new(time.Last, reference),
            _ => IsOfBeginning(tokens, before) ? new(Onset(time), Until) : new(time.First, time.Last),
        };
    }

    /// <summary>"Since the influx began in July": from that month on.</summary>
    static bool IsOfBeginning(Token[] tokens, int before)
    {
        const int Reach = 9;
        var begins = false;
        for (var at = before; at >= Math.Max(0, before - Reach) && tokens[at].IsWord; at--)
        {
            begins |= tokens[at].Lower is "began" or "started" or "erupted" or "broke" or "escalated" or "resumed"
                or "start" or "beginning" or "onset" or "outbreak";
            if (tokens[at].Is("since")) return begins;
        }

        return false;
    }

    /// <summary>"Since mid-July": from the middle of the month.</summary>
    static DateOnly? Onset(TimeExpression time)
    {
        const int Middle = 15;
        return time.First is { } first && time.Value.Length == 7
            && time.Quote.StartsWith("mid", StringComparison.OrdinalIgnoreCase)
            ? new(first.Year, first.Month, Middle)
            : time.First;
    }
}
