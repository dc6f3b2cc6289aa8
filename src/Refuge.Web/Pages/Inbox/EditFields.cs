using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Web.Pages.Inbox;

/// <summary>The fields by which an analyst mends what was read.</summary>
/// <param name="Words">The language.</param>
/// <param name="Situation">The picture, for the places that can be chosen.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Tried">An edit that is tried. Null when none is.</param>
sealed record EditFields(PageWords Words, Situation Situation, Claim Claim, ReviewForm? Tried)
{
    static readonly string[] Modalities = ["asserted", "planned", "feared", "denied", "opinion", "alleged"];

    /// <summary>The fields.</summary>
    internal Html Draw() => Html.Of(
        $"""
        <div class="fields">
        {Choice("place", Words["Place"], Places())}
        {Input("date_from", Words["From"], "date")}{Input("date_to", Words["To"], "date")}
        {Html.When(Claim.Quantities.Count > 0, $"{Input("quantity", Words["Number"], "number")}{Input("unit", Words["Unit"], "text")}")}
        {Choice("modality", Words["Put forward as"], Modalities.Select(word => (word, word == "asserted" ? Words["stated as a fact"] : Words.Term(word))))}
        {Choice("polarity", Words["Whether it happened"], [("+", Words["It is so"]), ("-", Words["It did not happen"])])}
        </div>
        """);

    List<(string Value, string Text)> Places()
    {
        var own = ValueOf("place");
        List<(string Value, string Text)> places =
        [
            .. Situation.Places.Select(place => (
                place.Value.Id.Code,
                Words.IsRightToLeft ? place.Value.NameAr ?? place.Value.Name : place.Value.Name))
                .OrderBy(static place => place.Item2, StringComparer.Ordinal),
        ];
        return places.Exists(place => place.Value == own) ? places : [(own, Words["not chosen"]), .. places];
    }

    string ValueOf(string field) =>
        Tried?.Reviews.FirstOrDefault(review => review.Field == field)?.Value ?? ReviewForm.ValueOf(Claim, field);

    Html Input(string field, string label, string type) => Html.Of(
        $"<label>{label} <input name=\"{field}\" type=\"{type}\" value=\"{ValueOf(field)}\"{Html.When(type == "number", $" min=\"0\" step=\"any\" inputmode=\"decimal\"")}></label>");

    Html Choice(string field, string label, IEnumerable<(string Value, string Text)> choices)
    {
        var own = ValueOf(field);
        var options = choices.Select(choice => Html.Of(
            $"<option value=\"{choice.Value}\"{Html.When(choice.Value == own, $" selected")}>{choice.Text}</option>"));
        return Html.Of($"<label>{label} <select name=\"{field}\">{options}</select></label>");
    }
}
