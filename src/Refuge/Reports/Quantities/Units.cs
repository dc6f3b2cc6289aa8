using System.Collections.Frozen;
using Refuge.Reports.Language;

namespace Refuge.Reports.Quantities;

/// <summary>Units of measure, currencies, and the words for people and homes, each in one canonical form.</summary>
static class Units
{
    static readonly FrozenDictionary<string, string> Measures = Table("""
        km: km kms kilometer kilometers kilometre kilometres kilometeres
        m: m meter meters metre metres
        cm: centimeter centimeters centimetre centimetres cm
        mm: millimeter millimeters millimetre millimetres mm
        mile: mile miles mi
        foot: foot feet ft
        inch: inch inches
        yard: yard yards yds
        nautical_mile: nmi
        kg: kg kgs kilogram kilograms kilo kilos
        g: gram grams gramme grammes
        mg: milligram milligrams mg
        tonne: tonne tonnes ton tons mt
        pound: lb lbs
        ounce: ounce ounces oz
        litre: litre litres liter liters l ltr ltrs
        ml: ml millilitre millilitres milliliter milliliters
        gallon: gallon gallons
        barrel: barrel barrels bbl
        hectare: hectare hectares ha
        acre: acre acres
        m2: sqm m2 m²
        km2: km2 km²
        m3: m3 m³
        kw: kw kilowatt kilowatts
        mw: mw megawatt megawatts
        gw: gw gigawatt gigawatts
        kwh: kwh
        degree: degree degrees °
        celsius: °c celsius centigrade
        fahrenheit: °f fahrenheit
        kcal: kcal kilocalories calories
        km/h: kph kmh km/h kmph
        mph: mph
        knot: knot knots
        magnitude: magnitude
        percentage_point: pp
        second: second seconds sec secs
        minute: minute minutes min mins
        hour: hour hours hr hrs
        day: day days
        week: week weeks wk wks
        month: month months
        year: year years yr yrs
        decade: decade decades
        century: century centuries
        night: night nights
        household: hh hhs
        people: ind inds indiv
        """);

    static readonly FrozenDictionary<string, string> Currencies = Table("""
        USD: $ us$ usd dollar dollars
        EUR: € eur euro euros
        GBP: £ gbp sterling
        JPY: ¥ jpy yen
        INR: ₹ inr rupee rupees
        IQD: iqd dinar dinars
        SYP: syp
        TRY: try lira liras
        CNY: cny yuan renminbi rmb
        CHF: chf franc francs
        RUB: rub ruble rubles rouble roubles
        AUD: a$ aud
        CAD: c$ cad
        NGN: ngn naira
        SAR: riyal riyals
        KRW: won
        PHP: php peso pesos
        BRL: brl real reais
        SEK: kronor krona
        SDG: sdg
        AFN: afn afghani afghanis
        KES: ksh kes
        """);

    static readonly FrozenSet<string> People = Words("""
        people person persons civilians civilian residents resident refugees refugee idps idp individuals individual inhabitants inhabitant children child
        women woman men man boys boy girls girl babies baby infants infant adults adult villagers villager migrants migrant returnees returnee
        evacuees evacuee homeless fighters fighter soldiers soldier troops militants militant insurgents insurgent rebels rebel victims victim
        survivors survivor casualties casualty dead injured wounded injuries injury deaths death fatalities fatality students student workers worker citizens citizen iraqis iraqi syrians
        syrian yemenis afghans sudanese somalis rohingya ukrainians palestinians nigerians congolese ethiopians persons displaced displacements displacement
        population patients patient detainees prisoners protesters demonstrators policemen officers staff employees pupils teachers farmers
        asylum-seekers seekers newcomers arrivals youth elderly males females members bodies body persons-of-concern beneficiaries nationals jews muslims christians yazidis kurds
        gunmen attackers doctors doctor nurses nurse teacher farmer pupil officer policeman employee attacker passenger prisoner detainee member pilgrim passengers pilgrims tourists americans turks iranians israelis men-at-arms son daughter sons daughters
        mayors ministers governors journalists reporters drivers engineers leaders politicians activists lawyers judges monks priests imams traders fishermen herders
        labourers miners guards pilots sailors brothers sisters mothers fathers parents wives husbands orphans widows relatives neighbours commanders suspects hostages pastoralists pastoralist nomads nomad islanders islander firefighters firefighter herdsmen townspeople schoolchildren
        minors minor captives recruits conscripts veterans smugglers volunteers medics paramedics surgeons midwives rescuers peacekeepers delegates witnesses voters lawmakers
        """);

