using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>Geography: <c>places.csv</c>, <c>routes.csv</c> and <c>sites.csv</c>.</summary>
static class PlaceTables
{
    internal static Place? Place(TableRow row)
    {
        var id = row.NeedIdentity("id");
        row.TryNeed("name", out var name);
        var kind = row.NeedChoice<PlaceKind>("kind");
        var (low, high) = (row.Count("population_low"), row.Count("population_high"));
        if (low > high)
        {
            row.LeaveOutCell(
                "population_low", "The least population is above the most; both were left out.",
                "Swap them or correct one.");
            (low, high) = (null, null);
        }

        var population = row.Count("population");
        if (population < low || population > high)
        {
            var bound = population < low
                ? FormattableString.Invariant($"below the least, {low}")
                : FormattableString.Invariant($"above the most, {high}");
            row.LeaveOutCell(
                "population",
                FormattableString.Invariant($"The population, {population}, is {bound}; least and most were left out."),
                "Correct the one that is wrong; who counts anew fills all three.");
            (low, high) = (null, null);
        }

        if (row.IsLeftOut) return null;
        return new(
            new(id), name!, row.List("aliases"), row.Text("name_ar"), kind, PositionOf(row),
            row.Own("near") is { } near ? new PlaceId(near) : null, Distance(row, "near_km"),
            Crowd(population), Crowd(low), Crowd(high), row.Date("population_date")?.Last,
            row.Text("country"), row.Text("admin1"), row.Text("admin2"), row.Text("pcode"), row.Text("side"),
            row.Text("axis"));
    }

    /// <summary>Takes away anchors that are no place, and anchors that lead round in a ring.</summary>
    internal static void CheckAnchors(List<Draft<Place>> places, FolderIndex index, ProblemList problems)
    {
        var anchors = places.Where(draft => draft.Value.Near is not null).GroupBy(draft => draft.Value.Id)
            .ToDictionary(group => group.Key, group => group.Last().Value.Near!);
        for (var row = 0; row < places.Count; row++)
        {
            var (place, where) = (places[row].Value, new Location(places[row].Row.File, places[row].Row.Line, "near"));
            if (place.Near is not { } near) continue;
            if (index.Places.Find(near.Code) is null)
            {
                problems.Add(
                    Severity.RowLeftOut, where,
                    $"{Quoted.Of(near.Code)} is not a place of places.csv; the cell was left out.",
                    index.Places.Remedy(near.Code));
            }
            else if (LeadsRound(place.Id, anchors))
            {
                problems.Add(
                    Severity.RowLeftOut, where,
                    $"{Quoted.Of(place.Id.Code)} lies near itself, by way of {Quoted.Of(near.Code)}; the cell was "
                    + "left out.", "Name a place whose position is known.");
            }
            else
            {
                continue;
            }

            places[row] = places[row] with { Value = place with { Near = null } };
        }
    }

    internal static Route? Route(TableRow row, FolderIndex index)
    {
        var id = row.NeedIdentity("id");
        var (from, to) = (index.NeedPlace(row, "from"), index.NeedPlace(row, "to"));
        if (!row.IsLeftOut && from == to)
        {
            row.LeaveOut("to", $"The route leads from {Quoted.Of(from.Code)} to itself.", "Name another end.");
        }
        var length = NeedDistance(row, "km");
        var mode = row.ChoiceOr("mode", RouteMode.Road);
        if (row.IsLeftOut) return null;
        return new(
            new(id), from, to, length, row.Choice<LengthBasis>("km_basis"), mode, row.Choice<BridgeKind>("bridge_kind"),
            row.Number("lorries_per_day"), row.YesOrNo("both_ways") ?? true);
    }

    internal static Site? Site(TableRow row, FolderIndex index)
    {
        var place = index.NeedPlace(row, "place");
        var (opens, closes) = (row.Date("opens"), row.Date("closes"));
        if (closes?.Last < opens?.First)
        {
            row.LeaveOut("closes", "The site closes before it opens.", "Correct one of the two days.");
        }
        if (row.IsLeftOut) return null;
        var (capacity, computed) = Capacity(row, index.HouseholdSize);
        return new(
            place, row.Choice<SiteKind>("kind"), opens?.First, closes?.Last, capacity, computed,
            Crowd(row.Count("throughput_per_day")),
            Distance(row, "km_to_front"), row.YesOrNo("military_nearby"), row.Choice<HazardStatus>("hazard_status"),
            row.Text("land"), row.Text("flood_risk"))
        {
            StandardSet = StandardSetOf(row),
        };
    }

