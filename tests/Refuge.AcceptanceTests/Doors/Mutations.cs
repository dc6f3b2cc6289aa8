using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>
/// Requests as no program should send them, made from the description that the service gives of itself: each is an
/// operation with some of its words replaced. The same number gives the same request.
/// </summary>
sealed class Mutations
{
    /// <summary>Words for a place in an address, a parameter, a header or a text.</summary>
    static readonly string[] Words =
    [
        "", " ", "0", "-1", "1", "5", "2147483648", "9223372036854775808", "1e400", "NaN", "null", "true", "[]",
        "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "a/b", "a|b", "||||", "*", "%", "%00", "%ff", "\"", "'", "\\",
        "' OR 1=1 --", "<script>alert(1)</script>", "${x}", "{0}", "\u0000", "\ufffd", "\ud83d\ude00", "\u202e",
        "é", "مخيم", "con", "places.csv", "places", "scenarios/x/places", "2016-02-30", "9999-12-31", "0001-01-01",
        "2016-10-17", "=1+1", "\r\nX: y", new('a', 300), new('7', 5_000), "small-valley", "alma", "en", "ar",
        "restricted", "public", "viewer", "administrator",
    ];

    static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW"];

    static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-7", "text/plain", "application/xml", "multipart/form-data",
        "application/x-www-form-urlencoded", "application/octet-stream", "*/*",
    ];

    static readonly string[] Headers =
        ["If-Match", "If-None-Match", "Accept", "Accept-Language", "Range", "Cookie", "Origin", "X-Forwarded-For"];

    readonly List<(string Path, string Method, JsonNode Operation)> operations = [];
    readonly JsonNode document;

    /// <summary>Reads the description.</summary>
    internal Mutations(string openApi)
    {
        document = JsonNode.Parse(openApi)!;
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            // A stream of events ends with its job; whoever asks for one of a job that is there would wait for it.
            if (path.EndsWith("/events", StringComparison.Ordinal)) continue;
            foreach (var (method, operation) in methods!.AsObject())
            {
                if (operation is JsonObject) operations.Add((path, method.ToUpperInvariant(), operation));
            }
        }
    }

    /// <summary>How many operations the description has.</summary>
    internal int Operations => operations.Count;

    /// <summary>The request of a number.</summary>
    internal HttpRequestMessage Of(int number)
    {
        var draw = new Draw(number);
        var (path, method, operation) = operations[number % operations.Count];
        var address = new StringBuilder(path);
        var query = new List<string>();
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var name = parameter!["name"]!.GetValue<string>();
            if (parameter["in"]!.GetValue<string>() == "path")
            {
                address.Replace($"{{{name}}}", Escaped(ValueFor(name, draw), draw));
            }
            else if (draw.OneIn(2))
            {
                query.Add($"{name}={Escaped(ValueFor(name, draw), draw)}");
            }
        }

        if (draw.OneIn(6)) query.Add($"{Escaped(draw.Of(Words), draw)}={Escaped(draw.Of(Words), draw)}");
        if (query.Count > 0) address.Append('?').AppendJoin('&', query);
        if (draw.OneIn(12)) method = draw.Of(Methods);
        var request = new HttpRequestMessage(new(method), new Uri(address.ToString(), UriKind.Relative));
        if (method is "POST" or "PUT" or "PATCH" or "DELETE") request.Content = BodyOf(operation, draw);
        while (draw.OneIn(4)) request.Headers.TryAddWithoutValidation(draw.Of(Headers), HeaderSafe(draw.Of(Words)));
        return request;
    }

    /// <summary>Mostly a value that leads further in, so that what lies behind is reached as well.</summary>
    static string ValueFor(string name, Draw draw) => (name, draw.OneIn(3)) switch
    {
        ("crisis", false) => GuardedService.Crisis,
        ("table", false) => draw.Of(["places", "sites", "services", "decisions", "facilities"]),
        ("id", false) => draw.Of(["alma", "boro", "nowhere"]),
        _ => draw.Of(Words),
    };

    static string Escaped(string value, Draw draw) =>
        // Now and then as it is: a stray percent sign or slash is what a careless program sends.
        draw.OneIn(5) && value.All(static letter => letter is > ' ' and < (char)127 and not ('?' or '#'))
            ? value
            : Uri.EscapeDataString(value);

    static string HeaderSafe(string value) =>
        string.Concat(value.Where(static letter => letter is >= ' ' and < (char)127));

    ByteArrayContent BodyOf(JsonNode operation, Draw draw)
    {
        var described = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        var text = described is null ? draw.Of(Words) : JsonOf(described, draw, 0)?.ToJsonString() ?? "null";
        var bytes = Encoding.UTF8.GetBytes(text);
        if (draw.OneIn(8)) bytes = Broken(bytes, draw);
        if (draw.OneIn(40)) bytes = Encoding.UTF8.GetBytes(new string('[', 10_000));
        var content = new ByteArrayContent(bytes);
        var type = draw.OneIn(10) ? draw.Of(ContentTypes)
            : described is null ? "application/octet-stream" : "application/json";
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed : null;
        return content;
    }

    static byte[] Broken(byte[] bytes, Draw draw)
    {
        if (bytes.Length == 0) return [0xff, 0xfe];
        var at = draw.Below(bytes.Length);
        return draw.Below(3) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], (byte)draw.Below(256), .. bytes[(at + 1)..]],
            _ => [.. bytes, .. bytes[at..]],
        };
    }

    JsonNode? JsonOf(JsonNode schema, Draw draw, int depth)
    {
        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>().Split('/')[^1];
            return JsonOf(document["components"]!["schemas"]![name]!, draw, depth);
        }

        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { Count: > 0 } choices)
        {
            return JsonOf(choices[draw.Below(choices.Count)]!, draw, depth);
        }

        if (depth > 6 || draw.OneIn(8)) return Odd(draw);
        var kinds = schema["type"] is JsonArray several
            ? [.. several.Select(static kind => kind!.GetValue<string>())]
            : new[] { schema["type"]?.GetValue<string>() ?? "object" };
        switch (draw.Of(kinds))
        {
            case "object" when schema["properties"] is JsonObject properties:
                var made = new JsonObject();
                foreach (var (name, of) in properties)
                {
                    if (!draw.OneIn(5)) made[name] = JsonOf(of!, draw, depth + 1);
                }

                return made;
            case "object":
                return Cells(draw);
            case "array":
                var items = Enumerable.Range(0, draw.Below(4)).Select(
                    _ => schema["items"] is { } item ? JsonOf(item, draw, depth + 1) : Odd(draw));
                return new JsonArray([.. items]);
            case "integer" or "number":
                return JsonNode.Parse(draw.Of(["-1", "0", "1", "3", "2147483648", "1.5", "1e300"]));
            case "boolean":
                return draw.OneIn(2);
            case "null":
                return null;
            default:
                return draw.Of(Words);
        }
    }

    static JsonObject Cells(Draw draw)
    {
        var cells = new JsonObject();
        string[] columns = ["place", "id", "date", "value", "source", "service", "status", "population", "reported"];
        foreach (var column in columns)
        {
            if (draw.OneIn(2)) cells[column] = draw.OneIn(9) ? Odd(draw) : draw.Of(Words);
        }

        if (draw.OneIn(4)) cells[draw.Of(Words)] = draw.Of(Words);
        return cells;
    }

    static JsonNode? Odd(Draw draw) => draw.Below(6) switch
    {
        0 => null,
        1 => JsonNode.Parse("123456789012345678901234567890"),
        2 => new JsonArray(null, null),
        3 => new JsonObject { ["$type"] = "System.Object", [""] = "" },
        4 => false,
        _ => draw.Of(Words),
    };

    /// <summary>Chances of one request, the same each time.</summary>
    internal sealed class Draw(int number)
    {
        int taken;

        internal int Below(int end) => (int)(StableHash.Of(
            string.Create(CultureInfo.InvariantCulture, $"{number} {taken++}")) % (uint)end);

        internal bool OneIn(int times) => Below(times) == 0;

        internal T Of<T>(IReadOnlyList<T> all) => all[Below(all.Count)];
    }
}
