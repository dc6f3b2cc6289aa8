using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Refuge.Storage.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>
/// Whatever is sent to the service, it answers in its own words: never with a fault, never with the inside of the
/// program, and it keeps nothing of it in memory.
/// </summary>
public class FuzzTests
{
    /// <summary>What the service may hold on to: caches fill while it runs. In bytes.</summary>
    const long Growth = 250 * 1024 * 1024;

    /// <summary>So many faults are told of at once.</summary>
    const int MostTold = 20;

    /// <summary>Seeds of uploads: each is broken in many ways.</summary>
    static readonly string[] Reports =
    [
        "# Camp Alma\n\n3 March 2016. 1,200 families live in the camp; 40 latrines stand.\n",
        "<html><head><title>Alma</title></head><body><p>1,200 <b>families</b></p><table><tr><td>1</table></body>",
        "From: a@b.example\r\nSubject: =?utf-8?B?QWxtYQ==?=\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n"
            + "Content-Transfer-Encoding: quoted-printable\r\n\r\n1,200 =\r\nfamilies=20live here\r\n--x--\r\n",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "PK\u0003\u0004\u0014\0\0\0\b\0",
    ];

    [Fact]
    public Task Two_thousand_requests_that_no_program_should_send_are_answered() => AskAsync(0, 2_000);

    [Fact, Trait("Length", "long")]
    public Task A_hundred_thousand_requests_that_no_program_should_send_are_answered() => AskAsync(10_000, 100_000);

    [Fact]
    public Task A_hundred_broken_reports_are_taken_or_refused() => UploadAsync(100);

    [Fact, Trait("Length", "long")]
    public Task Twenty_thousand_broken_reports_are_taken_or_refused() => UploadAsync(20_000);

    static async Task AskAsync(int first, int count)
    {
        await using var service = await StartAsync();
        using var administrator = await service.ProgramAsync(Role.Administrator);
        using var approver = await service.ProgramAsync(Role.Approver);
        using var anybody = service.Browser();
        var mutations = new Mutations(await anybody.GetStringAsync(Relative("/openapi/v1.json"), Cancellation));
        Assert.True(mutations.Operations > 20);
        var answered = new SortedDictionary<int, int>();
        var (faults, before) = (new List<string>(), 0L);
        for (var number = first; number < first + count && faults.Count < MostTold; number++)
        {
            // What is made for the first requests is made once: code is compiled, caches are filled.
            if (number == first + (count / 4)) before = service.WorkingSet;
            var caller = (number % 5) switch { 0 => anybody, 1 => approver, _ => administrator };
            using var request = mutations.Of(number);
            var told = $"{number}: {request.Method} {request.RequestUri}";
            using var answer = await caller.SendAsync(request, Cancellation);
            await CheckAsync(answer, told, faults);
            answered[(int)answer.StatusCode] = answered.GetValueOrDefault((int)answer.StatusCode) + 1;
        }

        Assert.Empty(faults);
        Assert.InRange(service.WorkingSet, 0, before + Growth);
        // Requests that are all refused at the gate would show nothing of what lies behind it.
        Assert.True(answered.GetValueOrDefault(200) > count / 20, string.Join(", ", answered));
        using var ready = await anybody.GetAsync(Relative("/ready"), Cancellation);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Empty((await service.Database.Audit.VerifyAsync(null, Cancellation)).Faults);
    }

    static async Task UploadAsync(int count)
    {
        await using var service = await StartAsync();
        using var reporter = await service.ProgramAsync(Role.Reporter);
        using var analyst = await service.ProgramAsync(Role.Analyst);
        var (kept, faults, before) = (0, new List<string>(), 0L);
        for (var number = 0; number < count && faults.Count < MostTold; number++)
        {
            if (number == count / 4) before = service.WorkingSet;
            var draw = new Mutations.Draw(number);
            using var content = new ByteArrayContent(Broken(draw));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            var name = Name(draw, number);
            var address = $"/api/crises/{GuardedService.Crisis}/reports?file={Uri.EscapeDataString(name)}"
                + $"&published=2016-03-0{draw.Below(10)}&language={draw.Of(["en", "ar", "xx", "%00"])}";
            using var answer = await reporter.PostAsync(Relative(address), content, Cancellation);
            await CheckAsync(answer, $"{number}: {address}", faults);
            if (!answer.IsSuccessStatusCode || kept++ % 50 > 0) continue;

            using var shown = await analyst.GetAsync(
                Relative($"/crises/{GuardedService.Crisis}/reports/{Uri.EscapeDataString(name)}"), Cancellation);
            await CheckAsync(shown, $"{number}: page of {name}", faults);
        }

        Assert.Empty(faults);
        Assert.True(kept > count / 10, $"{kept} of {count} were kept");
        Assert.InRange(service.WorkingSet, 0, before + Growth);
        using var ready = await analyst.GetAsync(Relative("/ready"), Cancellation);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    static Task<ServiceWithKeys> StartAsync() => ServiceWithKeys.StartAsync(
        [("REFUGE_REQUESTS_PER_MINUTE", "100000000")], "--members", "5", "--days", "10");

    static Uri Relative(string address) => new(address, UriKind.Relative);

    static byte[] Broken(Mutations.Draw draw)
    {
        var bytes = Encoding.UTF8.GetBytes(draw.Of(Reports)).ToList();
        for (var times = draw.Below(6); times > 0; times--)
        {
            var at = draw.Below(bytes.Count);
            switch (draw.Below(4))
            {
                case 0:
                    bytes[at] = (byte)draw.Below(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(draw.Below(20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, [.. bytes.Take(draw.Below(bytes.Count))]);
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)draw.Below(256), draw.Below(400)));
                    break;
            }

            if (bytes.Count == 0) bytes.Add(0);
        }

        return [.. bytes];
    }

    static string Name(Mutations.Draw draw, int number)
    {
        var name = FormattableString.Invariant($"r{number}{draw.Of([".md", ".txt", ".html", ".eml", ".xml", ".zip"])}");
        return draw.OneIn(4)
            ? draw.Of(["../", "a/", "/", "", "con", ".", "\0", "\u202e", "é/", "~"]) + name
            : name;
    }

    static async Task CheckAsync(HttpResponseMessage answer, string told, List<string> faults)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        string[] inside = ["   at ", "Exception", "Microsoft.", "System.", "Npgsql", "SQLite Error"];
        if ((int)answer.StatusCode >= 500
            || inside.Any(word => text.Contains(word, StringComparison.Ordinal) && !IsOwnWord(answer, word, text)))
        {
            faults.Add($"{told}: {answer.StatusCode} {text}");
        }
    }

    /// <summary>A row that was sent before is shown as it was sent, whatever it says.</summary>
    static bool IsOwnWord(HttpResponseMessage answer, string inside, string text) =>
        answer.IsSuccessStatusCode && inside == "System." && text.Contains("System.Object", StringComparison.Ordinal);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
