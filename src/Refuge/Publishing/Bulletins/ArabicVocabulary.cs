namespace Refuge.Publishing.Bulletins;

/// <summary>
/// Words of the folder contract in Arabic that stand for what is told of a place: who holds it, what is dangerous, who
/// is ill; and what the program itself calls a count or an appeal. Not checked by a reader of the language.
/// </summary>
static class ArabicVocabulary
{
    /// <summary>Arabic by English word.</summary>
    internal static Dictionary<string, string> Words => new(StringComparer.Ordinal)
    {
        ["Displaced people"] = "النازحون",
        ["Displaced households"] = "الأسر النازحة",
        ["appeal not named"] = "نداء بلا اسم",
        ["press"] = "الصحافة",
        ["besieged"] = "محاصَر",
        ["calm"] = "هادئ",
        ["chemical"] = "مواد كيميائية",
        ["children"] = "أطفال",
        ["collapse"] = "انهيار",
        ["contested"] = "متنازع عليه",
        ["control"] = "السيطرة",
        ["count"] = "التعداد",
        ["deaths"] = "وفيات",
        ["destroyed"] = "مدمَّر",
        ["diarrhoea"] = "إسهال",
        ["disease"] = "مرض",
        ["fighting"] = "قتال",
        ["flood"] = "فيضان",
        ["held"] = "تحت السيطرة",
        ["holder"] = "المسيطر",
        ["infants"] = "رضّع",
        ["market"] = "السوق",
        ["not surveyed"] = "لم يُمسح",
        ["older"] = "كبار السن",
        ["planned"] = "مخطط له",
        ["population"] = "السكان",
        ["safe"] = "آمن",
        ["taken"] = "مستعاد",
        ["telecom"] = "الاتصالات",
        ["unsafe"] = "غير آمن",
        ["water illness"] = "مرض من الماء",
        ["women"] = "نساء",
        ["whole"] = "كله",
        ["military"] = "الجيش",
        ["army"] = "الجيش",
        ["government"] = "الحكومة",
        ["government forces"] = "القوات الحكومية",
        ["rebels"] = "المتمردون",
        ["denied"] = "منفي",
        ["feared"] = "يُخشى",
        ["alleged"] = "مزعوم",
        ["asserted"] = "مؤكد",
        ["reported in words"] = "ذُكر بالكلام",
        ["running"] = "يعمل",
    };
}
