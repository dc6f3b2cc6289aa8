using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Refuge.Storage.Tests;

/// <summary>What is told where the database takes nothing, and what is a fault of the program.</summary>
public class StoreFaultsTests
{
    [Theory]
    [InlineData(5, "ask again")]
    [InlineData(6, "ask again")]
    [InlineData(10, "The disk takes nothing more")]
    [InlineData(13, "The disk takes nothing more")]
    public void A_file_that_is_held_or_full_is_told_in_words(int code, string words)
    {
        var fault = new DbUpdateException("Not kept.", new SqliteException("Why.", code));

        Assert.Contains(words, StoreFaults.FindWords(fault), StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_that_the_database_does_not_understand_is_a_fault_of_the_program()
    {
        const int Error = 1;

        Assert.Null(StoreFaults.FindWords(new SqliteException("near \"SELCT\"", Error)));
    }
}
