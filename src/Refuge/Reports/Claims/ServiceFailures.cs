using Refuge.Reports.Documents;
using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells a service that has failed from one that works again: "the hospital is no longer operational" restores nothing.
/// </summary>
static class ServiceFailures
{
    static readonly WordList Restored = new(
        "restored restart* resum* reopen* repair* rehabilitat* reconnect* return returned bring bringing brought again");

    static readonly WordList Working = new("working functioning operational functional open operating");

    static readonly WordList Things = new("""
        service services electricity power water supply supplies school schools hospital hospitals clinic clinics market markets network networks system systems pump pumps facility facilities line
        lines connection internet phone phones telephone telephones bank banks shop shops grid plant centre center
        """);

    /// <summary>The type of a claim by its words: a service that failed is damaged.</summary>
    internal static ClaimType TypeOf(ClaimType type, ReadOnlySpan<Token> tokens, Stretch clause)
    {
        if (type is not { Family: "recovery", Kind: "services" }
            || Restored.IsIn(tokens[clause.Start..clause.End]))
        {
            return type;
        }
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (IsFailure(tokens, at, clause.End)) return new("damage", "services");
        }

        return type;
    }

    /// <summary>
    /// "Schools full, bridge down": what is down is another thing, behind a comma, and no school.
    /// </summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="service">The token of the service.</param>
    internal static bool IsOfAnother(ReadOnlySpan<Token> tokens, Stretch clause, int service)
    {
        if (Restored.IsIn(tokens[clause.Start..clause.End])) return false;
        var parted = false;
        for (var at = service + 1; at < clause.End; at++)
        {
            parted |= tokens[at].Is(",");
            if (!IsFailure(tokens, at, clause.End)) continue;
            var subject = at - 1;
            while (subject > service && tokens[subject].Lower is "is" or "are" or "was" or "were" or "been" or "be"
                or "has" or "have" or "had" or "also" or "now" or "still" or "remain" or "remains")
            {
                subject--;
            }
            return parted && subject > service && !Things.Has(tokens[subject].Lower);
        }

        return false;
    }

    /// <summary>"Down", "cut off", "no longer operational", "not working", "out of service".</summary>
    static bool IsFailure(ReadOnlySpan<Token> tokens, int at, int end)
    {
        var next = at + 1 < end ? tokens[at + 1].Lower : "";
        return tokens[at].Lower switch
        {
            "down" or "suspended" or "interrupted" or "halted" or "shut" or "collapsed" => true,
            "cut" => next is "off",
            "no" => next is "longer" && at + 2 < end && Working.Has(tokens[at + 2].Lower),
            "not" => Working.Has(next),
            "out" => next is "of" && at + 2 < end && tokens[at + 2].Lower is "service" or "order" or "use",
            _ => false,
        };
    }
}
