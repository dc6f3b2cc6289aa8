namespace Refuge.Publishing.Bulletins;

/// <summary>Arabic words of the section that says what a sum of money would do. Not checked by a reader of the
/// language.</summary>
static class ArabicBudget
{
    /// <summary>Arabic by English phrase.</summary>
    internal static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["What {0} would do"] = "ما الذي يحققه مبلغ {0}",
        ["It saves {0} of {1} person-days."] = "يوفّر {0} من أصل {1} يوم-شخص.",
        ["A person-day is one person who goes without one thing for one day. {0} go unmet all the same; in the worst "
            + "fifth of the futures {1}."] =
            "يوم-الشخص هو شخص واحد يُحرم من شيء واحد يومًا واحدًا. يبقى {0} بلا تلبية؛ وفي أسوأ خُمس من الاحتمالات "
                + "{1}.",
        ["The optimal plan was no better than buying what is short first, so that is the plan."] =
            "لم تكن الخطة المثلى أفضل من شراء ما ينقص أولًا، فاعتُمد ذلك.",
        ["The rule: what is short first is bought first."] = "القاعدة: ما ينقص أولًا يُشترى أولًا.",
        ["Spent on what is short first, the same money would leave {0} unmet."] =
            "لو أُنفق المبلغ نفسه على ما ينقص أولًا لبقي {0} بلا تلبية.",
        ["Reckoned as if an offensive began tomorrow: days are counted from its first day, and nothing here tells when "
            + "one is expected."] =
            "محسوب كما لو بدأ هجوم غدًا: تُعدّ الأيام من يومه الأول، ولا شيء هنا يقول متى يُتوقع.",
        ["At most {0} of it meets anything that is known to be short and could still be in time. The rest waits for "
            + "somebody to say what stands, and at what price the rest can be had."] =
            "لا يقابل منه أكثر من {0} شيئًا معلومًا نقصه ويمكن أن يصل في وقته. وينتظر الباقي من يقول ما القائم وبأي "
                + "سعر "
            + "يُنال ما سواه.",
        ["Nothing is worth buying today."] = "لا شيء يستحق الشراء اليوم.",
        ["Buy today"] = "يُشترى اليوم",
        ["Further purchases: {0}"] =
            "مشتريات أخرى: {0}",
        ["How many"] = "العدد",
        ["How"] = "كيف",
        ["Stands in (days)"] = "يقوم خلال (أيام)",
        ["Person-days saved"] = "أيام-أشخاص موفّرة",
        ["{0}, built at {1}"] = "{0}، يُبنى في {1}",
        ["{0} (not confirmed)"] = "{0} (غير مؤكد)",
        ["Hold back, and decide on a sign"] = "يُحتفظ به ويُقرَّر عند ظهور علامة",
        ["In {0:days}, if the people in sites are more than {1}: {2}."] =
            "بعد {0:days}، إن زاد من في المواقع على {1}: {2}.",
        ["In {0:days}, if the people in sites are at most {1}: {2}."] =
            "بعد {0:days}، إن لم يزد من في المواقع على {1}: {2}.",
        ["In {0:days}, if the people in sites are more than {1}"] =
            "بعد {0:days}، إن زاد من في المواقع على {1}",
        ["In {0:days}, if the people in sites are at most {1}"] =
            "بعد {0:days}، إن لم يزد من في المواقع على {1}",
        ["What is held back, place by place"] = "ما يُحتفظ به، مكانًا مكانًا",
        ["In vain: in the mean over the futures {0} would pay for what nobody comes to need. Late: {1} person-days "
            + "pass "
            + "before what is bought stands; a day earlier would save {2}."] =
            "سدى: في متوسط الاحتمالات يُدفع {0} لما لا يحتاجه أحد. تأخر: يمرّ {1} يوم-شخص قبل أن يقوم ما اشتُري؛ "
            + "والتبكير يومًا يوفّر {2}.",
        ["In vain: nothing, in the mean over the futures"] = "سدى: لا شيء، في متوسط الاحتمالات",
        ["In vain, in the mean over the futures: {0} ({1}) that nobody needs, {2} {3}"] =
            "سدى، في متوسط الاحتمالات: {0} ({1}) لا يحتاجها أحد، {2} {3}",
        ["In vain, in the mean over the futures: {0} ({1}) that nobody needs"] =
            "سدى، في متوسط الاحتمالات: {0} ({1}) لا يحتاجها أحد",
        ["Late: nobody waits if it is ordered today"] = "تأخر: لا ينتظر أحد إن طُلب اليوم",
        ["Late even if ordered today: {0} unit-days of waiting ({1})"] =
            "تأخر ولو طُلب اليوم: {0} يوم-وحدة من الانتظار ({1})",
        ["The same money in figures"] = "المبلغ نفسه بالأرقام",
        ["Person-days that go unmet for a sum of money"] = "أيام-أشخاص بلا تلبية بحسب المبلغ",
        ["Rule"] = "القاعدة",
        ["greedy"] = "الأسبق نقصًا",
        ["optimal"] = "المثلى",
        ["in the worst fifth"] = "في أسوأ خُمس",
        ["spent at most"] = "يُنفق على الأكثر",
        ["Who is left out, and why"] = "من يبقى خارجًا، ولماذا",
        ["{0} at {1}, {2:people}:"] =
            "{0} في {1}، {2:people}:",
        ["whatever is bought today would stand too late to save a day."] =
            "ما يُشترى اليوم يقوم متأخرًا فلا يوفّر يومًا.",
        ["{0} would save {1} person-days there; the last {0} of this money saves {2} elsewhere."] =
            "{0} توفّر هناك {1} يوم-شخص؛ وآخر {0} من هذا المبلغ توفّر {2} في مكان آخر.",
        ["{0} would save {1} person-days there; the money, the stock or the pace does not reach."] =
            "{0} توفّر هناك {1} يوم-شخص؛ لكن المال أو المخزون أو السرعة لا تكفي.",
        ["Worth finding out before spending"] = "يجدر معرفته قبل الإنفاق",
        ["Tried on {0} past crises: acting when a count may come to {1} times the last one within {2} days would have "
            + "acted {3} times, {4} of them rightly, and missed {5} of {6} rises."] =
            "جُرّب على {0} أزمات ماضية: التحرك حين قد يبلغ العدد {1} ضعف آخر عدّ خلال {2} يومًا كان سيحدث {3} مرة، "
                + "{4} منها "
            + "في محلّها، وكان سيفوّت {5} من {6} ارتفاعًا.",
        ["Too few to conclude."] = "أقل من أن يُستنتج منه شيء.",
        ["The forecast was run again with the room that is bought today: {0} people at those sites on the last day, "
            + "and {1} person-days unmet."] =
            "أُعيد تشغيل التوقع مع الأماكن المشتراة اليوم: {0} شخصًا في تلك المواقع في اليوم الأخير، و{1} يوم-شخص "
                + "بلا تلبية.",
        ["That is more than a twentieth off what this plan reckons with: room draws people, and the plan does not know "
            + "them all."] =
            "وهذا يبعد أكثر من جزء من عشرين عمّا تحسبه هذه الخطة: الأماكن تجذب الناس، والخطة لا تعرفهم جميعًا.",
        ["The plan was made once more to allow for that."] = "وُضعت الخطة مرة أخرى مراعاةً لذلك.",
        ["Worth opening"] = "ما يستحق أن يُفتح",
        ["{0}: no row says that it can be had for all that is short; with it the same money would save {1} person-days "
            + "more."] =
            "{0}: لا صف يقول إنه متاح لكل ما ينقص؛ معه يوفّر المال نفسه {1} يوم-شخص إضافيًا.",
        ["What stands of {0} at {1}: if nothing does, up to {2} person-days could be saved with this money."] =
            "ما القائم من {0} في {1}: إن لم يكن شيء قائمًا فقد يوفّر هذا المبلغ حتى {2} يوم-شخص.",
        ["No money is put on these, because nobody knows a price: {0}."] =
            "لا يُخصَّص مال لهذه لأن لا أحد يعرف سعرًا: {0}.",
        ["Ground that must be looked at before anybody is sent there"] = "أرض يجب معاينتها قبل إرسال أحد إليها",
        ["how far the front is"] = "كم تبعد الجبهة",
        ["whether anything military stands by it"] = "هل يوجد قربها شيء عسكري",
        ["whether explosives lie on its ground"] = "هل في أرضها متفجرات",
        ["how many people it can take"] = "كم شخصًا تسع",
        ["Money against person-days unmet"] = "المال مقابل أيام-الأشخاص غير الملبّاة",
        ["Without money {0} person-days go unmet; with {1} {2}."] =
            "بلا مال يبقى {0} يوم-شخص بلا تلبية؛ ومع {1} يبقى {2}.",
    };
}
