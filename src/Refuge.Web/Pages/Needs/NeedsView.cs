using System.Globalization;
using Microsoft.AspNetCore.Http;
using Refuge.Publishing;
using Refuge.Storage.Rows;
using Refuge.Web.Doors;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages.Needs;

/// <summary>The page of needs and money.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Plan">The plan in the tier of whoever looks.</param>
/// <param name="Visit">Who looks.</param>
sealed record NeedsView(string Crisis, PublishedPlan Plan, Visit Visit)
{
    /// <summary>More lines than these nobody signs in one sitting; the rest is folded away.</summary>
    const int MostOpen = 8;

    /// <summary>What was signed, the newest first.</summary>
    internal required IReadOnlyList<KeptRow> Decisions { get; init; }

    /// <summary>Whether somebody has just signed.</summary>
    internal bool HasSigned { get; init; }

    /// <summary>Whether somebody has just taken a signature back.</summary>
    internal bool HasWithdrawn { get; init; }

    /// <summary>Why nothing was kept. Null when nothing went wrong.</summary>
    internal string? Fault { get; init; }

    /// <summary>What somebody wrote beside a signature that was not kept. Empty where nobody wrote.</summary>
    internal IReadOnlyList<string> Unkept { get; init; } = [];

    /// <summary>How far the next plan is. Null when this one is the newest.</summary>
    internal PlanState? Renewal { get; init; }

    PageWords Words => Visit.Words;

    PublishedBoard Board => Plan.Page.Board;

    /// <summary>
    /// How often a line of this run was signed: a form says it, so that nobody signs unseen what is signed.
    /// </summary>
    internal string Seen(PublishedOrder order) =>
        Of(order).Count().ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a signature stands: it is the newest of its line and day, and was not taken back.</summary>
    internal bool Stands(KeptRow row) => Cell(row, "decided") != Withdrawn
        && Decisions.First(other => LineOf(other) == LineOf(row)) == row;

    static (string, string, string, string, string, string) LineOf(KeptRow row) => (
        Cell(row, "date"), Cell(row, "run"), Cell(row, "action"), Cell(row, "place"), Cell(row, "quantity"),
        Cell(row, "line"));

    static readonly string Withdrawn = Refuge.Words.Of(Funding.DecisionOutcome.Withdrawn);

    /// <summary>The page.</summary>
    internal IResult Page(int status = StatusCodes.Status200OK)
    {
        var title = Words["Needs and money"];
        return Frame.Page(
            Visit, new(Crisis, Plan.Page.Crisis, Tab.Needs), title,
            Html.Of(
                $"""
                <main><h1>{title}</h1>
                <p class="known">{Words.Say("As known on {0}.", Words.Day(Plan.AsOf))}</p>
                {Html.When(Fault is not null, $"<p class=\"told fault\" role=\"alert\">{Fault}</p>")}{Unkept.Select(text => Html.Of($"<blockquote dir=\"auto\">{text}</blockquote>"))}
                {Renewing()}
                {Html.When(HasSigned, $"<p class=\"told\" role=\"status\">{Words["Signed. It stands in the audit log with who signed."]}</p>")}
                {Html.When(HasWithdrawn, $"<p class=\"told\" role=\"status\">{Words["The signature is taken back: the line is open again. What was signed stays in the history."]}</p>")}
                {Html.When(Board.Sites.Count == 0 && Board.Gaps.Count == 0, $"<p>{Words["Needs by place are shown to partners. The public finds sums on the page Now."]}</p>")}
                {Orders()}{Unsignable()}{Open()}{Agreed()}{Signed()}{Gaps()}</main>
                """),
            status);
    }

    /// <summary>A signature is of the figures that were seen: the page says when newer ones are on their way.</summary>
    Html Renewing() => Renewal switch
    {
        null => Html.None,
        { Problems.Count: > 0 } stopped => Html.Of(
            $"""<div class="told fault" role="alert"><p>{Words["A problem stops the work. It is shown here so that it can be mended:"]}</p><ul>{stopped.Problems.Select(static problem => Html.Of($"<li dir=\"auto\">{problem}</li>"))}</ul></div>"""),
        var making => Html.Of(
            $"""<p class="told" role="status">{Words.Say("Newer figures are being made: {0} of {1} futures are worked out. What you sign now, you sign of the figures on this page.", making.MembersDone, making.Members)} <a href="{Links.Needs(Crisis, Words.Language)}">{Words["Look again"]}</a></p>"""),
    };

