using System.Collections.Frozen;
using System.Globalization;

namespace Refuge.Publishing;

/// <summary>
/// Numbers with the form of the noun that goes with them, in English and Arabic: <c>1 place</c>, <c>3 places</c>. A
/// sentence asks for it by <c>{0:places}</c>.
/// </summary>
/// <remarks>
/// Arabic has five forms (Unicode CLDR 45, plural rules of <c>ar</c>): one, two, 3 to 10, 11 to 99, and from a hundred
/// on by the last two digits; one and two are told by the noun itself. English has two.
/// </remarks>
sealed class CountedNouns : IFormatProvider, ICustomFormatter
{
    readonly bool isArabic;

    CountedNouns(bool isArabic) => this.isArabic = isArabic;

    internal static CountedNouns English { get; } = new(isArabic: false);

    internal static CountedNouns Arabic { get; } = new(isArabic: true);

    /// <inheritdoc/>
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter)
        ? this : CultureInfo.InvariantCulture.GetFormat(formatType);

    /// <inheritdoc/>
    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        var number = arg is IFormattable value ? value.ToString(null, CultureInfo.InvariantCulture) : $"{arg}";
        return format is null ? number : Of(number, format);
    }

    /// <summary>A number as it is written, with its noun.</summary>
    /// <param name="number">The number; words around it, such as <c>about</c>, are kept.</param>
    /// <param name="noun">The English plural, such as <c>places</c>. A noun that the table does not hold stays as it
    /// is.</param>
    internal string Of(string number, string noun)
    {
        if (!Nouns.TryGetValue(noun, out var forms)) return $"{number} {noun}";

        var isPlain = double.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value);
        if (!isArabic) return $"{number} {(isPlain && value == 1 ? forms.Singular : noun)}";
        if (!isPlain || value != Math.Floor(value)) return $"{number} {forms.Hundred}";

        return (value, value % Hundred) switch
        {
            (1, _) => forms.One,
            (2, _) => forms.Two,
            (_, >= 3 and <= 10) => $"{number} {forms.Few}",
            (_, >= 11) => $"{number} {forms.Many}",
            _ => $"{number} {forms.Hundred}",
        };
    }

    /// <summary>Whether the table holds the noun.</summary>
    internal static bool Holds(string noun) => Nouns.ContainsKey(noun);

    const double Hundred = 100;

    /// <summary>The forms of a noun. The key of the table is the English plural.</summary>
    sealed record Forms(string Singular, string One, string Two, string Few, string Many, string Hundred);

    static readonly FrozenDictionary<string, Forms> Nouns = new Dictionary<string, Forms>(StringComparer.Ordinal)
    {
        ["hours"] = new("hour", "ساعة واحدة", "ساعتين", "ساعات", "ساعة", "ساعة"),
        ["days"] = new("day", "يوم واحد", "يومين", "أيام", "يومًا", "يوم"),
        ["weeks"] = new("week", "أسبوع واحد", "أسبوعين", "أسابيع", "أسبوعًا", "أسبوع"),
        ["people"] = new("person", "شخص واحد", "شخصين", "أشخاص", "شخصًا", "شخص"),
        ["displaced people"] = new("displaced person", "نازح واحد", "نازحين", "نازحين", "نازحًا", "نازح"),
        ["arrivals"] = new("arrival", "وافد واحد", "وافدين", "وافدين", "وافدًا", "وافد"),
        ["households"] = new("household", "أسرة واحدة", "أسرتين", "أسر", "أسرة", "أسرة"),
        ["members"] = new("member", "محاكاة واحدة", "محاكاتين", "محاكيات", "محاكاة", "محاكاة"),
        ["other ways"] = new("other way", "طريقًا آخر", "طريقين آخرين", "طرق أخرى", "طريقًا آخر", "طريق آخر"),
        ["deaths"] = new("death", "وفاة واحدة", "وفاتين", "وفيات", "وفاة", "وفاة"),
        ["places"] = new("place", "مكان واحد", "مكانين", "أماكن", "مكانًا", "مكان"),
        ["past operations"] = new(
            "past operation", "عملية سابقة واحدة", "عمليتين سابقتين", "عمليات سابقة", "عملية سابقة", "عملية سابقة"),
        ["appeals"] = new("appeal", "نداء واحد", "نداءين", "نداءات", "نداءً", "نداء"),
        ["toilets"] = new("toilet", "مرحاض واحد", "مرحاضين", "مراحيض", "مرحاضًا", "مرحاض"),
        ["taps"] = new("tap", "صنبور واحد", "صنبورين", "صنابير", "صنبورًا", "صنبور"),
        ["wells"] = new("well", "بئر واحدة", "بئرين", "آبار", "بئرًا", "بئر"),
        ["water points"] = new("water point", "نقطة ماء واحدة", "نقطتي ماء", "نقاط ماء", "نقطة ماء", "نقطة ماء"),
        ["tents"] = new("tent", "خيمة واحدة", "خيمتين", "خيام", "خيمة", "خيمة"),
        ["plots"] = new("plot", "قطعة واحدة", "قطعتين", "قطع", "قطعة", "قطعة"),
        ["kits"] = new("kit", "عدة واحدة", "عدتين", "عدد", "عدة", "عدة"),
        ["schools"] = new("school", "مدرسة واحدة", "مدرستين", "مدارس", "مدرسة", "مدرسة"),
        ["bathing places"] = new(
            "bathing place", "مكان استحمام واحد", "مكاني استحمام", "أماكن استحمام", "مكان استحمام", "مكان استحمام"),
        ["laundry places"] = new(
            "laundry place", "مكان غسل واحد", "مكاني غسل", "أماكن غسل", "مكان غسل", "مكان غسل"),
        ["health facilities"] = new(
            "health facility", "مرفق صحي واحد", "مرفقين صحيين", "مرافق صحية", "مرفقًا صحيًا", "مرفق صحي"),
        ["containers of 100 l"] = new(
            "container of 100 l", "حاوية واحدة سعة 100 لتر", "حاويتين سعة 100 لتر", "حاويات سعة 100 لتر",
            "حاوية سعة 100 لتر", "حاوية سعة 100 لتر"),
        ["person months"] = new(
            "person month", "شهر واحد لشخص", "شهرين لشخص", "أشهر لكل شخص", "شهرًا لكل شخص", "شهر لكل شخص"),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
