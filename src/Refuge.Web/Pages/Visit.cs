using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Publishing;
using Refuge.Web.Doors;
using Refuge.Web.Mentions;

namespace Refuge.Web.Pages;

/// <summary>Somebody who looks at a page: who, in which language, and by which address.</summary>
sealed class Visit
{
    readonly HttpContext context;

    Visit(HttpContext context) => this.context = context;

    /// <summary>Who.</summary>
    internal Caller Caller => Caller.From(context);

    /// <summary>The words of their language.</summary>
    internal PageWords Words => PageWords.Of(context.Request.Query["language"].ToString());

    /// <summary>Whether crises can be changed: only a database takes edits from several people.</summary>
    internal bool CanEdit => context.RequestServices.GetService<IAntiforgery>() is not null;

    /// <summary>Whether their device keeps forms for them: they are known, and may change something.</summary>
    internal bool Keeps => CanEdit && Caller.IsKnown;

    /// <summary>Whether a script asks, which wants an answer and no page.</summary>
    internal bool WantsAnswer =>
        context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    /// <summary>Whether the operator has put a street map there.</summary>
    internal bool HasStreets =>
        context.RequestServices.GetRequiredService<ServeSettings>().Environment.StreetMap is not null;

    /// <summary>Says to the device that the page is a form, to be kept at hand.</summary>
    internal void MarkAsForm() => context.Response.Headers["X-Form"] = "daily";

    /// <summary>The field by which a form shows that this service made it.</summary>
    internal Html Token => context.RequestServices.GetService<IAntiforgery>() is { } forms
        ? Html.Made(LoginPage.Token(context, forms))
        : Html.None;

    /// <summary>Says to other sites where to tell of a page of theirs that links here, where that is taken.</summary>
    internal void OfferMentions()
    {
        var environment = context.RequestServices.GetRequiredService<ServeSettings>().Environment;
        if (environment.TakesWebmentions)
        {
            context.Response.Headers.Append("Link", $"<{Webmentions.Address}>; rel=\"webmention\"");
        }

        if (environment.TakesPingbacks)
        {
            context.Response.Headers["X-Pingback"] = AddressOf(Pingbacks.Address).AbsoluteUri;
        }
    }

    /// <summary>A service that is there only where the settings want it.</summary>
    internal T? Find<T>() where T : class => context.RequestServices.GetService<T>();

    /// <summary>The address of this page in another language.</summary>
    internal string In(string language)
    {
        var kept = context.Request.Query.Where(static pair => pair.Key is not ("language" or "done"))
            .SelectMany(static pair => pair.Value, static (pair, value) => KeyValuePair.Create(pair.Key, value));
        return context.Request.Path + QueryString.Create([.. kept, KeyValuePair.Create("language", (string?)language)]);
    }

    /// <summary>
    /// The address of the way in, from which they come back to this page in their language. What was sent as a form has
    /// no page to come back to.
    /// </summary>
    internal string LogIn => LoginPage.Address(
        Words, HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/login", StringComparison.Ordinal)
            && !context.Request.Path.StartsWithSegments("/setup", StringComparison.Ordinal) ? In(Words.Language) : "/");

    /// <summary>Whether they have just left and want to come in as somebody else.</summary>
    internal bool IsForAnother => context.Request.Query[LoginPage.Another].ToString() == "1";

    /// <summary>The answer to a form that this service did not make, or made for somebody else or long ago.</summary>
    internal IResult Stale => Frame.Notice(
        this, Words["This form is out of date"],
        Words["Nothing was kept. Go back, load the page anew and send it again. Copy first what you have written."],
        StatusCodes.Status400BadRequest);

    /// <summary>The circles of a crisis that they belong to, the narrowest first.</summary>
    internal IEnumerable<Audience> TiersIn(string crisis) =>
        Enum.GetValues<Audience>().Where(tier => tier >= Caller.NarrowestIn(crisis));

    /// <summary>Whether they may prepare a bulletin.</summary>
    internal bool MayPrepare(string crisis) => CanEdit && Caller.May(Permission.Prepare, crisis);

    /// <summary>What they have just done, as the page before says it. Empty where nothing.</summary>
    internal string Done => context.Request.Query["done"].ToString();

    /// <summary>The whole address of a page of this service, as they reach it.</summary>
    internal Uri AddressOf(string link) => new(new Uri(context.Request.GetEncodedUrl()), link);

    /// <summary>The fields of a form that this service made. Null where it did not.</summary>
    internal async Task<IFormCollection?> ReadFormAsync(CancellationToken cancellation) =>
        context.RequestServices.GetService<IAntiforgery>() is { } forms && await forms.IsRequestValidAsync(context)
            ? await context.Request.ReadFormAsync(cancellation)
            : null;

    /// <summary>Whoever looks, in an endpoint.</summary>
    public static ValueTask<Visit?> BindAsync(HttpContext context) => ValueTask.FromResult<Visit?>(new(context));
}
