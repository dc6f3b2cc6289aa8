using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Refuge.Storage;

/// <summary>Tells what of the world outside stopped a database, in words for whoever asked for something.</summary>
static class StoreFaults
{
    /// <summary>SQLITE_FULL and SQLITE_IOERR (sqlite.org/rescode.html).</summary>
    const int Full = 13, InputOutput = 10;

    /// <summary>
    /// SQLITE_BUSY and SQLITE_LOCKED: another writer holds the file. The driver waits for it, but for the end of a
    /// statement that gives rows back it does not, and does not call the fault transient.
    /// </summary>
    const int Busy = 5, Locked = 6;

    /// <summary>The words. Null where the fault is none of the database.</summary>
    /// <param name="fault">What was thrown.</param>
    internal static string? FindWords(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is SqliteException { SqliteErrorCode: Full or InputOutput })
            {
                return "The disk takes nothing more. Nothing of this request was kept.";
            }

            if (fault is SqliteException { SqliteErrorCode: Busy or Locked } or DbException { IsTransient: true }
                or TimeoutException)
            {
                return "The database cannot be reached just now. Nothing of this request was kept; ask again.";
            }
        }

        return null;
    }
}
