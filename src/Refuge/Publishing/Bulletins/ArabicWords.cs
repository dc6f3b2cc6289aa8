namespace Refuge.Publishing.Bulletins;

/// <summary>
/// The words of the bulletin in Arabic. Not checked by a reader of the language; the bulletin says so.
/// </summary>
static class ArabicWords
{
    /// <summary>Months as they are called in Iraq and the Levant.</summary>
    internal static IReadOnlyList<string> Months { get; } =
    [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
        "كانون الأول",
    ];

    /// <summary>Arabic by English phrase.</summary>
    internal static IReadOnlyDictionary<string, string> Of { get; } =
        Phrases.Concat(Sentences).Concat(Heads).Concat(ArabicTerms.Words).Concat(ArabicPage.Words)
            .Concat(ArabicBudget.Words).Concat(ArabicComing.Words).Concat(ArabicAccess.Words)
            .Concat(ArabicNeeds.Words).Concat(ArabicVocabulary.Words)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    static Dictionary<string, string> Phrases => new(StringComparer.Ordinal)
    {
        ["{0}"] = "{0}",
        ["at least {0}"] = "{0} على الأقل",
        ["more than {0}"] = "أكثر من {0}",
        ["at most {0}"] = "{0} على الأكثر",
        ["about {0}"] = "نحو {0}",
        ["about {0} in {1}"] = "نحو {0} من {1}",
        ["less than 1 in {0}"] = "أقل من 1 من {0}",
        ["more than {0} in {1}"] = "أكثر من {0} من {1}",
        ["week of {0}"] = "أسبوع {0}",
        ["already"] = "بالفعل",
        ["this week or already"] = "هذا الأسبوع أو بالفعل",
        ["room for {0}"] = "تتسع لـ {0}",
        ["{0} km"] = "{0} كم",
        ["{0}, about {1} km from {2}"] = "{0}، على بعد نحو {1} كم من {2}",
        ["{0}, near {1}"] = "{0}، قرب {1}",
        ["reliability {0}"] = "الموثوقية {0}",
        ["undated"] = "بلا تاريخ",
        ["not known"] = "غير معروف",
        ["unknown"] = "غير معروف",
        ["now"] = "الآن",
        ["restricted"] = "مقيّد",
        ["partner"] = "للشركاء",
        ["public"] = "للعموم",
        ["all places"] = "جميع الأماكن",
        ["fewer than 5"] = "أقل من 5",
        ["no published price"] = "لا سعر منشورًا",
        ["less likely than not"] = "الأرجح ألّا يحدث",
        ["not within this run"] = "ليس ضمن هذه المدة",
        ["a contingency, not a gap to be built today"] = "احتياط، لا فجوة تُسدّ اليوم",
        ["LATE"] = "متأخر",
        ["NOT LATE"] = "غير متأخر",
        ["NOT KNOWN"] = "غير معروف",
        ["PUBLIC"] = "للعموم",
        ["FOR PARTNERS: do not publish"] = "للشركاء: لا يُنشر",
        ["RESTRICTED: do not forward"] = "مقيّد: لا يُعاد إرساله",
        ["DRAFT, COMPUTED, NOT DECIDED"] = "مسودة محسوبة، لم يُتخذ قرار",
        ["COMPUTED; SIGNED FOR PUBLICATION"] = "محسوب؛ موقَّع للنشر",
        ["COMPUTED; A DECISION CITES THIS RUN"] = "محسوب؛ يستند إليه قرار",
    };

