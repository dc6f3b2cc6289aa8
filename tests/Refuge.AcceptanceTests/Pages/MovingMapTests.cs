using System.Globalization;
using System.Text;
using Refuge.AcceptanceTests.Doors;
using Refuge.Web;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>The map that is moved and zoomed: a library that comes when it is asked for, and a street map.</summary>
public class MovingMapTests
{
    const string Ready = "document.querySelector('.map-gl canvas')?.dataset.ready === 'yes'";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "restricted")]
    [InlineData("ar", "partner")]
    public async Task The_drawing_becomes_a_map_to_move_when_somebody_asks_and_nothing_leaves_the_machine(
        string language, string tier)
    {
        await using var service = await GuardedService.StartAsync();
        await MadeAsync(service, $"/crises/{GuardedService.Crisis}?for={tier}&language={language}");
        await using var browser = await Browser.StartDrawingAsync();
        await browser.ShowOnAsync(1100, 900, false);
        await browser.AskAsync("Network.setBypassServiceWorker", new { bypass = true });
        await browser.OpenAsync(In(service, $"/crises/{GuardedService.Crisis}?for={tier}", language));
        await browser.WaitAsync("document.querySelector('.map-tools button')");
        Assert.DoesNotContain(browser.Requests, static each => each.Contains("maplibre", StringComparison.Ordinal));
        var before = browser.Received;

        await browser.EvaluateAsync("document.querySelector('.map-tools button').click()");
        await browser.WaitAsync(Ready);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"page {before:N0} bytes, with the map {browser.Received:N0} bytes"));
        Assert.InRange(browser.Received, 1, 1_000_000);
        Assert.Equal(0, (await browser.EvaluateAsync(
            "document.querySelector('#map svg.map').getBoundingClientRect().height")).GetInt32());
        await browser.EvaluateAsync("document.getElementById('when').value = 0; document.getElementById('when').dispatchEvent(new Event('input'))");
        await browser.EvaluateAsync("document.querySelectorAll('.map-tools button')[1].click()");
        await browser.EvaluateAsync("document.getElementById('map').scrollIntoView(); new Promise(done => setTimeout(done, 1500))");
        Assert.Equal(0, (await browser.EvaluateAsync(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth")).GetInt32());
        await KeepPictureAsync(browser, $"moving-map-{language}");
        Assert.Empty(browser.Faults);
        Assert.All(
            browser.Requests.Where(static each => each.StartsWith("http", StringComparison.Ordinal)),
            each => Assert.StartsWith(service.Address.ToString(), each, StringComparison.Ordinal));
        await browser.EvaluateAsync("[...document.querySelectorAll('.map-tools button')].at(-1).click()");
        Assert.True((await browser.EvaluateAsync(
            "document.querySelector('#map svg.map').getBoundingClientRect().height > 100")).GetBoolean());
    }

    [Fact]
    public async Task Where_nothing_draws_with_WebGL_the_drawing_stays_and_nothing_is_offered()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.AskAsync("Page.addScriptToEvaluateOnNewDocument", new
        {
            source = "HTMLCanvasElement.prototype.getContext = () => null",
        });
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}?for=partner", "en"));
        await browser.WaitAsync("document.querySelector('#map #through-time output')?.innerText");

        Assert.False((await browser.EvaluateAsync("Boolean(document.querySelector('.map-tools'))")).GetBoolean());
        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task A_street_map_of_the_operator_lies_under_the_map_and_is_read_piece_by_piece()
    {
        var folder = Directory.CreateTempSubdirectory("refuge-streets-");
        var file = Path.Combine(folder.FullName, "streets.pmtiles");
        await File.WriteAllBytesAsync(file, Streets(), Cancellation);
        try
        {
            await using var service = await GuardedService.StartAsync(
                0, ServeEnvironment.Read(name => name == "REFUGE_STREETS" ? file : null));
            await MadeAsync(service, $"/crises/{GuardedService.Crisis}?for=restricted&language=en");
            await using var browser = await Browser.StartDrawingAsync();
            await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}?for=restricted", "en"));
            await browser.WaitAsync("document.querySelector('.map-tools button')");

            await browser.EvaluateAsync("document.querySelector('.map-tools button').click()");
            await browser.WaitAsync("document.querySelector('#map figure').dataset.streets === 'yes'");
            await browser.EvaluateAsync("document.getElementById('map').scrollIntoView(); new Promise(done => setTimeout(done, 1500))");

            await KeepPictureAsync(browser, "moving-map-streets");
            Assert.Contains("Drawn by hand", await browser.TextAsync(), StringComparison.Ordinal);
            Assert.Contains(browser.Requests, static each => each.EndsWith("/streets.pmtiles", StringComparison.Ordinal));
            Assert.Empty(browser.Faults);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("PMTiles\u0002 an older version")]
    public void A_file_that_is_no_street_map_is_refused_when_the_service_starts(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            var refused = Assert.Throws<ArgumentException>(
                () => ServeEnvironment.Read(name => name == "REFUGE_STREETS" ? file : null));
            Assert.Contains("REFUGE_STREETS", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Waits for the plan without the browser, which draws on the processor and is slow meanwhile.</summary>
    static async Task MadeAsync(GuardedService service, string address)
    {
        using var reader = service.Browser();
        while ((await reader.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation))
            .Contains("<progress", StringComparison.Ordinal))
        {
            await Task.Delay(200, Cancellation);
        }
    }

    static async Task KeepPictureAsync(Browser browser, string name)
    {
        var folder = Directory.CreateDirectory(
            Path.Combine(Tests.Shared.Repository.Root, "artifacts", "screenshots"));
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, $"{name}.png"), await browser.PictureAsync(), Cancellation);
    }

    /// <summary>
    /// A street map of the whole world in one tile (PMTiles 3, Mapbox Vector Tile 2.1): roads from edge to edge.
    /// </summary>
    static byte[] Streets()
    {
        const int HeadBytes = 127;
        var directory = new byte[] { 1, 0, 1 };
        var tile = Tile();
        byte[] root = [.. directory, .. Varint((ulong)tile.Length), 1];
        var told = Encoding.UTF8.GetBytes(
            """{"attribution": "<b>Drawn by hand</b>", "vector_layers": [{"id": "roads"}, {"id": "unheard_of"}]}""");
        using var bytes = new MemoryStream();
        using var file = new BinaryWriter(bytes);
        file.Write("PMTiles\u0003"u8);
        ulong[] numbers =
        [
            HeadBytes, (ulong)root.Length, HeadBytes + (ulong)root.Length, (ulong)told.Length, 0, 0,
            HeadBytes + (ulong)(root.Length + told.Length), (ulong)tile.Length, 1, 1, 1,
        ];
        foreach (var number in numbers) file.Write(number);
        // Clustered; neither the directory nor tiles compressed; vector tiles of zoom 0 alone.
        file.Write([1, 1, 1, 1, 0, 0]);
        foreach (var edge in (int[])[-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000]) file.Write(edge);
        file.Write((byte)0);
        file.Write(0);
        file.Write(0);
        file.Write(root);
        file.Write(told);
        file.Write(tile);
        return bytes.ToArray();
    }

    static byte[] Tile()
    {
        var features = new List<byte>();
        for (var at = 0; at < 4096; at += 4)
        {
            features.AddRange(Field(2, [.. Number(3, 2), .. Field(4, [9, 0, .. Zigzag(at), 10, .. Zigzag(4096), 0])]));
            features.AddRange(Field(2, [.. Number(3, 2), .. Field(4, [9, .. Zigzag(at), 0, 10, 0, .. Zigzag(4096)])]));
        }

        return Field(3, [.. Field(1, "roads"u8.ToArray()), .. features, .. Number(5, 4096), .. Number(15, 2)]);
    }

    static byte[] Field(int field, byte[] bytes) =>
        [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)bytes.Length), .. bytes];

    static byte[] Number(int field, ulong number) => [.. Varint((ulong)(field << 3)), .. Varint(number)];

    static byte[] Zigzag(int number) => Varint((ulong)((number << 1) ^ (number >> 31)));

    static byte[] Varint(ulong number)
    {
        var bytes = new List<byte>();
        for (; number >= 128; number >>= 7) bytes.Add((byte)((number & 127) | 128));
        return [.. bytes, (byte)number];
    }
}
