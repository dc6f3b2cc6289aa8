namespace Refuge.Publishing.Bulletins;

/// <summary>The words of the bulletin in Arabic. Not checked by a reader of the language; the bulletin says so.</summary>
static class ArabicWords
{
    /// <summary>Months as they are called in Iraq and the Levant.</summary>
    internal static IReadOnlyList<string> Months { get; } =
    [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ];

    /// <summary>Arabic by English phrase.</summary>
    internal static IReadOnlyDictionary<string, string> Of { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
    };
}