    static Dictionary<string, string> Sentences => new(StringComparer.Ordinal)
    {
        ["As known on {0}. Run {1}."] = "كما كان معروفًا في {0}. التشغيل {1}.",
        ["Scenario: {0}"] = "السيناريو: {0}",
        ["Translation not checked."] = "الترجمة غير مدققة.",
        ["Routes are not verified as safe."] = "لم يُتحقق من سلامة الطرق.",
        ["Holds control, routes and dates of military action: it stays in the own folder."] =
            "يحتوي على السيطرة والطرق وتواريخ العمليات العسكرية: يبقى في المجلد الخاص.",
        ["Shows sites and weeks."] = "يعرض المواقع والأسابيع.",
        ["Shows sites and weeks; an offensive is a scenario that begins on a day D."] =
            "يعرض المواقع والأسابيع؛ والهجوم سيناريو يبدأ في اليوم D.",
        ["Shows districts and weeks, at least seven days late; counts below 5 are left out."] =
            "يعرض الأقضية والأسابيع بتأخير سبعة أيام على الأقل؛ وتُحذف الأعداد دون 5.",
        ["No alert may be shown to partners. That does not mean that there is none."] =
            "لا إنذار يجوز عرضه على الشركاء. ولا يعني ذلك عدم وجود إنذار.",
        ["Alerts are not shown to the public. That does not mean that there is none."] =
            "لا تُعرض الإنذارات على العموم. ولا يعني ذلك عدم وجود إنذار.",
        ["Not shown to the public: gaps of districts where fewer than two places state one. That does not mean that "
            + "there is none."] =
            "لا يُعرض على العموم: نقص الأقضية التي يُذكر فيها نقص في أقل من مكانين. ولا يعني ذلك عدم وجود نقص.",
        ["What is not known is not shown to the public."] = "لا يُعرض على العموم ما هو غير معروف.",
        ["A place lies somewhere in its disc: places are moved to a coarse grid. Filled: receives displaced people. "
            + "Hollow: a town to find one's way by."] =
            "يقع المكان في موضع ما داخل قرصه: نُقلت الأماكن إلى شبكة خشنة. الممتلئ: يستقبل نازحين. الفارغ: بلدة "
                + "للاستدلال.",
        ["less than 1 in 10"] = "أقل من 1 من 10",
        ["about 1 in 4"] = "نحو 1 من 4",
        ["about 1 in 2"] = "نحو 1 من 2",
        ["about 3 in 4"] = "نحو 3 من 4",
        ["more than 9 in 10"] = "أكثر من 9 من 10",
        ["Decided by at least {0} of {1} roles."] = "يقرره {0} على الأقل من {1} أدوار.",
        ["Computed from what is stated, without a forecast. “Not known” is not zero: somebody must look."] =
            "محسوب مما ذُكر، من دون توقع. «غير معروف» ليس صفرًا: يجب أن يتحقق أحد.",
        ["Not known: no count and no residents are stated from which people could come."] =
            "غير معروف: لم يُذكر عدد ولا سكان يمكن أن يأتي منهم أحد.",
        ["No alert is reported. That nobody reported one does not mean that there is none."] =
            "لم يُبلَّغ عن إنذار. وعدم الإبلاغ لا يعني عدم الوجود.",
        ["On {0} the median is {1}; four in five futures lie between {2} and {3}."] =
            "في {0} الوسيط {1}؛ وأربعة من خمسة احتمالات بين {2} و{3}.",
        ["A disc is as wide as the doubt about where the place lies; a dashed one where nobody stated it. Filled: "
            + "receives displaced people. Hollow: a town to find one's way by."] =
            "القرص بعرض الشك في موضع المكان؛ والمتقطع حيث لم يُذكر. الممتلئ: يستقبل نازحين. الفارغ: بلدة للاستدلال.",
        ["Lines: ways between places; not verified as safe."] = "الخطوط: طرق بين الأماكن؛ لم يُتحقق من سلامتها.",
        ["On no map, because nobody stated where they lie:"] = "ليست على أي خريطة، لأن أحدًا لم يذكر موضعها:",
        ["What is missing now"] = "ما ينقص الآن",
        ["What comes to be missing on top of that by {0}"] = "ما يضاف إلى النقص حتى {0}",
        ["What comes to be missing, by calendar week"] = "ما سينقص لاحقًا، بحسب الأسبوع",
        ["Nothing follows that could be decided."] = "لا ينتج ما يمكن تقريره.",
        ["How long it takes is not known."] = "المدة اللازمة غير معروفة.",
        ["{0} of {1}"] = "{0} من {1}",
        ["When a threshold is passed: {0}. No count of it is known by then."] =
            "متى تتجاوز سلسلة عتبةً: {0}. لا يُعرف لها عدد حتى ذلك التاريخ.",
        ["Agreed beforehand"] = "ما اتُّفق عليه مسبقًا",
        ["Act as soon as one of these holds:"] = "يُتخذ الإجراء متى تحقق أحد هذه الشروط:",
        ["MET: decide now"] = "تحقق: قرّروا الآن",
        ["MET in this run: {0} of the last {1} must agree"] = "تحقق في هذا التشغيل: يجب أن يتفق {0} من آخر {1}",
        ["Met, but acted on: quiet until {0}"] = "تحقق وجرى العمل به: ساكن حتى {0}",
        ["Expired"] = "انتهت مدته",
        ["Not met"] = "لم يتحقق",
        ["agreed: {0}"] = "المتفق عليه: {0}",
        ["{0} % or more"] = "{0} % أو أكثر",
        ["this run says {0}, at {1}"] = "هذا التشغيل يقول {0}، في {1}",
        ["this run says {0}"] = "هذا التشغيل يقول {0}",
        ["this run cannot say"] = "لا يستطيع هذا التشغيل أن يقول",
        ["at {0}"] = "في {0}",
        ["at any site"] = "في أي موقع",
        ["towards the {0}"] = "باتجاه {0}",
        ["anywhere"] = "في أي مكان",
        ["people at {0} % of the places or more {1} within {2:days}"] =
            "بلوغ عدد الناس {0} % من الأماكن أو أكثر {1} خلال {2:days}",
        ["at least {0:arrivals} {1} within {2:days}"] =
            "ما لا يقل عن {0:arrivals} {1} خلال {2:days}",
        ["at least {0:displaced people} {1} within {2:days}"] =
            "ما لا يقل عن {0:displaced people} {1} خلال {2:days}",
        ["at least {0:people} displaced within {1:days}"] =
            "ما لا يقل عن {0:displaced people} خلال {1:days}",
        ["Paid then: {0}."] = "يُموَّل عندئذ: {0}.",
        [", "] = "، ",
        ["At most {0} {1}."] = "بحد أقصى {0} {1}.",
        ["Needed from"] = "مطلوب ابتداءً من",
        ["If nothing stands, this much is needed: middle figure"] = "إن لم يوجد شيء، فالمطلوب (الرقم الأوسط)",
        ["Released without a vote."] = "يُصرف بلا تصويت.",
        ["Decided by at least {0} of: {1}."] = "يقرره {0} على الأقل من: {1}.",
        ["Decided by: {0}."] = "يقرره: {0}.",
        ["Decided by vote."] = "يُقرَّر بالتصويت.",
        ["It can be stopped within {0:hours}."] =
            "يمكن وقفه خلال {0:hours}.",
        ["Quiet for {0:days} afterwards."] =
            "يسكن بعدها {0:days}.",
        ["Holds until {0}."] = "سارٍ حتى {0}.",
        ["Not tested against the past."] = "لم يُختبر على ما مضى.",
        ["Places needed at the peak: {0}."] = "الأماكن اللازمة عند الذروة: {0}.",
        ["Places known to stand: {0}."] = "الأماكن المعروف قيامها: {0}.",
        ["How many places stand is not known: no row says so."] = "عدد الأماكن القائمة غير معروف: لا سطر يذكره.",
        ["Needed before works decided on today stand: {0}."] =
            "اللازم قبل أن تقوم الأعمال التي يُقرَّر بها اليوم: {0}.",
        ["{0}, looking {1:days} ahead, as far as the works take"] =
            "{0}، بالنظر {1:days} إلى الأمام، بقدر ما تستغرقه الأعمال",
        ["A decision after {0} is more likely too late than in time."] =
            "قرار بعد {0} الأرجح أن يأتي متأخرًا.",
        ["Chance of being late if money is released today: {0}."] = "احتمال التأخر إذا صُرف المال اليوم: {0}.",
        ["Late for any offensive that begins within {0:days}."] =
            "متأخر لأي هجوم يبدأ خلال {0:days}.",
        ["No appeal is known."] = "لا نداء معروفًا.",
        ["Nothing that these figures need."] = "لا شيء مما تحتاجه هذه الأرقام.",
        ["By which way people come to {0}: counts go on there by their trend, and nobody is sent there."] =
            "من أي طريق يصل الناس إلى {0}: يستمر العدّ هناك وفق اتجاهه، ولا يُوجَّه أحد إليه.",
        ["Whether a decision today is late towards: {0}."] = "هل يتأخر قرار اليوم باتجاه: {0}.",
        ["How long it takes: {0}."] = "كم يستغرق: {0}.",
        ["Whether claims of reports are right that nobody has reviewed: {0}. They move no figure."] =
            "هل تصح أقوال التقارير التي لم يراجعها أحد: {0}. لا تغيّر رقمًا.",
        ["How to measure: {0}. The standard set does not know them."] = "كيف يُقاس: {0}. لا تعرفها مجموعة المعايير.",
        ["Each small number in the text leads here. A row is named by its table and its cells; a quote by its "
            + "report and where it stands in it."] =
            "كل رقم صغير في النص يقود إلى هنا. يُسمى السطر بجدوله وخلاياه، والاقتباس بتقريره وموضعه فيه.",
        ["Evidence of a class above this audience; it is in the restricted folder."] =
            "دليل من صنف أعلى من هذا الجمهور؛ وهو في المجلد المقيّد.",
        ["Known on {0}."] = "عُرف في {0}.",
        ["Run {0}: version {1}, rules {2}, {3:members}, {4:days}, seed {5}."] =
            "التشغيل {0}: الإصدار {1}، القواعد {2}، {3:members}، {4:days}، البذرة {5}.",
        ["How to make it again:"] = "كيف يُعاد إنتاجه:",
    };

