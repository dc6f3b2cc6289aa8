using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>The places that people on the move can choose between, and how many choose each.</summary>
/// <remarks>
/// pull = kind ÷ (softening + km)^power, as in Flee 3, with the room left at sites. The part of people that looks
/// for a site is the member's camp share, wherever a site with room can be reached; the others look for hosts.
/// Choices fainter than <see cref="MovementRules.FaintestPull"/> of the strongest of their kind are left out.
/// </remarks>
sealed class Destinations
{
    /// <summary>In networks of more places than this, hosts are weighed as a <see cref="HostField"/>.</summary>
    const int ManyPlaces = 1_000;

    readonly DisplacementNetwork world;
    readonly MovementRules rules;
    readonly int[] sites, hosts, chosen, counts;
    readonly double[] pull, reach;
    readonly HostField? field;
    int firstHost, count;
    double siteShare;

    internal Destinations(DisplacementNetwork world, MovementRules rules)
    {
        (this.world, this.rules) = (world, rules);
        field = world.Count > ManyPlaces ? new(world, rules) : null;
        sites = [.. Enumerable.Range(0, world.Count).Where(world.IsEverSite)];
        hosts = field is null ? [.. Enumerable.Range(0, world.Count).Where(place => world.HostPull[place] > 0)] : [];
        (chosen, counts) = (new int[sites.Length + hosts.Length], new int[sites.Length + hosts.Length]);
        (pull, reach) = (new double[sites.Length + hosts.Length], new double[sites.Length + hosts.Length]);
    }

    /// <summary>Where people went in the last <see cref="Choose"/>, and how many.</summary>
    internal List<(int Place, int People)> Decided { get; } = [];

    /// <summary>Weighs the places that people who leave <paramref name="from"/> consider.</summary>
    /// <param name="tree">The shortest ways from there.</param>
    /// <param name="from">The place they leave.</param>
    /// <param name="day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="scenario">What the member believes.</param>
    /// <param name="sheltered">[places] Displaced people at each place.</param>
    /// <returns>Whether there is any.</returns>
    internal bool Weigh(PathTree tree, int from, int day, MemberScenario scenario, ReadOnlySpan<int> sheltered)
    {
        count = 0;
        var strongest = 0.0;
        var goesOn = world.Throughput[from] >= 0;
        foreach (var place in sites)
        {
            // Who goes on from where people pass does not head for another such place, and back again.
            if (place != from && !(goesOn && world.Throughput[place] >= 0))
            {
                Consider(tree, from, place, RoomAt(place, day, scenario.Takes, sheltered), scenario, ref strongest);
            }
        }

        var siteSum = Prune(0, strongest * rules.FaintestPull.Value);
        FollowCounts(siteSum);
        var nearestSite = 0.0;
        for (var site = 0; site < count; site++) nearestSite = Math.Max(nearestSite, 1 / reach[site]);
        (firstHost, strongest) = (count, 0);
        foreach (var place in hosts)
        {
            if (place != from && !world.IsOpenSite(place, day))
            {
                Consider(tree, from, place, world.HostPull[place], scenario, ref strongest);
            }
        }

        var hostSum = field?.Weigh(tree, from, day, scenario) ?? Prune(firstHost, strongest * rules.FaintestPull.Value);
        var near = field is null && nearestSite > 0 && hostSum > 0 ? WithinReach(rules.FarHost / nearestSite) / hostSum
            : 1;
        hostSum *= near;
        var toHosts = (1 - scenario.CampShare) * near;
        siteShare = siteSum <= 0 ? 0 : hostSum <= 0 ? 1 : scenario.CampShare / (scenario.CampShare + toHosts);
        Scale(0, firstHost, siteShare / siteSum);
        Scale(firstHost, count, (1 - siteShare) / hostSum);
        return siteSum > 0 || hostSum > 0;
    }

    /// <summary>Divides people over the places of the last <see cref="Weigh"/>, which found some.</summary>
    /// <param name="stream">The numbers of this decision.</param>
    /// <param name="people">How many.</param>
    internal void Choose(ref DrawStream stream, int people)
    {
        Decided.Clear();
        if (field is not null)
        {
            var toSites = Binomial.Draw(ref stream, people, siteShare);
            if (people > toSites) field.Choose(ref stream, people - toSites, Decided);
            people = toSites;
        }

        var taken = counts.AsSpan(0, count);
        Multinomial.Draw(ref stream, people, pull.AsSpan(0, count), taken);
        for (var choice = 0; choice < taken.Length; choice++)
        {
            if (taken[choice] > 0) Decided.Add((chosen[choice], taken[choice]));
        }
    }

    void Consider(PathTree tree, int from, int place, double kind, MemberScenario scenario, ref double strongest)
    {
        if (kind <= 0) return;
        var at = world.OnTheMap(place);
        var km = tree.LegsKm[at] + Travel.FootKmBeside(world, scenario, from, place);
        if (!(km <= rules.FarthestRefuge.Value)) return;
        chosen[count] = place;
        reach[count] = rules.Softening.Value + km;
        pull[count] = kind / Power(reach[count]);
        strongest = Math.Max(strongest, pull[count++]);
    }

    double Prune(int first, double faintest)
    {
        var (kept, sum) = (first, 0.0);
        for (var choice = first; choice < count; choice++)
        {
            if (pull[choice] < faintest) continue;
            (chosen[kept], pull[kept], reach[kept]) = (chosen[choice], pull[choice], reach[choice]);
            sum += pull[kept++];
        }

        count = kept;
        return sum;
    }

    /// <summary>
    /// Who finds a site near by does not pass it for a host many times as far: the pull of hosts beyond falls with the
    /// distance once more.
    /// </summary>
    /// <param name="far">From here on, in kilometres with the softening.</param>
    /// <returns>The pull of all hosts that is left.</returns>
    double WithinReach(double far)
    {
        var sum = 0.0;
        for (var host = firstHost; host < count; host++)
        {
            pull[host] *= Math.Min(1, far / reach[host]);
            sum += pull[host];
        }

        return sum;
    }

    /// <summary>Most of those who look for a site go where those who came lately were counted.</summary>
    void FollowCounts(double siteSum)
    {
        if (world.CountedGrowth.Length == 0) return;
        var grown = 0.0;
        for (var site = 0; site < count; site++) grown += world.CountedGrowth[chosen[site]];
        if (grown <= 0) return;

        var follows = rules.FollowsCounts.Value;
        for (var site = 0; site < count; site++)
        {
            pull[site] = ((1 - follows) * pull[site]) + (follows * siteSum * world.CountedGrowth[chosen[site]] / grown);
        }
    }

    void Scale(int first, int end, double factor)
    {
        for (var choice = first; choice < end; choice++) pull[choice] *= factor;
    }

    /// <summary>
    /// From 1 for room to spare down to <see cref="MovementRules.CrowdedPull"/> for a full one, which overflows in
    /// place.
    /// </summary>
    double RoomAt(int place, int day, ReadOnlySpan<int> takes, ReadOnlySpan<int> sheltered)
    {
        if (!world.IsOpenSite(place, day)) return 0;
        if (takes[place] < 0) return 1;
        var full = (double)takes[place] + world.AddedBy(place, day);
        var buffered = rules.CapacityBuffer.Value * full;
        return sheltered[place] <= buffered
            ? 1
            : Math.Max(rules.CrowdedPull.Value, (full - sheltered[place]) / Math.Max(1, full - buffered));
    }

    double Power(double km) => rules.DistancePower switch
    {
        1 => km,
        2 => km * km,
        var power => Elementary.Pow(km, power),
    };
}
