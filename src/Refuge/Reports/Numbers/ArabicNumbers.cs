using System.Collections.Frozen;
using Refuge.Reports.Language;

namespace Refuge.Reports.Numbers;

/// <summary>Numbers in Arabic words: "ثلاثة آلاف", "مليون", "مئة ألف", "عشرات الآلاف".</summary>
static class ArabicNumbers
{
    static readonly FrozenDictionary<string, double> Small = WordTable.Numbers("""
        واحد=1 واحدة=1 اثنان=2 اثنين=2 اثنتان=2 ثلاثة=3 ثلاث=3 أربعة=4 أربع=4 اربعة=4 خمسة=5 خمس=5 ستة=6 ست=6 سبعة=7
        سبع=7 ثمانية=8 ثماني=8 تسعة=9 تسع=9 عشرة=10 عشر=10 عشرون=20 عشرين=20 ثلاثون=30 ثلاثين=30 أربعون=40 أربعين=40
        خمسون=50 خمسين=50 ستون=60 ستين=60 سبعون=70 سبعين=70 ثمانون=80 ثمانين=80 تسعون=90 تسعين=90 مئتان=200 مئتين=200
        مائتي=200 مئتي=200 ألفان=2000 ألفين=2000 ألفي=2000 مليونان=2e6 مليونين=2e6 مليوني=2e6 ثلاثمئة=300 أربعمئة=400
        خمسمئة=500 ستمئة=600 سبعمئة=700 ثمانمئة=800 تسعمئة=900 خمسمائة=500 ثلاثمائة=300
        """);

    static readonly FrozenDictionary<string, double> Scales = WordTable.Numbers("""
        مئة=100 مائة=100 مية=100 ألف=1000 الف=1000 ألفا=1000 ألفاً=1000 آلاف=1000 الاف=1000 مليون=1e6 مليونا=1e6
        ملايين=1e6 مليار=1e9 مليارات=1e9
        """);

    static readonly FrozenDictionary<string, double> Plurals = WordTable.Numbers("""
        عشرات=10 مئات=100 آلاف=1000 ملايين=1e6 الآلاف=1000 الملايين=1e6 المئات=100 العشرات=10
        """);

    static readonly FrozenDictionary<string, string> Nouns = WordTable.Words("""
        كيلومتر=km كيلومترا=km كيلومتراً=km كيلومترات=km كم=km متر=m مترا=m أمتار=m ميل=mile دولار=USD دولارا=USD
        دولارات=USD يورو=EUR دينار=IQD لتر=litre لترا=litre لترات=litre طن=tonne طنا=tonne أطنان=tonne يوم=day
        أيام=day يوما=day أسبوع=week أسابيع=week شهر=month أشهر=month سنة=year سنوات=year عام=year عاما=year
        أعوام=year ساعة=hour ساعات=hour شخص=people شخصا=people شخصاً=people أشخاص=people نازح=people نازحا=people
        نازحاً=people نازحين=people نازحون=people النازحين=people مدني=people مدنيا=people مدنيين=people
        المدنيين=people لاجئ=people لاجئا=people لاجئين=people اللاجئين=people طفل=people طفلا=people
        أطفال=people الأطفال=people امرأة=people نساء=people النساء=people مقاتل=people مقاتلين=people قتيل=people
        قتيلا=people قتلى=people جريح=people جريحا=people جرحى=people السكان=people ساكن=people نسمة=people
        عائلة=family عائلات=family العائلات=family أسرة=family أسر=family الأسر=family منزل=house منزلا=house
        منازل=house خيمة=tent خيام=tent مرحاض=toilet مرحاضا=toilet مراحيض=toilet مرحاضان=toilet قرية=village
        قرى=village مدرسة=school مدارس=school مخيم=camp مخيمات=camp بئر=well آبار=well جندي=people جنود=people
        """);

    static readonly FrozenDictionary<string, Bound> HedgeWords = WordTable.Enums<Bound>("""
        نحو=About حوالي=About حوالى=About قرابة=About زهاء=About تقريبا=About فوق=MoreThan يتجاوز=MoreThan
        تجاوز=MoreThan
        """);

