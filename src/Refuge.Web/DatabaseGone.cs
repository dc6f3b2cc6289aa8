using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Refuge.Storage;

namespace Refuge.Web;

/// <summary>
/// Says in plain words that the database is gone for now or the disk is full, where the answer would else be a fault
/// of the program: whoever asked may ask again.
/// </summary>
sealed class DatabaseGone : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (StoreFaults.FindWords(exception) is not { } words) return false;
        httpContext.Response.Headers.RetryAfter = "10";
        await Results.Problem(words, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(httpContext);
        return true;
    }
}
