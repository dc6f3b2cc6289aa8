using System.Globalization;
using Microsoft.AspNetCore.Http;
using Refuge.Files;
using Refuge.Publishing;
using Refuge.Web.Doors;
using Refuge.Web.Plans;

namespace Refuge.Web;

/// <summary>What a request says of its reader.</summary>
static class Reader
{
    /// <summary>The plan that a request asks for, or null with what is wrong with it.</summary>
    /// <remarks>
    /// A reader may ask for a wider circle than their own and never for a narrower one. Who says nothing sees what
    /// partners may, or the public where the service is open to it.
    /// </remarks>
    internal static (PlanKey? Key, string? Fault) Of(HttpRequest request, Caller caller, string crisis)
    {
        var query = request.Query;
        var narrowest = caller.NarrowestIn(crisis);
        var standard = narrowest == Audience.Public ? Audience.Public : Audience.Partner;
        var audience = query["for"].ToString() is { Length: > 0 } word ? Words.Find<Audience>(word) : standard;
        if (audience is not { } known) return (null, "\"for\" takes restricted, partner or public.");
        if (known < narrowest)
        {
            return (
                null,
                $"You are shown what the {Words.Of(narrowest)} may see; who has a role in this crisis logs in.");
        }

        var language = query["language"].ToString() is { Length: > 0 } tag ? tag : Wording.English.Language;
        if (Wording.Find(language) is null) return (null, "\"language\" takes en or ar.");

        if (query["as-of"].ToString() is not { Length: > 0 } written) return (new(crisis, null, known, language), null);
        return DateOnly.TryParseExact(
            written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && FileLimits.Has(day)
            ? (new(crisis, day, known, language), null)
            : (null, "\"as-of\" takes a day such as 2016-08-28, from 1800 to 2200.");
    }
}
