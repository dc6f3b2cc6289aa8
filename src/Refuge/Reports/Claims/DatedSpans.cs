using Refuge.Reports.Language;
using Refuge.Reports.Times;

namespace Refuge.Reports.Claims;

/// <summary>
/// The times of a sentence that can date what it tells: two ends of a stretch are joined ("between 4 and 6 June"), and
/// the day on which somebody spoke is left out ("said on Thursday that").
/// </summary>
static class DatedSpans
{
    /// <summary>How many words may stand between a verb of saying and the day of saying.</summary>
    const int Reach = 8;

    /// <summary>The times of a sentence, in order.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="times">What was read in it.</param>
    /// <param name="spoken">The day last spoken of before it, from which "two days later" counts.</param>
    internal static List<TimeExpression> Of(Token[] tokens, IReadOnlyList<TimeExpression> times, DateOnly? spoken)
    {
        var joined = new List<TimeExpression>(times.Count);
        foreach (var told in times)
        {
            if (joined.Count > 0 && joined[^1].First is { } latest && latest == joined[^1].Last) spoken = latest;
            var time = told;
            if (time.First is null && time.Last is null)
            {
                if (CountedDays.FromSpoken(time, spoken) is not { } counted) continue;
                time = counted;
            }
            else
            {
                time = CountedDays.Of(tokens, time);
                // "The last two weeks of May" are no two weeks up to the day of the report.
                if (time != told && joined.Count > 0 && joined[^1].Type == TimeType.Duration
                    && tokens.LastUntil(told.Start) > 0
                    && tokens[tokens.LastUntil(told.Start) - 1].End == joined[^1].End)
                {
                    joined.RemoveAt(joined.Count - 1);
                }
            }
            if (joined.Count > 0 && AreEnds(tokens, joined[^1], time))
            {
                joined[^1] = joined[^1] with { End = time.End, Last = time.Last };
            }
            else if (joined.Count > 0 && IsExplained(tokens, joined[^1], time))
            {
                joined[^1] = time with { Start = joined[^1].Start };
            }
            else
            {
                joined.Add(time);
            }
        }

        if (joined.Count == 0 && CountedDays.NightBefore(tokens, spoken) is { } night) joined.Add(night);
        if (joined.Count > 0) joined.RemoveAll(time => IsOfSpeech(tokens, time) || IsMeasure(tokens, time));
        return joined;
    }

    /// <summary>"4 June to 6 June", "between 4 and 6 June", "August and September", "3 and 4 June".</summary>
    static bool AreEnds(Token[] tokens, TimeExpression one, TimeExpression other)
    {
        if (one.First is null || other.Last is null || one.First > other.First || one.Type != TimeType.Date
            || other.Type != TimeType.Date)
        {
            return false;
        }
        var at = tokens.FirstFrom(one.End);
        if (at < 0 || at + 1 >= tokens.Length || tokens[at + 1].Start != other.Start) return false;
        if (tokens[at].Lower is "to" or "-" or "–" or "—" or "until" or "till" or "through") return true;
        if (tokens[at].Lower is not ("and" or "&")) return false;
        var before = tokens.LastUntil(one.Start);
        return before >= 0 && tokens[before].Is("between") || one.Last?.AddDays(1) >= other.First;
    }

    /// <summary>
    /// "Said on Thursday that", "told reporters in Geneva on Monday": the day of the words, not of the deed.
    /// </summary>
    static bool IsOfSpeech(Token[] tokens, TimeExpression time)
    {
        var at = tokens.LastUntil(time.Start);
        for (var left = Reach; at >= 0 && left > 0; at--, left--)
        {
            var word = tokens[at].Lower;
            if (word is "said" or "says" or "told" or "warned" or "announced" or "tweeted") return true;
            if (word
                is not (
                    "on" or "late" or "early" or "earlier" or "in" or "a" or "the" or "at" or "to" or "by" or "reporters" or "journalists" or "statement" or "briefing" or "news" or "press" or "conference" or "telephone" or "phone" or "daily" or "weekly" or "regular" or "here" or "held" or "interview" or "as" or "dawn" or "night" or "broke" or "fell")
                && !(tokens[at].IsWord && tokens[at].Capital))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>
    /// "The deadliest attack since 2015", "the first visit since May": compared with it, not begun then.
    /// </summary>
    static bool IsMeasure(Token[] tokens, TimeExpression time)
    {
        const int Phrase = 6;
        var since = tokens.LastUntil(time.Start);
        // "Up from 21,900 a month earlier": when there were fewer.
        if (since > 1 && tokens[since].IsNumber && tokens[since - 1].Is("from")
            && tokens[since - 2].Lower is "up" or "down" or "rise" or "fall" or "increase")
        {
            return true;
        }
        if (since < 0 || !tokens[since].Is("since")) return false;
        for (var at = since - 1; at >= Math.Max(0, since - Phrase) && tokens[at].IsWord; at--)
        {
            var word = tokens[at].Lower;
            if (word
                is "first" or "second" or "third" or "fourth" or "fifth" or "worst" or "most" or "highest" or "largest" or "only"
                || (word.Length > 5 && word.EndsWith("iest", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"The following day, 9 June": the date says which day.</summary>
    static bool IsExplained(Token[] tokens, TimeExpression one, TimeExpression other)
    {
        var at = tokens.FirstFrom(one.End);
        return at >= 0 && at + 1 < tokens.Length && tokens[at].Is(",") && tokens[at + 1].Start == other.Start
            && !HasDigit(one.Quote) && HasDigit(other.Quote) && other.Value.Length == 10;
    }

    static bool HasDigit(string words) => words.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
}
