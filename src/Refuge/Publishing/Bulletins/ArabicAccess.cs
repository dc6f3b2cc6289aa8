namespace Refuge.Publishing.Bulletins;

/// <summary>
/// Arabic words of ways, crossings, dangers, emptied sites and the wounded. Not checked by a reader of the language;
/// the bulletin says so.
/// </summary>
static class ArabicAccess
{
    /// <summary>Arabic by English phrase.</summary>
    internal static Dictionary<string, string> Words => new(StringComparer.Ordinal)
    {
        ["Access: ways, crossings, dangers"] = "الوصول: الطرق والمعابر والأخطار",
        ["Also left: {0}."] = "وأُخلي أيضًا: {0}.",
        ["injuries reported"] = "بلاغ عن إصابات",
        ["injured"] = "جرحى",
        ["Ask today which hospital still operates and how many wait for surgery; refer the wounded there, and send "
            + "a trauma team, dressings and blood where none does."] =
            "اسأل اليوم أي مستشفى ما زال يجري عمليات وكم ينتظر الجراحة؛ أحِل الجرحى إليه، وأرسل فريق إصابات وضمادات "
            + "ودمًا حيث لا يوجد.",
        ["Bridges and ferries:"] = "الجسور والعبّارات:",
        ["Closed from {0} to {1}."] = "كان مغلقًا من {0} إلى {1}.",
        ["Closed today."] = "مغلق اليوم.",
        ["Closed: {0}."] = "مغلق: {0}.",
        ["Danger at {0}:"] = "خطر في {0}:",
        ["Danger on the way from {0} to {1}:"] = "خطر على الطريق من {0} إلى {1}:",
        ["Emptied: {0},"] = "أُخلي: {0}،",
        ["For aid convoys."] = "على قوافل المساعدات.",
        ["For everybody."] = "على الجميع.",
        ["For people on the move."] = "على المتنقلين.",
        ["Further on access: {0}"] = "مزيد عن الوصول: {0}",
        ["In the {0:days} before: {1}."] = "في {0:days} قبل ذلك: {1}.",
        ["Nobody named a way that is open. Ask before anybody travels."] =
            "لم يذكر أحد طريقًا مفتوحًا. اسألوا قبل أن يسافر أحد.",
        ["Of {0:other ways} nobody said that they are closed. That does not make them safe."] =
            "لم يقل أحد إن {0:other ways} مغلقة. هذا لا يعني أنها آمنة.",
        ["Open again: {0}."] = "فُتح من جديد: {0}.",
        ["Reported:"] = "ورد:",
        ["Since {0}."] = "منذ {0}.",
        ["The site was emptied since: ask where the ill went and who treats them."] =
            "أُخلي الموقع منذ ذلك: اسألوا أين ذهب المرضى ومن يعالجهم.",
        ["Until {0}."] = "حتى {0}.",
        [
            "Where the people of these sites went is not known. {0} were counted as gone home by {1}: some of "
            + "them may be among these."] =
            "لا يُعرف أين ذهب أهل هذه المواقع. عُدّ {0} عائدين إلى ديارهم حتى {1}: قد يكون بعضهم منهم.",
        ["Where the people of these sites went is not known: ask before you plan for them."] =
            "لا يُعرف أين ذهب أهل هذه المواقع: اسألوا قبل التخطيط لهم.",
        ["Which ways are open, and most dangers such as mines, are not shown here. Ask whoever sent this page before "
            + "anybody travels."] =
            "لا تُعرض هنا الطرق المفتوحة ولا معظم الأخطار كالألغام. اسألوا من أرسل هذه الصفحة قبل أي سفر.",
        ["all ways into and out of {0}"] = "جميع الطرق من {0} وإليها",
        ["bridge"] = "جسر",
        ["buildings that may fall"] = "مبانٍ قد تنهار",
        ["centre"] = "المركز",
        ["closed on {0}, nobody counted there on {1}; before that {2}."] =
            "أُغلق في {0}، ولم يُعدّ فيه أحد في {1}؛ وقبل ذلك {2}.",
        ["closed on {0}; last counted {1}. Nobody said whether anybody is left."] =
            "أُغلق في {0}؛ آخر عدد {1}. لم يقل أحد هل بقي فيه أحد.",
        ["ferry"] = "عبّارة",
        ["flood water"] = "مياه فيضان",
        ["landslides or what may fall"] = "انهيارات أرضية أو ما قد يسقط",
        ["mines or unexploded ordnance"] = "ألغام أو ذخائر غير منفجرة",
        ["nobody has looked"] = "لم يُفحص",
        ["not said to be closed"] = "لم يُقل إنه مغلق",
        ["nobody counted there on {0}; before that {1}."] = "لم يُعدّ فيه أحد في {0}؛ وقبل ذلك {1}.",
        ["outskirts"] = "الأطراف",
        ["the border between {0} and {1}"] = "الحدود بين {0} و{1}",
        ["the way from {0} to {1}"] = "الطريق من {0} إلى {1}",
        ["toxic substances"] = "مواد سامة",
        ["{0} came in the {1:days} to {2}: about {3} a day."] =
            "جاء {0} في {1:days} حتى {2}: نحو {3} في اليوم.",
        ["{0} came on {1}."] = "جاء {0} في {1}.",
        ["{0} in all since {1}."] = "{0} إجمالًا منذ {1}.",
        ["{0} in all."] = "{0} إجمالًا.",
        ["{0} left in the {1:days} to {2}: about {3} a day."] =
            "غادر {0} في {1:days} حتى {2}: نحو {3} في اليوم.",
        ["{0} left on {1}."] = "غادر {0} في {1}.",
        ["{0} lorries a day"] = "{0} شاحنة في اليوم",
        ["{0:people} on {1}"] = "{0:people} في {1}",
        ["{0} to {1} ({2}, {3})"] = "{0} إلى {1} ({2}، {3})",
    };
}