    Html Orders()
    {
        var now = Board.Orders.Where(static order => order.IsNow).ToList();
        var later = Board.Orders.Where(static order => !order.IsNow).ToList();
        return Html.When(
            Board.Orders.Count > 0,
            $"""
            <h2 id="decisions">{Words["To decide"]}</h2>
            {Html.When(!MaySign, $"<p class=\"known\">{Words["Decisions are signed by somebody with the role approver."]}</p>")}
            <ul class="items">{now.Take(MostOpen).Select(Order)}</ul>
            {Fold(Words.Say("Further lines that cannot wait: {0}", now.Count - MostOpen), now.Skip(MostOpen))}
            {Fold(Words.Say("Lines that can wait: {0}", later.Count), later)}
            """);
    }

    /// <summary>Why there is no line to sign, and what makes one.</summary>
    Html Unsignable() => Html.When(
        Board.Orders.Count + Board.Open.Count == 0 && Board.Gaps.Any(static gap => gap is { Need: > 0, Have: null }),
        $"<p class=\"known\">{Words["No line can be signed yet: nobody said what stands. It is entered on the page"]} <a href=\"{Links.Sites(Crisis, Words.Language)}\">{Words["Sites"]}</a>.</p>");

    /// <summary>What was agreed to pay if a forecast says so, and whether this run says it.</summary>
    Html Agreed() => Html.When(
        Board.Agreed.Count > 0,
        $"<h2 id=\"agreed\">{Words["Agreed beforehand"]}</h2><ul class=\"items\">{Board.Agreed.Select(Note)}</ul>");

    /// <summary>What nobody can sign yet: how much it is follows from an answer that is missing.</summary>
    Html Open() => Html.When(
        Board.Open.Count > 0,
        $"<h2 id=\"open\">{Words["To ask, then to decide"]}</h2><p class=\"known\">{Words["Nobody said what stands there. Once somebody enters it, the line can be signed."]}</p><ul class=\"items\">{Board.Open.Select(Note)}</ul>");

    static Html Note(PublishedNote note) => Html.Of(
        $"""
        <li{Html.When(note.IsToDecide, $" class=\"decide\"")}><p><b><bdi>{note.Lead}</bdi></b> {note.Text}</p>{note.Below.Select(static line => Html.Of($"<p class=\"small\">{line}</p>"))}</li>
        """);

    Html Fold(string heading, IEnumerable<PublishedOrder> orders)
    {
        var items = orders.Select(Order).ToList();
        return Html.When(
            items.Count > 0, $"<details><summary>{heading}</summary><ul class=\"items\">{items}</ul></details>");
    }

    bool MaySign => Visit.CanEdit && Visit.Caller.May(Permission.Decide, Crisis);

    Html Order(PublishedOrder order)
    {
        string?[] facts =
        [
            order.CostText,
            order.IsNow ? Words["order now"] : Words.Say("order by {0}", order.ReleaseBy),
            Words.Say("needed by: {0}", order.NeededBy),
            order.ChanceLate is { } chance ? Words.Say("chance of being late if ordered today: {0}", chance) : null,
            order.Channel is { } channel
            ? Words.Say("by {0}", channel is "dref" or "cerf" ? channel.ToUpperInvariant() : Words.Term(channel))
            : null,
            order.Scenario is { Length: > 0 } scenario && scenario != "now" ? scenario : null,
        ];
        var signed = Of(order).FirstOrDefault();
        return Html.Of(
            $"""
            <li class="decide"><p><b>{order.ActionName}: {Quantity(order)}</b> · {order.PlaceName}{Lot(order)}</p>
            <p class="small">{string.Join(Words[" · "], facts.OfType<string>())}</p>
            {Html.When(order.Regret.Count > 0, $"<p class=\"small\">{string.Join(Words[" · "], order.Regret)}</p>")}
            {Html.When(signed is not null, $"<p>{Outcome(signed)}</p>")}
            {Sign(order)}{(signed is null ? Html.None : TakeBack(signed))}</li>
            """);
    }

    string Outcome(KeptRow? row) => Cell(row, "decided") == Withdrawn
        ? Words.Say(
            "Taken back on {0}: {1}", Cell(row, "reported"), ReadsWords(row) ? Words.Quoted(Cell(row, "reason")) : "…")
        : Words.Say("Signed: {0}, {1}", Words.Term(Cell(row, "decided")), Cell(row, "date"));

