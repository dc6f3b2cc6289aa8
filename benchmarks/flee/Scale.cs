using System.Diagnostics;
using System.Numerics;
using Refuge.Displacement.Random;
using Refuge.Flee.Engines;

namespace Refuge.Flee.Benchmarks;

/// <summary>
/// What a place costs a day in a small world and in a large one, and how far that is from what the machine can do.
/// </summary>
/// <remarks>
/// One generator: places on a grid that is closed to a ring both ways, so that each has four roads whatever the size;
/// 100 displaced people at each, fighting at each, and roads as long as a day's journey. Everybody moves every day
/// (Flee's default in a conflict zone), so that a day has four groups a place to draw. On one thread, set-up and first
/// days left out.
/// </remarks>
static class Scale
{
    const int PeopleAtPlace = 100;
    const double DaysJourneyKm = 100;
    const int FirstDays = 4;
    /// <summary>Days of a member.</summary>
    internal const int Days = 24;

    const int Turns = 3;

    /// <summary>Nanoseconds of a place and day: the best of several turns after warming up.</summary>
    /// <param name="width">Places from west to east, at least 3.</param>
    /// <param name="height">Places from north to south, at least 3.</param>
    /// <param name="leastSeconds">Seconds of a turn, at least.</param>
    internal static ScaleResult Measure(int width, int height, double leastSeconds)
    {
        var clock = Stopwatch.StartNew();
        var course = FleeCourse.Of(Grid(width, height));
        var setUp = clock.Elapsed.TotalSeconds;
        var engine = new FleeCohorts(course);
        var (best, places) = (double.PositiveInfinity, (double)width * height);
        clock.Restart();
        RunMember(engine, 0);
        var firstMember = clock.Elapsed.TotalSeconds;
        var member = 1;
        for (var turn = 0; turn < Turns; turn++)
        {
            var (seconds, members) = (0.0, 0);
            while (seconds < leastSeconds)
            {
                seconds += RunMember(engine, member++);
                members++;
            }

            best = Math.Min(best, seconds / members / (Days - FirstDays) / places * 1e9);
        }

        if (engine.Displaced != width * height * PeopleAtPlace)
        {
            throw new InvalidOperationException("People were made or lost.");
        }
        return new(
            width * height, best, setUp, firstMember, Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024.0));
    }

    /// <summary>Seconds of the days after the first.</summary>
    static double RunMember(FleeCohorts engine, int member)
    {
        engine.Start(1, member);
        for (var day = 0; day < FirstDays; day++) engine.RunDay(day);
        // The clock, not the processor's account of the process: that moves in steps of ten milliseconds, and a small
        // world is done in one.
        var clock = Stopwatch.StartNew();
        for (var day = FirstDays; day < Days; day++) engine.RunDay(day);
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// Bytes a second that one thread copies, read and written counted each, between arrays far larger than any cache:
    /// the best of ten (McCalpin's STREAM, Copy).
    /// </summary>
    internal static double CopyBytesPerSecond()
    {
        const int Length = 32 << 20; // 256 MiB each.
        var (from, to) = (new double[Length], new double[Length]);
        Array.Fill(from, 1.5);
        Array.Fill(to, 2.5);
        var best = double.PositiveInfinity;
        for (var time = 0; time < 10; time++)
        {
            var clock = Stopwatch.StartNew();
            from.AsSpan().CopyTo(to);
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return 2.0 * Length * sizeof(double) / best;
    }

    /// <summary>Nanoseconds of a read that depends on the one before it and lies anywhere in 512 MiB.</summary>
    internal static double NanosecondsOfAFarRead()
    {
        const int Length = 1 << 27;
        const int Reads = 1 << 23;
        var next = new int[Length];
        // A full cycle: multiplier ≡ 1 (mod 4) and an odd step (Hull and Dobell 1962).
        for (var index = 0; index < Length; index++)
        {
            next[index] = (int)(((uint)index * 1_664_525u) + 1_013_904_223u) & (Length - 1);
        }
        var at = 0;
        var clock = Stopwatch.StartNew();
        for (var read = 0; read < Reads; read++) at = next[at];
        var elapsed = clock.Elapsed.TotalSeconds;
        return at < 0 ? double.NaN : elapsed / Reads * 1e9;
    }

    /// <summary>Draws a second of the binomial sampler alone, each with its own address, as in the engine.</summary>
    internal static double BinomialsPerSecond(int trials, double chance)
    {
        const int Draws = 4_000_000;
        var draws = new Draws(1, 0);
        var best = double.PositiveInfinity;
        var sum = 0L;
        for (var time = 0; time < 4; time++)
        {
            var clock = Stopwatch.StartNew();
            for (var draw = 0; draw < Draws; draw++)
            {
                var stream = draws.On(time, Purpose.Onward, (ulong)draw);
                sum += Binomial.Draw(ref stream, trials, chance);
            }

            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return sum < 0 ? double.NaN : Draws / best;
    }

    /// <summary>Groups a second of the multinomial sampler alone, over four equal ways.</summary>
    internal static double MultinomialsPerSecond(int people)
    {
        const int Groups = 1_000_000;
        var draws = new Draws(1, 0);
        double[] law = [0.25, 0.25, 0.25, 0.25];
        var counts = new int[law.Length];
        var (best, sum) = (double.PositiveInfinity, 0L);
        for (var time = 0; time < 4; time++)
        {
            var clock = Stopwatch.StartNew();
            for (var group = 0; group < Groups; group++)
            {
                var stream = draws.On(time, Purpose.Onward, (ulong)group);
                Multinomial.Draw(ref stream, people, law, counts);
                sum += counts[0];
            }

            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return sum < 0 ? double.NaN : Groups / best;
    }

    /// <summary>The widest vectors that the runtime uses, in bits.</summary>
    internal static int VectorBits => Vector<byte>.Count * 8;

    /// <summary>The grid.</summary>
    internal static FleeScenario Grid(int width, int height)
    {
        string Name(int x, int y) => $"{(x + width) % width} {(y + height) % height}";
        var (places, roads) = (new List<FleePlace>(width * height), new List<FleeRoad>(2 * width * height));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                places.Add(
                    new(
                        Name(x, y), "", "Home", FleePlaceKind.Conflict, y, x, 1_000, -1)
                    {
                        InitialIdps = PeopleAtPlace,
                    });
                roads.Add(new(Name(x, y), Name(x + 1, y), DaysJourneyKm));
                roads.Add(new(Name(x, y), Name(x, y + 1), DaysJourneyKm));
            }
        }

        return new()
        {
            StartDate = new(2030, 1, 1),
            Days = Days,
            Settings = new() { MaxMoveSpeed = DaysJourneyKm },
            Faults = FleeFaults.Mended,
            Places = places,
            Roads = roads,
        };
    }
}

/// <summary>What one size costs.</summary>
/// <param name="Places">How many places.</param>
/// <param name="Nanoseconds">Nanoseconds of a place and day.</param>
/// <param name="SetUpSeconds">Seconds until the course was worked out.</param>
/// <param name="FirstMemberSeconds">Seconds of the first member, which works out the journeys.</param>
/// <param name="MiB">The most memory the process has held.</param>
sealed record ScaleResult(int Places, double Nanoseconds, double SetUpSeconds, double FirstMemberSeconds, double MiB);
