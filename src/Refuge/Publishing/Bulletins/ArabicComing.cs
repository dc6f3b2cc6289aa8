namespace Refuge.Publishing.Bulletins;

/// <summary>
/// Arabic words of who comes and of the room for them. Not checked by a reader of the language; the bulletin says so.
/// </summary>
static class ArabicComing
{
    /// <summary>Arabic by English phrase.</summary>
    internal static Dictionary<string, string> Words => new(StringComparer.Ordinal)
    {
        ["Age of the count"] = "عمر العدد",
        ["Ask what would make so many more leave before you rely on it."] =
            "اسألوا ما الذي يدفع هذا العدد إلى الرحيل قبل الاعتماد عليه.",
        ["Before building:"] = "قبل البناء:",
        ["Beside them, through {0}:"] = "وإلى جانبهم، عبر {0}:",
        ["as counted about {0} a day ({1}). They are among the new people only where they are counted again."] =
            "نحو {0} في اليوم كما عُدّوا ({1}). ولا يُحسبون بين القادمين الجدد إلا حيث يُعدّون من جديد.",
        ["By the forecast there is still room on {0}, with nine chances in ten."] =
            "وفق التوقع يبقى مكان في {0} باحتمال تسعة من عشرة.",
        ["By the forecast they are as likely as not full by {0}, and with one chance in ten by {1}."] =
            "وفق التوقع قد تمتلئ حتى {0} باحتمال النصف، وحتى {1} باحتمال واحد من عشرة.",
        ["By the forecast they are more likely full than not on {0}."] =
            "وفق التوقع الأرجح أنها ممتلئة في {0}.",
        [
            "By the forecast they are full by {0} with one chance in ten, and more likely than not still free on "
            + "{1}."] =
            "وفق التوقع تمتلئ حتى {0} باحتمال واحد من عشرة، والأرجح أن يبقى مكان في {1}.",
        ["Free: none known."] = "الشاغر: لا شيء معروف.",
        ["Free: {0:places}."] =
            "الشاغر: {0:places}.",
        ["Last week as counted: {0}. First week of this forecast: +{1} ({2}–{3})."] =
            "الأسبوع الماضي كما عُدّ: {0}. الأسبوع الأول من هذا التوقع: \u2066+{1}\u2069 ({2}–{3}).",
        ["Counted in {4:days}: {0}. First week of this forecast: +{1} ({2}–{3})."] =
            "عُدّ في {4:days}: {0}. الأسبوع الأول من هذا التوقع: \u2066+{1}\u2069 ({2}–{3}).",
        ["Last week was {0} times as many."] = "كان الأسبوع الماضي {0} أضعاف ذلك.",
        ["New people expected"] = "القادمون الجدد المتوقعون",
        ["No site is known to have room for more people."] = "لا موقع معروفًا يتسع لمزيد من الناس.",
        ["Nobody has counted the people at: {0}."] = "لم يعدّ أحد الناس في: {0}.",
        ["Last week does not go on in this forecast."] = "لا يستمر الأسبوع الماضي في هذا التوقّع.",
        ["{0}: {1} ({2}–{3}) by {4}, if the count goes on as it did."] =
            "{0}: {1} ({2}–{3}) حتى {4}، إن استمر العدّ كما كان.",
        ["Where most of the new people will stay is not known."] = "غير معروف أين سيقيم معظم القادمين الجدد.",
        ["Not known: by which way people could leave {0}. Rows of routes.csv from there would tell."] =
            "غير معروف: من أي طريق يمكن أن يغادر الناس {0}. صفوف في routes.csv من هناك تبيّن ذلك.",
        ["Not known: how many people live in {0}. A population in places.csv would tell."] =
            "غير معروف: كم شخصًا يعيش في {0}. عدد السكان في places.csv يبيّن ذلك.",
        ["A count of all the displaced would make their number known without either."] =
            "عدٌّ لجميع النازحين يجعل عددهم معروفًا من دون ذلك.",
        ["People who arrive from that day on in the districts shown here: middle figure (four in five futures)"] =
            "الواصلون من ذلك اليوم إلى الأقضية المعروضة هنا: الرقم الأوسط (أربعة من خمسة احتمالات)",
        ["People who arrive from today on at the places shown here: middle figure (four in five futures)"] =
            "الواصلون من اليوم إلى الأماكن المعروضة هنا: الرقم الأوسط (أربعة من خمسة احتمالات)",
        ["People who leave home from today on: middle figure (four in five futures)"] =
            "من يغادرون بيوتهم من اليوم: الرقم الأوسط (أربعة من خمسة احتمالات)",
        ["Room at sites is not shown to the public."] = "لا تُعرض سعة المواقع على العموم.",
        ["Room, site by site"] =
            "السعة، موقعًا موقعًا",
        ["Room for people, people counted, and how old the count is"] = "السعة، وعدد الناس، وعمر العدد",
        ["Room is not known at: {0}. Ask whoever runs them."] =
            "السعة غير معروفة في: {0}. اسألوا من يديرها.",
        ["Room, and how long it lasts"] = "السعة، وكم تكفي",
        ["Of these {0} come as the counts go on; the others leave a fight or an offensive that the counts do not "
            + "know. "] =
            "يأتي {0} منهم مع استمرار الأعداد؛ والآخرون يغادرون قتالاً أو هجوماً لا تعرفه الأعداد. ",
        ["A count that jumps is mostly a registration. Ask whether people still come: if they do, expect "
            + "last week's pace."] =
            "القفزة في العدد تسجيلٌ في الغالب. اسأل هل ما زال الناس يأتون: "
            + "إن كانوا يأتون فتوقّع وتيرة الأسبوع الماضي.",
        ["That is {0} times last week."] = "وهذا {0} أضعاف الأسبوع الماضي.",
        ["They last:"] = "تكفي:",
        ["Too full: {0}."] = "المكتظ: {0}.",
        ["all together"] = "المجموع",
        ["move up to {0:people} ({1:households} of {2}) from {3} to {4}."] =
            "انقلوا حتى {0:people} ({1:households} من {2}) من {3} إلى {4}.",
        ["move up to {0:people} from {1} to {2}."] =
            "انقلوا حتى {0:people} من {1} إلى {2}.",
        ["{0} (room for {1})"] = "{0} (تتسع لـ {1})",
        ["said to be full"] = "يقال إنه ممتلئ",
        ["{0} by {1:people} (room for {2}, counted {3})"] =
            "{0} بزيادة {1:people} (تتسع لـ {2}، عُدّ {3})",
        ["less than a day at the pace of last week, if all go there."] =
            "أقل من يوم بوتيرة الأسبوع الماضي، إن ذهب الجميع إليها.",
        ["{0:days} at the pace of last week, if all go there."] =
            "{0:days} بوتيرة الأسبوع الماضي، إن ذهب الجميع إليها.",
        ["{0:weeks} at the pace of last week, if all go there."] =
            "{0:weeks} بوتيرة الأسبوع الماضي، إن ذهب الجميع إليها.",
        ["{0} {1} (room for {2}, counted {3})"] = "{0} {1} (تتسع لـ {2}، عُدّ {3})",
        ["Abroad, in no sum of places:"] =
            "في الخارج، وليس في أي مجموع للأماكن:",
        ["New people by side do not add up to all together: each has a middle figure of its own, and some places lie on "
            + "no side."] =
            "لا يساوي مجموع الجهات المجموع الكلي: لكل جهة رقمها الأوسط، وبعض الأماكن لا يقع على أي جهة.",
        ["Said to stand in all: {0:places}."] = "يقال إن القائم في المجموع: {0:places}.",
        ["{0} more than at the sites named here. Ask where, before more are built."] =
            "أكثر بـ {0} مما في المواقع المسماة هنا. اسألوا أين، قبل بناء المزيد.",
        ["{0} {1} (room not known, counted {2})"] =
            "{0} {1} (السعة غير معروفة، العدد {2})",
    };
}