    /// <summary>The standard set of a site that differs from the crisis's; a name nobody knows is left out.</summary>
    static string? StandardSetOf(TableRow row)
    {
        if (row.Text("standard_set") is not { } named || Needs.StandardSet.Find(named) is not null)
        {
            return row.Text("standard_set");
        }

        row.LeaveOutCell(
            "standard_set", $"No standard set is called {named}; the site is measured as the crisis is.",
            $"Write one of {string.Join(", ", Needs.StandardSet.ShippedIds)}, or leave the cell empty.");
        return null;
    }

    static (People? Capacity, bool IsComputed) Capacity(TableRow row, double householdSize)
    {
        var (people, value) = (Crowd(row.Count("capacity_people")), row.Number("capacity_value", 0, 1e9));
        var unit = row.Choice<CapacityUnit>("capacity_unit");
        if (value is not null && unit is null)
        {
            row.LeaveOutCell(
                "capacity_unit", "The capacity has no unit; it was left out.",
                $"Write one of {string.Join(", ", Words.All<CapacityUnit>())}.");
        }

        if (people is not null || value is null || unit is null) return (people, false);
        return unit == CapacityUnit.People
            ? (new People((long)Math.Floor(value.Value)), false)
            : (new People((long)Math.Floor(value.Value * householdSize)), true);
    }

    static Position? PositionOf(TableRow row)
    {
        if (AreSwapped(row))
        {
            row.LeaveOutCell(
                "lat",
                $"The point {Quoted.Of($"{row.Own("lat")}, {row.Own("lon")}")} lies on no map; the position was left "
                + "out.",
                "Latitude and longitude are swapped: write the smaller number in lat.");
            return null;
        }

        var (latitude, longitude) = (row.Number("lat", -90, 90), row.Number("lon", -180, 180));
        if (latitude is { } north && longitude is { } east) return new(north, east, Distance(row, "precision_km"));
        if (row.Own("lat") is null != row.Own("lon") is null)
        {
            row.LeaveOutCell(
                "lat", "Only one of lat and lon is given; the position was left out.", "Give both, or neither.");
        }

        return null;
    }

    /// <summary>Whether the latitude can be none, and the two would be a point the other way round.</summary>
    static bool AreSwapped(TableRow row) =>
        row.Own("lat") is { } north && row.Own("lon") is { } east
        && Numerals.FindNumber(north) is { } latitude && Numerals.FindNumber(east) is { } longitude
        && Math.Abs(latitude) is > 90 and <= 180 && Math.Abs(longitude) <= 90;

    internal static Kilometres? Distance(TableRow row, string column) =>
        row.Number(column, 0, 40_000) is { } km ? new(km) : null;

    internal static People? Crowd(long? count) => count is { } people ? new(people) : null;

    static Kilometres NeedDistance(TableRow row, string column)
    {
        if (!row.TryNeed(column, out var text)) return default;
        if (Numerals.FindNumber(text) is >= 0 and <= 40_000 and var km) return new(km);
        row.LeaveOut(
            column, $"{Quoted.Of(text)} is not a length along the ground.",
            "Write kilometres, from 0 to 40000, with a decimal point.");
        return default;
    }

    static bool LeadsRound(PlaceId start, Dictionary<PlaceId, PlaceId> anchors)
    {
        var at = start;
        for (var steps = 0; steps <= anchors.Count && anchors.TryGetValue(at, out var next); steps++)
        {
            if (next == start) return true;
            at = next;
        }

        return false;
    }
}

/// <summary>What a site's capacity was counted in.</summary>
enum CapacityUnit
{
    /// <summary>People.</summary>
    People,

    /// <summary>Families.</summary>
    Families,

    /// <summary>Plots, one family each.</summary>
    Plots,

    /// <summary>Tents, one family each.</summary>
    Tents,
}
