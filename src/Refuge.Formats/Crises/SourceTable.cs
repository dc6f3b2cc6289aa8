namespace Refuge.Formats.Crises;

/// <summary>Reads <c>sources.csv</c>, on which the known-on day of every other row rests.</summary>
static class SourceTable
{
    internal static IReadOnlyDictionary<SourceId, Source> Read(
        FolderFiles files, ProblemList problems, CancellationToken cancellation)
    {
        var sources = new Dictionary<SourceId, Source>();
        foreach (var (name, file, _) in files.Holding(CrisisTables.Sources, cancellation))
        {
            foreach (var row in new TableFile(name, CrisisTables.Sources, problems).Rows(file, cancellation))
            {
                if (Parse(row) is not { } source) continue;
                if (sources.TryAdd(source.Id, source))
                {
                    if (source.Published is null && row.Own("published") is null)
                    {
                        row.Note(
                            "published",
                            $"The source {Quoted.Of(source.Id.Code)} is undated; rows that rest on it alone show "
                            + "only from the folder's last known-on day.",
                            "Write the day, month or year of its publication.");
                    }
                }
                else if (sources[source.Id] != source)
                {
                    row.LeaveOut(
                        "id", $"The source {Quoted.Of(source.Id.Code)} stands twice and differs; the first counts.",
                        "Give the second another id, or delete it.");
                }
            }
        }

        return sources;
    }

    static Source? Parse(TableRow row)
    {
        var id = row.NeedIdentity("id");
        if (!row.IsLeftOut && id.Contains(';', StringComparison.Ordinal))
        {
            row.LeaveOut(
                "id", $"{Quoted.Of(id)} holds a semicolon, which separates sources.", "Write an id without it.");
        }

        if (row.IsLeftOut) return null;
        return new(
            new(id), row.Text("title") ?? id, row.Text("publisher"), row.Date("published")?.Last, row.Text("url"),
            row.Choice<Reliability>("reliability"), row.Text("licence"))
        {
            Sensitivity = TableReader.Sensitivity(row),
        };
    }
}
