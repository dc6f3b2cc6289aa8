using Refuge.Displacement.Kernels;

namespace Refuge.Displacement;

/// <summary>Weighs the places that people on the move can choose between.</summary>
sealed class Destinations(World world, MovementRules rules)
{
    readonly int[] chosen = new int[world.Count];
    readonly double[] pull = new double[world.Count];
    int count;

    /// <summary>[choices] The pull of each choice of the last <see cref="Weigh"/>.</summary>
    internal ReadOnlySpan<double> Pull => pull.AsSpan(0, count);

    /// <summary>The places that people who leave <paramref name="from"/> consider: [choices].</summary>
    /// <remarks>
    /// pull = kind ÷ (softening + km)^power, as in Flee 3, with the room left at sites. The part of people that looks
    /// for a site is the member's camp share, wherever a site with room can be reached; the others look for hosts.
    /// Choices fainter than <see cref="MovementRules.FaintestPull"/> of the strongest of their kind are left out.
    /// </remarks>
    /// <param name="reach">How far everything is.</param>
    /// <param name="from">The place they leave.</param>
    /// <param name="day">The day, relative to the as-of date.</param>
    /// <param name="future">What the member believes.</param>
    /// <param name="sheltered">[places] Displaced people at each place.</param>
    internal ReadOnlySpan<int> Weigh(Reach reach, int from, int day, MemberFuture future, ReadOnlySpan<int> sheltered)
    {
        count = 0;
        var sites = Collect(reach, from, day, future, sheltered, wantSites: true);
        var firstHost = count;
        var hosts = Collect(reach, from, day, future, sheltered, wantSites: false);
        var siteShare = sites <= 0 ? 0 : hosts <= 0 ? 1 : future.CampShare;
        for (var choice = 0; choice < count; choice++)
        {
            pull[choice] *= choice < firstHost ? siteShare / sites : (1 - siteShare) / hosts;
        }

        return chosen.AsSpan(0, count);
    }

    double Collect(Reach reach, int from, int day, MemberFuture future, ReadOnlySpan<int> sheltered, bool wantSites)
    {
        var (first, strongest) = (count, 0.0);
        for (var place = 0; place < world.Count; place++)
        {
            if (place == from) continue;
            var kind = wantSites ? RoomAt(place, day, future.Takes, sheltered) : HostPull(place, day);
            if (kind <= 0) continue;
            var at = world.Anchor[place] >= 0 ? world.Anchor[place] : place;
            var km = reach.Road[at] + reach.Foot[at] + (at == place ? 0 : future.AnchorKm[place]);
            if (!(km <= rules.FarthestRefuge.Value)) continue;
            chosen[count] = place;
            pull[count] = kind / Power(rules.Softening.Value + km);
            strongest = Math.Max(strongest, pull[count++]);
        }

        return Prune(first, strongest * rules.FaintestPull.Value);
    }

    double Prune(int first, double faintest)
    {
        var (kept, sum) = (first, 0.0);
        for (var choice = first; choice < count; choice++)
        {
            if (pull[choice] < faintest) continue;
            (chosen[kept], pull[kept]) = (chosen[choice], pull[choice]);
            sum += pull[kept++];
        }

        count = kept;
        return sum;
    }

    /// <summary>From 1 for room to spare down to 0 for a full one.</summary>
    double RoomAt(int place, int day, ReadOnlySpan<int> takes, ReadOnlySpan<int> sheltered)
    {
        if (!world.IsOpenSite(place, day)) return 0;
        if (takes[place] < 0) return 1;
        var (buffered, full) = (rules.CapacityBuffer.Value * takes[place], (double)takes[place]);
        return sheltered[place] <= buffered ? 1 : Math.Max(0, (full - sheltered[place]) / Math.Max(1, full - buffered));
    }

    double HostPull(int place, int day) => world.IsOpenSite(place, day) ? 0 : world.HostPull[place];

    double Power(double km) => rules.DistancePower switch
    {
        1 => km,
        2 => km * km,
        var power => Elementary.Pow(km, power),
    };
}
