namespace Refuge.Publishing.Bulletins;

/// <summary>Arabic words of what is needed, brought and paid. Not checked by a reader of the language.</summary>
static class ArabicNeeds
{
    /// <summary>Arabic by English phrase.</summary>
    internal static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["No place is known of {0:people} who were counted."] = "لا يُعرف مكان {0:people} ممن عُدّوا.",
        ["By another count all of them have a roof in camps, in accommodation or with families."] =
            "وفق عدٍّ آخر لجميعهم مأوى في مخيمات أو مساكن أو لدى أسر.",
        ["By other counts {0} of them have a roof in camps, in accommodation or with families."] =
            "وفق أعداد أخرى لدى {0} منهم مأوى في مخيمات أو مساكن أو لدى أسر.",
        ["No site named here could hold the others: they may be with families, in buildings or in the open. Ask who "
            + "takes them in. The totals hold the others as if they were in sites."] =
            "لا يُذكر موقع يتسع للآخرين: قد يكونون لدى أسر أو في مبانٍ أو في العراء. اسألوا من يؤويهم. تحسب المجاميع "
                + "الآخرين كأنهم في مواقع.",
        ["No site named here could hold them: they may be with families, in buildings or in the open. Ask who "
            + "takes them in. The totals hold them as if they were in sites."] =
            "لا يُذكر موقع يتسع لهم: قد يكونون لدى أسر أو في مبانٍ أو في العراء. اسألوا من يؤويهم. تحسبهم المجاميع "
                + "كأنهم في مواقع.",
        ["They may be in sites that nobody counted, with families or in buildings: today's totals miss them."] =
            "قد يكونون في مواقع لم يعدّها أحد أو لدى أسر أو في مبانٍ: لا تشملهم مجاميع اليوم.",
        ["They may be with families, in buildings or in the open: the totals hold them as people outside sites, "
            + "without "
            + "a place for them."] =
            "قد يكونون لدى أسر أو في مبانٍ أو في العراء: تحسبهم المجاميع خارج المواقع، دون مكان لهم.",
        ["Last seen within the last seven days"] = "شوهد آخر مرة خلال الأيام السبعة الأخيرة",
        ["Last seen in the week to {0}"] = "شوهد آخر مرة في الأسبوع المنتهي في {0}",
        ["site ({0})"] = "موقع ({0})",
        ["{0} brought"] = "جُلب {0}",
        ["Brought: paid for or handed out, while nobody counted what stands."] =
            "جُلب: ما دُفع ثمنه أو وُزّع دون أن يعدّ أحد ما هو قائم.",
        ["Overdue: {0}, due {1}."] = "متأخر: {0}، كان موعده {1}.",
        ["Nobody said that it was delivered: {0}. Ask whoever brings it; the plan counts on it in part."] =
            "لم يقل أحد إنه سُلّم: {0}. اسألوا من يجلبه؛ الخطة تعوّل عليه جزئيًا.",
        ["Nobody said that it was delivered. Ask whoever brings it; the plan counts on it in part."] =
            "لم يقل أحد إنه سُلّم. اسألوا من يجلبه؛ الخطة تعوّل عليه جزئيًا.",
        ["{0}."] = "{0}.",
        ["Passing through {0}:"] = "العابرون في {0}:",
        ["By the forecast {0:people} on the busiest day of the next four weeks (middle figure), with one chance in "
            + "ten {1} or more. As many need a place for the night."] =
            "وفق التوقع {0:people} في أشدّ أيام الأسابيع الأربعة القادمة (الرقم الأوسط)، و{1} أو أكثر باحتمال واحد من "
            + "عشرة. ويحتاج مثلهم إلى مكان لليلة.",
        ["{0} ({1:deaths})"] = "{0} ({1:deaths})",
        ["too full by {0:people} ({1} there, room for {2}, counted {3})."] =
            "يزيد على سعته {0:people} (فيه {1}، ويتسع لـ {2}، عُدّ {3}).",
        ["{0} there, room for {1}, counted {2}."] = "فيه {0}، ويتسع لـ {1}، عُدّ {2}.",
        ["{0} there, counted {1}."] = "فيه {0}، عُدّ {1}.",
        ["As counted about {0} a day in the {1:days} to {2}."] = "كما عُدّ نحو {0} في اليوم في {1:days} حتى {2}.",
        ["The plan follows the standards of a longer stay at {0}: most people have been there for half a year."] =
            "تتبع الخطة معايير الإقامة الأطول في {0}: معظم الناس هناك منذ نصف عام.",
        ["After {0:days} {1} had come in; of others at that age: {2}."] =
            "بعد {0:days} وصل {1}؛ ومن نداءات أخرى في تلك المدة: {2}.",
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
        ["What room there is was told {0}: ask again first."] = "ذُكرت السعة {0}: اسألوا مرة أخرى أولًا.",
        ["What stands was counted {0}: look again first."] = "عُدّ ما هو قائم {0}: انظروا مرة أخرى أولًا.",
        ["For those counted of whom nobody said where they stay. Those who have a roof need none."] =
            "لمن عُدّوا ولم يذكر أحد أين يقيمون. ومن له مأوى لا يحتاج إليها.",
        ["Where do {0:people} stay, and who takes them in?"] = "أين يقيم {0:people}، ومن يؤويهم؟",
        ["{0} at prices of {1}"] = "{0} بأسعار {1}",
        ["Those who went home since, {0}, are taken off; the totals hold them as people at home."] =
            "طُرح منهم من عادوا إلى ديارهم منذ ذلك، وهم {0}؛ وتحسبهم المجاميع بين من هم في بيوتهم.",
        ["Why these figures move by {0}:"] = "لماذا تتغير هذه الأرقام حتى {0}:",
        ["{0} {1} ({2})"] = "{0} {1} ({2})",
        ["{0} {1} ({2} are new people; the others are counted already, at no known place, or have come since the "
            + "last counts)"] =
            "{0} {1} ({2} منهم قادمون جدد؛ والآخرون معدودون من قبل في مكان غير معروف، أو أتوا منذ آخر تعداد)",
        ["people in sites"] = "الناس في المواقع",
        ["displaced people outside sites"] = "النازحون خارج المواقع",
        ["residents of places that changed hands"] = "سكان الأماكن التي تبدّلت السيطرة عليها",
        ["people who went home"] = "العائدون",
        ["new people are expected"] = "قادمون جدد متوقعون",
        ["new people are expected who find no place in a site"] = "قادمون جدد متوقعون لا يجدون مكانًا في موقع",
        ["people leave sites or go home, and sites that closed take nobody"] =
            "الناس يغادرون المواقع أو يعودون، والمواقع المغلقة لا تستقبل أحدًا",
        ["people go home or into sites"] = "الناس يعودون إلى ديارهم أو يدخلون المواقع",
        ["people stay or come back there"] = "الناس يبقون هناك أو يعودون إليها",
        ["part of them is expected to leave"] = "يُتوقع أن يغادر جزء منهم",
        ["more go home"] = "المزيد يعودون",
        ["some are expected to leave again"] = "يُتوقع أن يغادر بعضهم من جديد",
        ["room in a building"] = "مكان في مبنى",
        ["Until wells give water, bring it by lorry into tanks with taps."] =
            "إلى أن تعطي الآبار ماءً، انقلوه بالصهاريج إلى خزانات لها صنابير.",
        ["Ask first what the ground yields: one deep well with a motor pump and tanks may serve as "
            + "many people as ten hand pumps."] =
            "اسألوا أولًا ما الذي تعطيه الأرض: فبئر عميقة واحدة بمضخة آلية وخزانات قد تكفي من تكفيهم عشر مضخات يدوية.",
        ["Requests for money, as signed"] = "طلبات المال كما وُقّعت",
        ["Needed: {0}; last day to order: {1}. Signed on {2}, {3}."] =
            "مطلوب: {0}؛ آخر يوم للطلب: {1}. وُقّع في {2}، {3}.",
        ["Others plan {0} places and nobody said that they are paid for: ask whether they come first."] =
            "يخطط آخرون لـ{0} من الأماكن ولم يقل أحد إنها مموّلة: اسألوا هل تأتي أولًا.",
        ["Others plan {0} to {1} places, by {2} statements that are not added, and nobody said that they are "
            + "paid for: ask whether they come first."] =
            "يخطط آخرون لما بين {0} و{1} من الأماكن، بحسب {2} من الأقوال التي لا تُجمع، ولم يقل أحد إنها مموّلة: "
            + "اسألوا هل تأتي أولًا.",
        ["by the {0}"] = "وقّعه {0}",
        ["by a role that is told in the own folder"] = "وقّعه من يُذكر دوره في الملف الخاص",
        ["by whom nobody wrote down: ask before this is sent"] = "لم يكتب أحد من وقّع: اسألوا قبل الإرسال",
        ["For: {0}, which brings this there already."] = "لصالح: {0}، التي تجلب هذا إلى هناك بالفعل.",
        ["Nobody is named who would build or bring it: name the agency before this is sent."] =
            "لم تُذكر جهة تبنيه أو تجلبه: سمّوا الجهة قبل الإرسال.",
        ["The plan says {0}; so much was not signed."] = "تقول الخطة {0}؛ ولم يُوقّع هذا القدر.",
        ["for a sum that nobody wrote"] = "بمبلغ لم يكتبه أحد",
        ["Send each with its evidence to whoever holds the money. A line that is taken back leaves this list."] =
            "أرسلوا كل طلب مع أدلته إلى من بيده المال. والسطر الذي يُسحب توقيعه يخرج من هذه القائمة.",
    };
}
