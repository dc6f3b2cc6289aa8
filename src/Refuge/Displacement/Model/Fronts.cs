namespace Refuge.Displacement.Model;

/// <summary>The first phase of a day: which places nobody can pass, and which ways are open.</summary>
static class Fronts
{
    /// <summary>Brings the blocked places and open ways of <paramref name="today"/> up to its day.</summary>
    internal static void Move(MemberDay today)
    {
        var (day, blocked, scenario) = (today.Day, today.Blocked, today.Scenario);
        var epoch = EpochOf(today.Network.Epochs, day);
        var isNew = epoch != today.Epoch;
        today.Epoch = epoch;
        for (var place = 0; place < blocked.Length; place++)
        {
            var isBlocked = scenario.IsBlocked(place, day);
            if (isBlocked == blocked[place]) continue;
            blocked[place] = isBlocked;
            if (isBlocked) isNew = true;
            else today.Paths.Open(place);
        }

        // Opened places only add ways, so known ones are mended; whatever takes ways away needs them found anew.
        if (isNew) today.Paths.Renew(day);
    }

    /// <summary>The number of the last change of closed ways up to a day.</summary>
    /// <param name="epochs">[changes] The days of the changes, ascending.</param>
    /// <param name="day">The day.</param>
    internal static int EpochOf(ReadOnlySpan<int> epochs, int day)
    {
        var found = epochs.BinarySearch(day);
        return found >= 0 ? found : ~found - 1;
    }
}
