namespace Refuge.Publishing.Bulletins;

/// <summary>Arabic words of what is needed, brought and paid. Not checked by a reader of the language.</summary>
static class ArabicNeeds
{
    /// <summary>Arabic by English phrase.</summary>
    internal static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["No place is known of {0:people} who were counted."] = "لا يُعرف مكان {0:people} ممن عُدّوا.",
        ["No site is named that could hold them: they may be with families, in buildings or in the open. Ask who "
            + "takes them in. The totals hold them as if they were in sites."] =
            "لا يُذكر موقع يتسع لهم: قد يكونون لدى أسر أو في مبانٍ أو في العراء. اسألوا من يؤويهم. تحسبهم المجاميع "
                + "كأنهم في مواقع.",
        ["They may be in sites that nobody counted, with families or in buildings: today's totals miss them."] =
            "قد يكونون في مواقع لم يعدّها أحد أو لدى أسر أو في مبانٍ: لا تشملهم مجاميع اليوم.",
        ["Overdue: {0}, due {1}."] = "متأخر: {0}، كان موعده {1}.",
        ["Nobody said that it was delivered: {0}. Ask whoever brings it; the plan counts on it in part."] =
            "لم يقل أحد إنه سُلّم: {0}. اسألوا من يجلبه؛ الخطة تعوّل عليه جزئيًا.",
        ["Nobody said that it was delivered. Ask whoever brings it; the plan counts on it in part."] =
            "لم يقل أحد إنه سُلّم. اسألوا من يجلبه؛ الخطة تعوّل عليه جزئيًا.",
        ["{0}."] = "{0}.",
        ["Passing through {0}:"] = "العابرون في {0}:",
        ["up to {0} a day in half of the futures, {1} in one of ten, within four weeks; as many need a place "
            + "for each night that they wait."] =
            "حتى {0} في اليوم في نصف الاحتمالات و{1} في واحد من عشرة خلال أربعة أسابيع؛ ويحتاج مثلهم إلى مكان لكل "
                + "ليلة انتظار.",
        ["The plan follows the standards of a longer stay at {0}: most people have been there for half a year."] =
            "تتبع الخطة معايير الإقامة الأطول في {0}: معظم الناس هناك منذ نصف عام.",
        ["{0} had come in after {1:days}; of others at that age: {2}."] =
            "وصل {0} بعد {1:days}؛ ومن نداءات أخرى في تلك المدة: {2}.",
        ["{0} ({1}, {2:days})"] = "{0} ({1}، {2:days})",
        ["Among them, by usual shares:"] = "من بينهم، بالنسب المعتادة:",
        ["Nobody counted them."] = "لم يعدّهم أحد.",
        ["Nobody counted them, and the shares are not confirmed."] = "لم يعدّهم أحد، والنسب غير مؤكدة.",
        ["under five"] = "دون الخامسة",
        ["women of 15 to 49"] = "نساء بين 15 و49",
        ["pregnant"] = "حوامل",
        ["older people"] = "كبار السن",
        ["with a disability"] = "ذوو إعاقة",
        ["{0:days} ago"] = "قبل {0:days}",
        ["What stands was counted {0}: look again first."] = "عُدّ ما هو قائم {0}: انظروا مرة أخرى أولًا.",
        ["For those counted of whom nobody said where they stay. Those who have a roof need none."] =
            "لمن عُدّوا ولم يذكر أحد أين يقيمون. ومن له مأوى لا يحتاج إليها.",
        ["Where do {0:people} stay, and who takes them in?"] = "أين يقيم {0:people}، ومن يؤويهم؟",
        ["{0} at prices of {1}"] = "{0} بأسعار {1}",
    };
}
