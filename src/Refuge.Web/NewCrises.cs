using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Storage;

namespace Refuge.Web;

/// <summary>
/// Takes up a crisis that another machine of the same database started: when somebody asks for it, or for the list of
/// all.
/// </summary>
/// <param name="served">The crises that this process serves.</param>
/// <param name="database">Where all are kept.</param>
sealed class NewCrises(ConcurrentDictionary<string, ICrisisStore> served, CrisisDatabase database)
{
    internal async Task MeetAsync(HttpContext context, RequestDelegate next)
    {
        var crisis = context.GetRouteValue("crisis") as string;
        if (crisis is not null ? !served.ContainsKey(crisis) : context.Request.Path.Value is "/" or "/api/crises")
        {
            await LookAsync(context.RequestAborted);
        }

        await next(context);
    }

    async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var id in await database.ListAsync(cancellation))
        {
            if (served.ContainsKey(id)) continue;
            if (await database.FindAsync(id, cancellation) is { } store) served.TryAdd(id, store);
        }
    }
}