    /// <summary>
    /// Whether the reader may read what somebody wrote into a decision: whoever signs, the own team, and others where
    /// the row itself says so.
    /// </summary>
    bool ReadsWords(KeptRow? row) => MaySign || Visit.Caller.NarrowestIn(Crisis) == Audience.Restricted
        || Cell(row, "sensitivity") is "partner" or "public";

    /// <summary>The form by which a signature that stands is taken back.</summary>
    Html TakeBack(KeptRow row) => Html.When(
        MaySign && Stands(row),
        $"""
        <details class="undo"><summary>{Words["Signed by mistake"]}</summary><form method="post" action="{Links.TakeSignatureBack(Crisis, Words.Language)}">{Visit.Token}<input type="hidden" name="row" value="{row.Row}">
        <p><label>{Words["Why it is taken back"]} <input name="reason" maxlength="500" required dir="auto"></label></p>
        <p class="buttons"><button class="second">{Words["Take the signature back"]}</button></p></form></details>
        """);

    /// <summary>The lines that order the same thing for the same place, in lots of other days.</summary>
    List<PublishedOrder> Lots(PublishedOrder order) =>
        [.. Board.Orders.Where(each => (each.Action, each.Place) == (order.Action, order.Place))];

    /// <summary>Which lot a line is, where the same thing is ordered for the same place in several.</summary>
    string Lot(PublishedOrder order) => Lots(order) is { Count: > 1 } lots
        ? Words[" · "] + Words.Say("lot {0} of {1}", lots.IndexOf(order) + 1, lots.Count)
        : "";

    string Quantity(PublishedOrder order) => order.Quantity is { } quantity
        ? Words.Counted(new(quantity, order.QuantityBound), order.Unit)
        : Words["not known"];

    Html Sign(PublishedOrder order) => Html.When(
        MaySign,
        $"""
        <details><summary>{Words["Sign"]}</summary><form method="post" action="{Links.Needs(Crisis, Words.Language)}">{Visit.Token}<input type="hidden" name="order" value="{order.Key}"><input type="hidden" name="run" value="{Board.Run}"><input type="hidden" name="seen" value="{Seen(order)}">
        <p><label>{Words["Reason"]} <input name="reason" maxlength="500" dir="auto"></label> <label>{Words["Who disagreed, and why"]} <input name="dissent" maxlength="500" dir="auto"></label></p>
        <p class="buttons"><button name="decided" value="yes">{Words["Yes"]}</button><button name="decided" value="no" class="second">{Words["No"]}</button><button name="decided" value="deferred" class="second">{Words["Deferred"]}</button></p></form></details>
        """);

    /// <summary>
    /// What was signed of a line of this run: what cites it. Of rows that cite no line, of several lots that of the
    /// same quantity.
    /// </summary>
    IEnumerable<KeptRow> Of(PublishedOrder order)
    {
        var quantity = Lots(order).Count > 1 ? order.Quantity?.ToString(CultureInfo.InvariantCulture) : null;
        return Decisions.Where(row => Cell(row, "run") == Board.Run && Cell(row, "line") is { Length: > 0 } line
            ? line == order.Key
            : Cell(row, "run") == Board.Run && Cell(row, "action") == order.Action
            && (Cell(row, "place") == order.Place || Cell(row, "place").Length == 0)
            && (quantity is null || Cell(row, "quantity") == quantity || Cell(row, "quantity").Length == 0));
    }

    static string Cell(KeptRow? row, string column) => row?.Cells.GetValueOrDefault(column) ?? "";

    Html Signed()
    {
        var shown = Board.Sites.Count + Board.Gaps.Count > 0 ? Decisions : [];
        return Html.When(
            shown.Count > 0,
            $"""
            <h2>{Words["Signed decisions"]}</h2><div class="scroll"><table><thead><tr><th scope="col">{Words["Day"]}</th><th scope="col">{Words["Decision"]}</th><th scope="col">{Words["What"]}</th><th scope="col">{Words["Place"]}</th><th scope="col" class="number">{Words["Number"]}</th><th scope="col">{Words["Plan"]}</th><th scope="col">{Words["State"]}</th></tr></thead>
            <tbody>{shown.Select(Line)}</tbody></table></div>
            """);
    }