    static readonly FrozenSet<string> Homes = Words(
        "household households hh hhs family families home homes house houses dwelling dwellings apartments tents "
        + "shelters "
        + "huts");

    static readonly FrozenDictionary<string, string> Irregular = WordTable.Words(
        "loaves=loaf knives=knife lives=life halves=half shelves=shelf calves=calf scarves=scarf wives=wife");

    /// <summary>Whether <paramref name="word"/> stands for people.</summary>
    internal static bool IsPerson(string word) => People.Contains(word);

    /// <summary>Whether <paramref name="word"/> stands for homes or households.</summary>
    internal static bool IsHome(string word) => Homes.Contains(word);

    /// <summary>The canonical measure of <paramref name="word"/>, such as <c>km</c>. Null when it is none.</summary>
    internal static string? Measure(string word) => Measures.GetValueOrDefault(word);

    /// <summary>The ISO 4217 code of <paramref name="word"/>. Null when it names no currency.</summary>
    internal static string? Currency(string word) => Currencies.GetValueOrDefault(word);

    /// <summary>Whether <paramref name="unit"/> is a stretch of time.</summary>
    internal static bool IsTime(string? unit) =>
        unit is "second" or "minute" or "hour" or "day" or "week" or "month" or "year" or "decade" or "century";

    /// <summary>Whether <paramref name="unit"/> is a length along the ground.</summary>
    internal static bool IsLength(string? unit) => unit is "km" or "mile" or "m" or "yard" or "foot";

    /// <summary>
    /// How many kilometres one <paramref name="unit"/> is (international yard and pound, 1959). Null for other units.
    /// </summary>
    internal static double? Kilometres(string? unit) => unit switch
    {
        "km" => 1,
        "mile" => 1.609344,
        "m" => .001,
        "yard" => .0009144,
        "foot" => .0003048,
        _ => null,
    };

    /// <summary>A noun in the singular: <c>toilets</c> becomes <c>toilet</c>.</summary>
    internal static string Singular(string noun)
    {
        if (noun.EndsWith("ves", StringComparison.Ordinal) && Irregular.TryGetValue(noun, out var singular))
        {
            return singular;
        }
        if (noun.Length < 4 || !noun.EndsWith('s') || noun.EndsWith("ss", StringComparison.Ordinal)
            || noun.EndsWith("us", StringComparison.Ordinal))
        {
            return noun;
        }
        if (noun.EndsWith("ies", StringComparison.Ordinal) && noun.Length > 4) return $"{noun[..^3]}y";
        return noun.EndsWith("ches", StringComparison.Ordinal) || noun.EndsWith("shes", StringComparison.Ordinal)
            || noun.EndsWith("xes", StringComparison.Ordinal) ||
            noun.EndsWith("sses", StringComparison.Ordinal) ? noun[..^2] : noun[..^1];
    }

    /// <summary>The words of a table of lines, in any layout.</summary>
    internal static FrozenSet<string> Words(string text) =>
        text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);

    static FrozenDictionary<string, string> Table(string text) => text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static line => line.Split(": ", 2))
        .SelectMany(static line => line[1].Split(' ').Select(word => (Word: word, Unit: line[0])))
        .ToFrozenDictionary(static pair => pair.Word, static pair => pair.Unit, StringComparer.Ordinal);
}
