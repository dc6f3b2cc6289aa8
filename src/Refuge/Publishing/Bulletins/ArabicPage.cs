namespace Refuge.Publishing.Bulletins;

/// <summary>Statements of the page in Arabic. Not checked by a reader of the language; the bulletin says so.</summary>
static class ArabicPage
{
    /// <summary>Arabic by English phrase.</summary>
    internal static Dictionary<string, string> Words => new(StringComparer.Ordinal)
    {
        [", {0}: {1}"] = "، {0}: {1}",
        [", {0}"] = "، {0}",
        ["; "] = "؛ ",
        ["1 day old"] = "قبل يوم واحد",
        ["{0:days} old"] =
            "قبل {0:days}",
        ["today"] = "اليوم",
        ["A contingency is stated for: {0}. Ask which way opens first."] =
            "ذُكر احتياط لـ: {0}. اسألوا أي طريق يُفتح أولًا.",
        ["A household is {0:people} on this page."] =
            "الأسرة في هذه الصفحة {0:people}.",
        ["A place in a site comes with its tent and ground; an open well replaces two taps."] =
            "المكان في الموقع يشمل خيمته وأرضه؛ والبئر المفتوحة بدل صنبورين.",
        ["All {0} disagreements"] = "جميع التناقضات ({0})",
        ["Every line of the plan, place by place: {0}"] =
            "جميع بنود الخطة، مكانًا مكانًا: {0}",
        ["Also news of: {0}."] = "وأخبار من: {0}.",
        ["Also: {0}."] = "وأيضًا: {0}.",
        ["Ask the fund or the Financial Tracking Service before you decide on it."] =
            "اسألوا الصندوق أو خدمة التتبع المالي قبل اتخاذ قرار.",
        ["At up to {0:places} people or what stands are not known: the totals miss them."] =
            "في {0:places} على الأكثر لا يُعرف عدد الناس أو ما هو قائم: لا تشملها المجاميع.",
        ["By"] = "بحلول",
        ["By {0}, {1}."] = "المصدر: {0}، {1}.",
        ["Residents by {0}, less who left."] =
            "لم يعدّهم أحد: حُسبوا ممن كانوا يعيشون هناك، المصدر: {0}، وممن عُدّوا مغادرين.",
        ["Residents by {0}, {1}, less who left."] =
            "لم يعدّهم أحد: حُسبوا ممن كانوا يعيشون هناك، المصدر: {0}، {1}، وممن عُدّوا مغادرين.",
        ["By {0}."] = "المصدر: {0}.",
        ["Chance of being late if ordered today"] = "احتمال التأخر إذا طُلب اليوم",
        ["Counted"] = "المعدود",
        ["Counts older than a month: {0}. Ask for new ones."] = "أعداد أقدم من شهر: {0}. اطلبوا أعدادًا جديدة.",
        ["Counts older than a month: {0}. Ask {1} for new ones."] =
            "أعداد أقدم من شهر: {0}. اطلبوا أعدادًا جديدة من {1}.",
        ["Day of the offensive:"] = "يوم الهجوم:",
        ["Decisions are not shown to the public."] = "لا تُعرض القرارات على العموم.",
        ["Does not agree, {0}:"] = "لا يتفق، {0}:",
        ["numeric discrepancy"] = "اختلاف في الأرقام",
        ["date discrepancy"] = "اختلاف في التواريخ",
        ["money state"] = "حالة المال",
        [
            "Dots: people counted. Line: the middle of the futures. Dark band: half of them. Light band: "
            + "four in five. Dashed: room. All small charts have one scale."] =
            "النقاط: من عُدّوا. الخط: وسط الاحتمالات. الشريط الداكن: نصفها. الفاتح: أربعة من خمسة. "
            + "المتقطع: السعة. للرسوم الصغيرة كلها مقياس واحد.",
        ["For {0}."] = "لـ: {0}.",
        ["Forecasts have two significant digits here; the tables beside this page have them in full."] =
            "للتوقعات هنا رقمان معنويان؛ وهي كاملة في الجداول المرفقة.",
        ["Free"] = "الشاغر",
        ["Holds routes and what nobody released: it stays in the own folder."] =
            "يحتوي على الطرق وما لم يُسمح بنشره: يبقى في المجلد الخاص.",
        ["Is it late? Side by side"] = "هل فات الأوان؟ جهةً جهةً",
        ["Last seen {0}"] = "شوهد آخر مرة {0}",
        ["Late if ordered today: {0}."] = "متأخر إذا طُلب اليوم: {0}.",
        ["Missing now."] = "ناقص الآن.",
        ["Money"] = "المال",
        ["Needed from {0}."] = "مطلوب ابتداءً من {0}.",
        ["Needed: middle figure, by emergency standards"] = "المطلوب: الرقم الأوسط، وفق معايير الطوارئ",
        ["New since {0}:"] = "جديد منذ {0}:",
        ["No appeal may be shown to partners."] = "لا نداء يجوز عرضه على الشركاء.",
        ["No appeal may be shown to the public."] = "لا نداء يجوز عرضه على العموم.",
        ["No contingency is stated for them: ask who holds one, and which way opens first."] =
            "لم يُذكر احتياط لهم: اسألوا من يملكه وأي طريق يُفتح أولًا.",
        ["No count of the whole crisis may be shown to partners."] = "لا عدد للأزمة كلها يجوز عرضه على الشركاء.",
        ["No count of the whole crisis may be shown to the public."] = "لا عدد للأزمة كلها يجوز عرضه على العموم.",
        ["No need follows from what may be shown here."] = "لا تنتج حاجة مما يجوز عرضه هنا.",
        ["No newer count."] = "لا عدد أحدث.",
        ["No price is published for: {0}. Ask who bought it here last."] =
            "لا سعر منشورًا لـ: {0}. اسألوا من اشتراه هنا آخر مرة.",
        ["Nobody has counted the displaced of the whole crisis."] = "لم يعدّ أحد نازحي الأزمة كلها.",
        ["Nobody has said how many are in: {0}."] = "لم يذكر أحد كم هم في: {0}.",
        ["Nobody has said how many live in, or what works in: {0}."] =
            "لم يذكر أحد كم يسكن، أو ما الذي يعمل، في: {0}.",
        ["Still open: go and see, or close it."] =
            "ما زال مفتوحًا: اذهبوا وتحققوا، أو أغلقوه.",
        ["Nobody said how many are there."] = "لم يذكر أحد كم منها موجود.",
        ["Nobody said how many people are in need at: {0}."] =
            "لم يذكر أحد عدد المحتاجين في: {0}.",
        ["Nobody said how many people live in: {0}. Nobody is forecast to leave there."] =
            "لم يذكر أحد كم يسكن في: {0}. لا يُتوقع رحيل أحد من هناك.",
        ["Nobody said how many people live in: {0}. Their number would bound how many more can flee; the forecast goes "
            + "on from the count and knows no bound."] =
            "لم يذكر أحد كم يسكن في: {0}. عددهم يحدّ كم شخصًا آخر يمكن أن يفرّ؛ ويمضي التوقع من العدّ ولا يعرف حدًّا.",
        ["Nobody said what stands at {0:places}:"] =
            "لم يذكر أحد ما هو قائم في {0:places}:",
        ["Nobody said what stands, in part or at all, at: {0}. Ask whoever runs them."] =
            "لم يذكر أحد ما هو قائم، كليًا أو جزئيًا، في: {0}. اسألوا من يديرها.",
        ["Not known: of homes that people may have to flee nobody said enough, who lives there and by which way they "
            + "could come."] =
            "غير معروف: لم يُذكر ما يكفي عن البيوت التي قد يضطر الناس إلى الفرار منها: من يسكنها ومن أي طريق قد يأتون.",
        ["{0} displaced in all"] = "{0} نازحًا في المجموع",
        ["Not known: no count and no residents that may be shown here are stated from which people could come."] =
            "غير معروف: لم يُذكر عدد ولا سكان يجوز عرضهم هنا يمكن أن يأتي منهم أحد.",
        ["Nothing follows that could be decided and may be shown to partners."] =
            "لا ينتج ما يمكن تقريره ويجوز عرضه على الشركاء.",
        ["Order by"] = "الطلب بحلول",
        ["{0}, or now if D is nearer"] = "{0}، أو الآن إن كان D أقرب",
        ["Land: about {0} ha. Ask whose it is and whether it is free of mines."] =
            "الأرض: نحو {0} هكتار. اسألوا لمن هي وهل هي خالية من الألغام.",
        ["More than {0} people at one site are too many: find further sites beside {1}."] =
            "أكثر من {0} شخص في موقع واحد كثير: ابحثوا عن مواقع أخرى بجانب {1}.",
        ["Nobody said how many stand at {0}. For {1:people} who are there today."] =
            "لم يذكر أحد كم يوجد في {0}. لـ {1:people} موجودين هناك اليوم.",
        ["What stands is known at some of these alone: {0}."] =
            "القائم معروف في بعض هذه الأماكن فقط: {0}.",
        ["Late for the first of them: takes {0:days} in 8 of 10 cases, {1} more than there are. Ask what lies in the "
            + "country."] =
            "متأخر على أولها: يستغرق {0:days} في 8 من 10 حالات، أي أكثر بـ {1} مما بقي. اسألوا عما يوجد في البلد.",
        ["Another {0} for the plots to hold, once the questions beside them are answered."] =
            "و{0} أخرى لقطع الأرض المعلَّقة، بعد الإجابة عن الأسئلة بجانبها.",
        ["Order by {0}"] = "اطلبوا بحلول {0}",
        ["Order now"] = "اطلبوا الآن",
        ["Order, last day not known"] = "اطلبوا، آخر موعد غير معروف",
        ["Other appeals: {0}"] = "نداءات أخرى: {0}",
        ["Other counts of the whole crisis: {0}"] = "أعداد أخرى للأزمة كلها: {0}",
        ["People beyond reach"] = "من لا يُستطاع الوصول إليهم",
        ["People present: middle figure (four in five futures)"] = "الموجودون: الرقم الأوسط (أربعة من خمسة احتمالات)",
        ["Residents of places that changed hands"] = "سكان الأماكن التي تبدلت السيطرة عليها",
        ["Stands"] = "القائم",
        ["Statements that do not agree: {0}. What they say is in the restricted folder."] =
            "أقوال لا تتفق: {0}. وما تقوله في المجلد المقيّد.",
        ["Takes {0:days} in 8 of 10 cases."] =
            "يستغرق {0:days} في 8 من 10 حالات.",
        ["Takes {0:days} in 8 of 10 cases, {1} more than there are: ask what can stand sooner."] =
            "يستغرق {0:days} في 8 من 10 حالات، أي أكثر بـ{1} من الأيام المتاحة: اسألوا عما يمكن إقامته أبكر.",
        ["Of them can stand: {0}."] = "يمكن أن يقوم منها: {0}.",
        ["about {0} within {1:days}"] = "نحو {0} خلال {1:days}",
        ["The first lot takes {0:days} in 8 of 10 cases, the last {1:days}."] =
            "تستغرق الدفعة الأولى {0:days} في 8 من 10 حالات والأخيرة {1:days}.",
        ["The first are needed from {0} on."] = "تلزم الأولى ابتداءً من {0}.",
        ["The newest figure is {0}."] = "أحدث رقم: {0}.",
        ["The same in figures"] =
            "الشيء نفسه بالأرقام",
        ["The source is not shown here."] = "المصدر لا يُعرض هنا.",
        ["This page asks today for:"] = "تطلب هذه الصفحة اليوم:",
        ["Today"] = "اليوم",
        ["Unchanged since {0}."] = "بلا تغيير منذ {0}.",
        ["What all places together need"] = "ما تحتاجه جميع الأماكن معًا",
        ["What is missing now, and what comes to be missing"] = "ما ينقص الآن وما سينقص",
        ["What is missing today, place by place"] =
            "ما ينقص اليوم، مكانًا مكانًا",
        ["What is needed today where nobody said what stands"] =
            "ما يلزم اليوم حيث لم يذكر أحد ما هو قائم",
        ["What is unsure, and whom to ask"] = "ما ليس مؤكدًا، ومن يُسأل عنه",
        ["What the plan would cost, by sector; places and days are not shown to the public"] =
            "كلفة الخطة حسب القطاع؛ ولا تُعرض الأماكن والأيام على العموم",
        ["What they would need if nothing stands"] = "ما يلزمهم إن لم يكن شيء قائمًا",
        ["Winter: {0:kits} by {1}."] =
            "الشتاء: {0:kits} بحلول {1}.",
        ["all"] = "الكل",
        ["along {0}"] = "باتجاه {0}",
        ["an unnamed source"] = "مصدر غير مسمى",
        ["asked"] = "المطلوب",
        ["danger ({0})"] = "خطر ({0})",
        ["rations a month (people)"] = "حصص غذائية في الشهر (أشخاص)",
        ["in {0}, {1}"] = "في {0}، {1}",
        ["nobody said"] = "لم يذكر أحد",
        ["nothing is planned for them. Ask them first."] = "لم يُخطط لها شيء. اسألوها أولًا.",
        ["Who leaves {0} if it is fought over:"] = "من يغادر {0} إذا دار القتال عليها:",
        ["{0} to {1} of 100, middle {2}, as in {3:past operations} that had ended: {4}."] =
            "من {0} إلى {1} من كل 100، والأوسط {2}، كما في {3:past operations} انتهت: {4}.",
        ["one in ten by {0}, half by {1}, nine in ten by {2}."] =
            "واحد من عشرة بحلول {0}، والنصف بحلول {1}، وتسعة من عشرة بحلول {2}.",
        ["people not counted"] = "لم يُعدّ الناس",
        ["places in sites (people)"] = "أماكن في المواقع (أشخاص)",
        ["promised in public (pledged)"] = "الموعود به علنًا (متعهد به)",
        ["promised in writing (committed)"] = "الموعود به كتابةً (ملتزم به)",
        ["relief kits (for five people)"] = "عدد إغاثة (لخمسة أشخاص)",
        ["services"] = "الخدمات",
        ["set aside by the fund (allocated)"] = "ما خصصه الصندوق",
        ["to the {0}"] = "إلى {0}",
        ["unmet"] = "غير المغطى",
        ["water, m³ a day"] = "ماء، م³ يوميًا",
        ["winter kits (households)"] = "عدد شتاء (أسر)",
        ["{0} ({1})"] = "{0} ({1})",
        ["{0} and {1} more"] = "{0} و{1} غيرها",
        ["Known to be there: {0}."] =
            "المعروف وجوده: {0}.",
        ["Still in time: {0}, {1:days}."] =
            "ما زال ممكنًا في الوقت: {0}، {1:days}.",
        ["Ask {0}."] =
            "اسألوا {0}.",
        ["In time by {0}."] =
            "في الوقت عبر {0}.",
        ["Too late by {0}."] =
            "متأخر عبر {0}.",
        ["Planned by {0}: nobody confirmed that it is there."] =
            "مخطط عبر {0}: لم يؤكد أحد وجوده.",
        ["the days that the folder states"] =
            "المدة المذكورة في المجلد",
        ["stock in the country"] =
            "مخزون في البلد",
        ["a framework contract"] =
            "عقد إطاري",
        ["an open tender"] =
            "مناقصة مفتوحة",
        ["an agency's reserve"] =
            "احتياطي وكالة",
        ["the Red Cross emergency fund (DREF)"] =
            "صندوق الصليب الأحمر للطوارئ (DREF)",
        ["the UN emergency fund (CERF)"] =
            "صندوق الأمم المتحدة للطوارئ (CERF)",
        ["the pooled fund's reserve"] =
            "احتياطي الصندوق المشترك",
        ["a pooled fund allocation"] =
            "تخصيص من الصندوق المشترك",
        ["the Start Fund"] =
            "صندوق Start",
        ["an appeal"] =
            "نداء",
        ["a donor of its own"] =
            "مانح خاص",
        ["Its price is a judgement: nobody published one."] =
            "سعره تقدير: لم ينشر أحد سعرًا.",
        ["Price: {0}, {1}."] =
            "السعر: {0}، {1}.",
        ["Price of {0}."] =
            "سعر عام {0}.",
        ["Iraq"] =
            "العراق",
        ["Missing now: {0}; the rest from {1}."] =
            "الناقص الآن: {0}؛ والباقي ابتداءً من {1}.",
        ["closed"] = "مغلق",
        ["As known on {0}."] = "كما كان معروفًا في {0}.",
        ["{0} ({1}): {2}"] = "{0} ({1}): {2}",
        ["{0} by {1}"] = "{0} بحلول {1}",
        ["{0} came back"] = "عاد {0}",
        ["Further decisions: {0}"] =
            "قرارات أخرى: {0}",
        ["{0} in {1:days}, since {2}."] =
            "{0} في {1:days}، منذ {2}.",
        ["Rows and quotes on which this page rests: {0}"] =
            "السطور والاقتباسات التي تستند إليها هذه الصفحة: {0}",
        ["{0} to {1}"] = "{0} إلى {1}",
        ["{0} {1}"] = "{0} {1}",
        ["{0}, {1}"] = "{0}، {1}",
        [
            "D is the first day of an offensive; nobody is told here when that is. “D-60” means 60 days "
            + "before it, “D+30” 30 days after. What is missing now is the same whatever happens; a figure "
            + "by D+60 includes the one by D+30."] =
            "D هو اليوم الأول من الهجوم؛ ولا يُذكر هنا متى. تعني «D-60» ستين يومًا قبله و«D+30» ثلاثين "
            + "يومًا بعده. ما ينقص الآن هو نفسه مهما حدث؛ والرقم حتى D+60 يشمل ما هو حتى D+30.",
        ["† rests on a standard, price or lead time that was published later than the day of this page."] =
            "† يستند إلى معيار أو سعر أو مدة نُشرت بعد يوم هذه الصفحة.",
        ["Monday"] = "الاثنين",
        ["Tuesday"] = "الثلاثاء",
        ["Wednesday"] = "الأربعاء",
        ["Thursday"] = "الخميس",
        ["Friday"] = "الجمعة",
        ["Saturday"] = "السبت",
        ["Sunday"] = "الأحد",
        ["full"] = "ممتلئ",
        ["explosive"] = "متفجرات",
        ["smoke"] = "دخان",
        ["fire"] = "حريق",
        ["confirmed"] = "مؤكد",
        ["being cleared"] = "تجري إزالته",
        ["cleared"] = "أُزيل",
        ["suspected"] = "مشتبه به",
        ["down"] = "متوقفة",
        ["partial"] = "جزئية",
        ["working"] = "تعمل",
        ["power"] = "الكهرباء",
        ["water"] = "الماء",
        ["direction 1"] = "الاتجاه 1",
        ["direction 2"] = "الاتجاه 2",
        ["direction 3"] = "الاتجاه 3",
        ["camp"] = "مخيم",
        ["transit"] = "عبور",
        ["screening"] = "تدقيق",
        ["host"] = "مجتمع مضيف",
        ["candidate"] = "موقع مقترح",
        ["Unless said otherwise:"] =
            "ما لم يُذكر غير ذلك:",
        ["Order now, if nothing stands"] =
            "اطلبوا الآن إن لم يكن هناك شيء قائم",
        ["Order by {0}, if nothing stands"] =
            "اطلبوا قبل {0} إن لم يكن هناك شيء قائم",
        ["up to {0} ({1})"] =
            "حتى {0} ({1})",
        ["up to {0} {1}"] =
            "حتى {0} {1}",
        ["{0}: {1}"] =
            "{0}: {1}",
        ["elsewhere"] =
            "في أماكن أخرى",
        ["Nobody said how many are there: ask first."] =
            "لم يذكر أحد كم منها موجود: اسألوا أولًا.",
        ["Nobody said what room there is at {0}."] =
            "لم يذكر أحد السعة في {0}.",
        ["Ask today, then order what is missing"] =
            "اسألوا اليوم ثم اطلبوا ما ينقص",
        ["Ask first, order what is missing by {0}"] =
            "اسألوا أولًا واطلبوا ما ينقص قبل {0}",
        ["For those who come: who is there today is taken to have a place. Ask whether that is so."] =
            "للقادمين: يُفترض أن لمن هم هناك اليوم مكانًا. اسألوا هل الأمر كذلك.",
        ["For those who come, on top of those who are there today."] =
            "للقادمين، إضافة إلى من هم هناك اليوم.",
        ["Ask or count first, by how much the answer could change the plan:"] =
            "اسألوا أو عُدّوا أولًا، بحسب قدر ما قد يغيّر الجواب الخطة:",
        ["How many people are in {0} (counted {1})?"] =
            "كم شخصًا في {0} (عُدّوا {1})؟",
        ["How many people are in {0}?"] =
            "كم شخصًا في {0}؟",
        ["How many of these are there: {0}?"] =
            "كم الموجود من: {0}؟",
        ["What room is there at {0}?"] =
            "ما السعة في {0}؟",
        ["What stands at {0}? Of: {1}."] =
            "ما القائم في {0}؟ من: {1}.",
        ["What stands of this: {0}? At {1}."] =
            "ما القائم من: {0}؟ في {1}.",
        ["Nobody has counted them; room for {0}. Up to {1} for {2:people}, up to {3} {4}."] =
            "لم يعدّهم أحد؛ السعة {0}. حتى {1} من أجل {2:people}، حتى {3} {4}.",
        ["Up to {0} for {1:people}, up to {2} {3}"] =
            "حتى {0} من أجل {1:people}، حتى {2} {3}",
        ["Up to {0} for {1:people}."] =
            "حتى {0} من أجل {1:people}.",
        ["Hold {0} of these plots until a new count shows that people come as forecast:"] =
            "أجّلوا {0} من هذه القطع إلى أن يُظهر عدّ جديد أن الناس يأتون كما في التوقع:",
        ["nobody needs them before {0}."] =
            "لا يحتاجها أحد قبل {0}.",
        ["For people who are there today."] =
            "لأشخاص موجودين هناك اليوم.",
        ["{0} of them for people who are there today."] =
            "منها {0} لأشخاص موجودين هناك اليوم.",
        ["All of them by {0}."] =
            "وإليها جميعًا قبل {0}.",
        ["not known: nobody said what stands"] =
            "غير معروف: لم يذكر أحد ما هو قائم",
        ["beyond what is ordered above, nothing is planned for them. Ask them first."] =
            "لا شيء مخطط لها غير ما طُلب أعلاه. اسألوها أولًا.",
        ["Hold {0} of these plots until it is known whether people can go to free ones:"] =
            "أوقفوا {0} من هذه القطع حتى يُعرف هل يمكن للناس الذهاب إلى قطع خالية:",
        ["Needed this week."] =
            "الحاجة إليها هذا الأسبوع.",
        ["Missing now: {0}; the rest this week."] =
            "الناقص الآن: {0}؛ والباقي هذا الأسبوع.",
        ["the head of the agency that would build it"] =
            "رئيس الوكالة التي ستتولى البناء",
        ["the national Red Cross or Red Crescent society"] =
            "الجمعية الوطنية للصليب الأحمر أو الهلال الأحمر",
        ["a member of the Start Network"] =
            "عضو في شبكة Start",
        ["the humanitarian coordinator"] =
            "منسق الشؤون الإنسانية",
        ["the manager of the country's pooled fund"] =
            "مدير الصندوق المشترك للبلد",
        ["the donor's office in the country"] =
            "مكتب الجهة المانحة في البلد",
        ["the logistics cluster, for what lies in the country"] =
            "مجموعة اللوجستيات، عما يوجد في البلد",
        ["the agencies that hold framework contracts"] =
            "الوكالات التي لديها عقود إطارية",
        ["the humanitarian coordinator, for the donors of the appeal"] =
            "منسق الشؤون الإنسانية، عن مانحي النداء",
        ["Bangladesh"] =
            "بنغلاديش",
        ["Uganda"] =
            "أوغندا",
        ["Lebanon"] = "لبنان",
        ["Pakistan"] =
            "باكستان",
        ["no country"] =
            "دون بلد",
        ["several countries of Africa"] =
            "عدة بلدان في أفريقيا",
    };
}
