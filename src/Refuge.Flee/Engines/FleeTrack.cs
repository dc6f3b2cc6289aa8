namespace Refuge.Flee.Engines;

/// <summary>Where the displaced of one member were at the end of each day.</summary>
/// <param name="course">What was run.</param>
sealed class FleeTrack(FleeCourse course)
{
    readonly int[] present = new int[course.Days * course.CampPlaces.Length];
    readonly int[] total = new int[course.Days];

    /// <summary>How many camps have counts.</summary>
    internal int Camps => course.CampPlaces.Length;

    /// <summary>[days × camps] People in each camp at the end of each day, day by day.</summary>
    internal ReadOnlySpan<int> Present => present;

    /// <summary>[days] All displaced at the end of each day.</summary>
    internal ReadOnlySpan<int> Total => total;

    /// <summary>Those who could not be placed because nowhere was fought over, at the end of the run.</summary>
    internal int Unplaced { get; private set; }

    /// <summary>Writes down the end of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="presentByPlace">[places] People in each place.</param>
    /// <param name="displaced">All displaced, those on the way too.</param>
    /// <param name="waiting">Those who could not be placed so far.</param>
    internal void Record(int day, ReadOnlySpan<int> presentByPlace, int displaced, int waiting)
    {
        var camps = course.CampPlaces;
        for (var camp = 0; camp < camps.Length; camp++)
        {
            present[(day * camps.Length) + camp] = presentByPlace[camps[camp]];
        }
        total[day] = displaced;
        Unplaced = waiting;
    }
}