    Html Line(KeptRow row)
    {
        var place = Board.Sites.FirstOrDefault(site => site.Code == Cell(row, "place"))?.Name;
        return Html.Of(
            $"""
            <tr><td>{Cell(row, "date")}</td><th scope="row">{Words.Term(Cell(row, "decided"))}</th><td>{Words.Term(Cell(row, "action"))}</td><td>{place ?? Words["several places, or one that is not named here"]}</td><td class="number">{Cell(row, "quantity")}</td><td>{(Cell(row, "run") == Board.Run ? Words["this one"] : Words["an earlier one"])}</td><td>{State(row)}</td></tr>
            """);
    }

    /// <summary>What became of a row: it stands, stands no more, or takes another back and says why.</summary>
    Html State(KeptRow row) => Cell(row, "decided") == Withdrawn
        ? Html.Text(Outcome(row))
        : Stands(row)
            ? Html.Of($"{Words["stands"]}{TakeBack(row)}")
            : Html.Text(Words["stands no more"]);

    Html Gaps()
    {
        var sectors = Board.Gaps.Where(static gap => gap.Phase == "emergency" && gap.Need is > 0)
            .GroupBy(static gap => gap.Sector)
            .OrderByDescending(static gaps => gaps.Sum(static gap => gap.PeopleWithout ?? 0))
            .ThenBy(static gaps => gaps.Key, StringComparer.Ordinal).ToList();
        return Html.When(
            sectors.Count > 0,
            $"<h2>{Words["What is missing today"]}</h2>{sectors.Select((sector, index) => Sector(sector.Key, [.. sector], index == 0))}");
    }

    Html Sector(string sector, IReadOnlyList<PublishedGap> gaps, bool isOpen) => Html.Of(
        $"""
        <details{Html.When(isOpen, $" open")}><summary>{Words.Term(sector)} ({gaps.Count})</summary><div class="scroll" tabindex="0" role="region" aria-label="{Words.Term(sector)}"><table class="cards">
        <thead><tr><th scope="col">{Words["Place"]}</th><th scope="col">{Words["What"]}</th><th scope="col" class="number">{Words["needed"]}</th><th scope="col" class="number">{Words["stands"]}</th><th scope="col">{Words["Told on"]}</th><th scope="col" class="number">{Words["others bring"]}</th><th scope="col" class="number">{Words["missing"]}</th><th scope="col">{Words["Unit"]}</th></tr></thead>
        <tbody>{gaps.OrderByDescending(static gap => gap.PeopleWithout ?? 0).ThenBy(static gap => gap.PlaceName, StringComparer.Ordinal).Select(Gap)}</tbody></table></div></details>
        """);

    Html Gap(PublishedGap gap) => Html.Of(
        $"""
        <tr><th scope="row">{gap.PlaceName}</th>{Cell("What", Html.Of($"{Words.Term(gap.Indicator)} <span class=\"small\"><bdi>{gap.Standard}</bdi></span>"), false)}{Cell("needed", Figures.Print(gap.Need ?? 0), true)}{Cell("stands", gap is { Have: { } have, HaveBound: { } bound } ? Words.Number(new(have, bound)) : Words["not known"], true)}{Cell("Told on", Age(gap), false)}{Cell("others bring", Coming(gap), true)}{Cell("missing", gap.Uncovered is { } missing ? Figures.Print(missing) : Words["not known"], true)}{Cell("Unit", Words.Term(gap.Unit), false)}</tr>
        """);

    /// <summary>What others bring, and who, where the tier may know.</summary>
    static Html Coming(PublishedGap gap) => Html.Of(
        $"{(gap.Coming is { } coming ? Figures.Print(coming) : "")}{Html.When(gap.Responsible is not null, $" <span class=\"small\"><bdi>{gap.Responsible}</bdi></span>")}");

    Html Cell(string heading, string text, bool isNumber) => Cell(heading, Html.Of($"{text}"), isNumber);

    /// <summary>A cell that says its heading itself where a row becomes a card.</summary>
    Html Cell(string heading, Html text, bool isNumber) => Html.Of(
        $"<td data-label=\"{Words[heading]}\"{Html.When(isNumber, $" class=\"number\"")}>{text}</td>");

    string Age(PublishedGap gap) => gap.HaveKnownOn is { } day
        ? Words.Say("{0}, {1:days} ago", Words.Day(day), Plan.AsOf.DayNumber - day.DayNumber)
        : gap.Have is null ? Words["nobody said"] : "";
}