    static Dictionary<string, string> Heads => new(StringComparer.Ordinal)
    {
        ["Act today"] = "تصرّف اليوم",
        ["First step:"] = "الخطوة الأولى:",
        ["Missing, by district"] = "الناقص حسب القضاء",
        ["What nobody brings yet, against emergency standards"] = "ما لا يجلبه أحد بعد، وفق معايير الطوارئ",
        ["Site by site"] = "موقعًا موقعًا",
        ["District by district"] = "قضاءً قضاءً",
        ["When a site first holds as many people as it has room for"] = "متى يبلغ الموقع سعته أول مرة",
        ["Where"] = "أين",
        ["Where the places lie"] = "مواضع الأماكن",
        ["What to decide, and by when"] = "ما الذي يُقرر، ومتى",
        ["Evidence"] = "الأدلة",
        ["What"] = "ماذا",
        ["Phase"] = "المرحلة",
        ["Need"] = "الحاجة",
        ["Have"] = "الموجود",
        ["Gap"] = "الفجوة",
        ["Coming"] = "القادم",
        ["Nobody brings"] = "لا يجلبه أحد",
        ["Standard"] = "المعيار",
        ["District"] = "القضاء",
        ["Sector"] = "القطاع",
        ["Place"] = "المكان",
        ["Site"] = "الموقع",
        ["Room for"] = "السعة",
        ["As likely as not by"] = "باحتمال النصف بحلول",
        ["One in ten by"] = "واحد من عشرة بحلول",
        ["Chance within this run"] = "الاحتمال ضمن هذه المدة",
        ["How much"] = "كم",
        ["Cost"] = "الكلفة",
        ["Needed by"] = "يلزم بحلول",
        ["Appeal"] = "النداء",
        ["State"] = "الحالة",
        ["Amount"] = "المبلغ",
        ["Date"] = "التاريخ",
    };
}
