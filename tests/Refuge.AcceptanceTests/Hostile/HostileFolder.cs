using System.Text;

namespace Refuge.AcceptanceTests.Hostile;

/// <summary>Spoils a crisis folder and a folder of Flee in one to four ways.</summary>
static class HostileFolder
{
    /// <summary>Spoils what lies in the sandbox.</summary>
    internal static void Spoil(Sandbox sandbox, Chance chance)
    {
        for (var time = 1 + chance.Below(4); time > 0; time--)
        {
            SpoilOne(sandbox, chance.OneOf("crisis", "crisis", "flee"), chance);
        }
    }

    static void SpoilOne(Sandbox sandbox, string folder, Chance chance)
    {
        var files =
            Directory.EnumerateFiles(sandbox.At(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(static file => Files.Entry.At(file) is { Kind: Files.EntryKind.OrdinaryFile, Length: < 1 << 24 })
                .ToList();
        var file = Path.GetRelativePath(sandbox.At("."), chance.OneOf(files));
        switch (chance.Below(16))
        {
            case 0: File.Delete(sandbox.At(file)); break;
            case 1: File.WriteAllBytes(sandbox.At(file), []); break;
            case 2:
                File.WriteAllBytes(sandbox.At(file), HostileText.Spoilt(File.ReadAllBytes(sandbox.At(file)), chance));
                break;
            case 3:
                File.WriteAllBytes(sandbox.At(file), HostileText.Bytes(File.ReadAllText(sandbox.At(file)), chance));
                break;
            case 4: File.WriteAllBytes(sandbox.At(file), Encoding.UTF8.GetBytes(HostileText.Report(chance))); break;
            case 5 when !OperatingSystem.IsWindows(): PutAnEntry(sandbox, folder, file, chance); break;
            case 6: AppendRows(sandbox.At(file), chance); break;
            case 7 when folder == "crisis": AddReport(sandbox, chance); break;
            case 8 when folder == "crisis": SetKey(sandbox.At("crisis/crisis.yml"), chance); break;
            default: SpoilCells(sandbox.At(file), chance); break;
        }
    }

    /// <summary>
    /// A link out, a link round, a pipe, a folder or a file of a gigabyte without content in the place of a file.
    /// </summary>
    static void PutAnEntry(Sandbox sandbox, string folder, string file, Chance chance)
    {
        var place = chance.OnceIn(2)
            ? file
            : $"{folder}/{chance.OneOf("reports", "scenarios", "extra", "input_csv/x.csv", "control.csv", "triggers.yml", "reports/r.txt")}";
        while (Files.Entry.At(sandbox.At(place)).Kind is Files.EntryKind.Folder) place += "/x";
        Directory.CreateDirectory(Path.GetDirectoryName(sandbox.At(place))!);
        File.Delete(sandbox.At(place));
        switch (chance.Below(6))
        {
            case 0: File.CreateSymbolicLink(sandbox.At(place), sandbox.At("secret.txt")); break;
            case 1: Directory.CreateSymbolicLink(sandbox.At(place), "."); break;
            case 2: File.CreateSymbolicLink(sandbox.At(place), "/dev/zero"); break;
            case 3: sandbox.MakePipe(place); break;
            case 4: Directory.CreateDirectory(sandbox.At(place)); break;
            default:
                using (var long1 = File.Create(sandbox.At(place))) long1.SetLength(1L << 30);
                break;
        }
    }

    static void AppendRows(string file, Chance chance)
    {
        using var text = File.AppendText(file);
        for (var row = 1 + chance.Below(chance.OnceIn(10) ? 5_000 : 20); row > 0; row--)
        {
            text.Write(
                string.Join(
                    ',',
                    Enumerable.Range(0, 1 + chance.Below(16))
                    .Select(_ => chance.OneOf("alma", "boro", "V1", "2021-05-01", "12", ShortCell(chance)))) + "\n");
        }
    }

    static string ShortCell(Chance chance) =>
        HostileText.Cell(chance) is var text && text.Length > 1_000 ? text[..1_000] : text;

    static void AddReport(Sandbox sandbox, Chance chance)
    {
        var name = $"r{chance.OneOf(".txt", ".md", ".html", ".eml", ".htm", ".pdf", "")}";
        Directory.CreateDirectory(sandbox.At("crisis/reports"));
        File.WriteAllBytes(sandbox.At($"crisis/reports/{name}"), HostileText.Bytes(HostileText.Report(chance), chance));
        File.AppendAllText(
            sandbox.At("crisis/reports/index.csv"),
            $"\n{name},V1,{chance.OneOf("2021-05-01", "", "9999-12-31", "x")},en,\n");
    }

    static void SetKey(string file, Chance chance) => File.AppendAllText(
        file,
        $"\n{chance.OneOf("id", "title", "first_day", "currency", "household_size", "thresholds", "languages", "standard_set", "movement_rules", "new")}: {HostileText.Cell(chance)}\n");

    static void SpoilCells(string file, Chance chance)
    {
        var lines = File.ReadAllText(file).Split('\n');
        for (var time = 1 + chance.Below(6); time > 0; time--)
        {
            var line = chance.OnceIn(6) ? 0 : chance.Below(lines.Length);
            var cells = lines[line].Split(',');
            cells[chance.Below(cells.Length)] = chance.OnceIn(4)
                ? $"\"{HostileText.Cell(chance).Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                : HostileText.Cell(chance);
            lines[line] = string.Join(',', chance.OnceIn(20) ? cells.Reverse() : cells);
        }

        File.WriteAllBytes(
            file, Encoding.UTF8.GetBytes(string.Join('\n', chance.OnceIn(20) ? lines.Concat(lines) : lines)));
    }
}