    /// <summary>
    /// The number in Arabic words, or the digits, at <paramref name="at"/>. Null when none begins there.
    /// </summary>
    internal static NumberReader.Number? At(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length) return null;
        if (tokens[at].IsNumber)
        {
            return NumberReader.Parse(tokens[at].Lower) is { } digits ? Scaled(tokens, at + 1, digits) : null;
        }
        if (!IsArabic(tokens[at])) return null;
        if (Plurals.TryGetValue(tokens[at].Lower, out var low) && !(at > 0 && tokens[at - 1].IsNumber))
        {
            return Magnitude(tokens, at, low);
        }
        double total = 0, group = 0;
        var next = at;
        while (next < tokens.Length && tokens[next].IsWord)
        {
            var word = next > at && tokens[next].Lower.Length > 3 && tokens[next].Lower[0] == 'و'
                && tokens[next].Lower is not ("واحد" or "واحدة") ? tokens[next].Lower[1..] : tokens[next].Lower;
            if (Small.TryGetValue(word, out var small))
            {
                group += small;
            }
            else if (Scales.TryGetValue(word, out var scale))
            {
                (total, group) = scale >= 1_000
                    ? (total + Math.Max(group, 1) * scale, 0)
                    : (total, group + (group is > 0 and < 10 ? group * (scale - 1) : scale));
            }
            else
            {
                break;
            }

            next++;
        }

        return next == at ? null : new(next, total + group, total + group, total + group, true);
    }

    /// <summary>The hedge that ends before <paramref name="at"/>.</summary>
    internal static (int Start, Bound Bound)? Hedge(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= 1 && HedgeWords.TryGetValue(Unprefixed(tokens[at - 1].Lower), out var bound)) return (at - 1, bound);
        if (at < 2 || !tokens[at - 1].Is("من"))
        {
            return at >= 2 && tokens[at - 1].Is("إلى") && tokens[at - 2].Is("يصل")
                ? (at - 2, Bound.AtMost)
                : at >= 2 && tokens[at - 1].Is("عن") && tokens[at - 2].Is("يقل") ? (at - 2, Bound.AtLeast) : null;
        }
        return Unprefixed(tokens[at - 2].Lower) switch
        {
            "أكثر" or "اكثر" or "أزيد" => (at - 2, Bound.MoreThan),
            "أقل" or "اقل" => (at - 2, Bound.AtMost),
            _ => null,
        };
    }

    /// <summary>The unit of the noun at <paramref name="at"/>. Null when the noun is not known.</summary>
    internal static (string? Unit, int Next) Noun(ReadOnlySpan<Token> tokens, int at)
    {
        if (at < tokens.Length && tokens[at].Lower is "من" && at + 1 < tokens.Length) at++;
        if (at >= tokens.Length) return (null, at);
        if (tokens[at].Lower is "%" or "٪") return ("percent", at + 1);
        if (tokens[at].Lower is "في" && at + 1 < tokens.Length && tokens[at + 1].Lower is "المئة" or "المائة")
        {
            return ("percent", at + 2);
        }
        if (tokens[at].Lower is "بالمئة" or "بالمائة") return ("percent", at + 1);
        return Nouns.TryGetValue(tokens[at].Lower, out var unit) ? (unit, at + 1) : (null, at);
    }

    /// <summary>A noun whose dual form is a number of its own: "مرحاضان" is two toilets, "يومين" two days.</summary>
    internal static string? DualUnit(string word)
    {
        if (word.Length < 5
            || !(word.EndsWith("ين", StringComparison.Ordinal) || word.EndsWith("ان", StringComparison.Ordinal)))
        {
            return null;
        }
        var stem = word[..^2];
        var singular = stem.EndsWith('ت') ? $"{stem[..^1]}ة" : stem;
        return Nouns.TryGetValue(singular, out var unit) && unit is not "people" || singular is "شخص" or "طفل" or "مدني"
            ? Nouns[singular]
            : null;
    }

    internal static bool IsArabic(in Token token) => token.Lower[0] is >= '\u0600' and <= '\u06ff';

    static string Unprefixed(string word) =>
        word.Length > 3 && word[0] is 'و' or 'ب' or 'ل'
            && (HedgeWords.ContainsKey(word[1..]) || word[1..] is "أكثر" or "أقل") ? word[1..] : word;

    static NumberReader.Number Scaled(ReadOnlySpan<Token> tokens, int next, double value)
    {
        while (next < tokens.Length && Scales.TryGetValue(tokens[next].Lower, out var scale))
        {
            (value, next) = (value * scale, next + 1);
        }
        return new(next, value, value, value, false);
    }

    static NumberReader.Number Magnitude(ReadOnlySpan<Token> tokens, int at, double low)
    {
        var next = at + 1;
        while (next < tokens.Length && Plurals.TryGetValue(tokens[next].Lower, out var factor))
        {
            (low, next) = (low * factor, next + 1);
        }
        return new(next, null, low, null, true);
    }
}
