using Refuge.Displacement.Random;

namespace Refuge.Flee.Engines;

/// <summary>Flee's rules, one person after the other: the reference that the cohort engine must match.</summary>
/// <remarks>
/// Plain on purpose. A day: people are displaced; everybody at a place decides; everybody on the way travels, and who
/// arrives with part of the day left decides again at once. Within each part people act in the order in which they
/// were displaced and see what those before them did.
/// </remarks>
sealed class FleePeople
{
    readonly FleeCourse course;
    readonly Draws draws;
    readonly List<Person> people = [];
    readonly int[] present;
    readonly int[] population;
    readonly double[] weights;
    int waiting;

    FleePeople(FleeCourse course, Draws draws)
    {
        (this.course, this.draws) = (course, draws);
        present = new int[course.Places];
        population = [.. course.Scenario.Places.Select(place => place.Population)];
        weights = new double[
            Math.Max(course.Places, course.Conditions.Max(day => day.Candidates.Max(paths => paths.Length)))];
    }

    /// <summary>Runs one member.</summary>
    internal static FleeTrack Run(FleeCourse course, long seed, int member, FleeWatch watch)
    {
        var engine = new FleePeople(course, new(seed, member));
        var track = new FleeTrack(course);
        for (var day = 0; day < course.Days; day++)
        {
            engine.RunDay(day, watch);
            watch.DayDone();
            track.Record(day, engine.present, engine.people.Count, engine.waiting);
        }

        return track;
    }

    void RunDay(int day, FleeWatch watch)
    {
        Displace(day);
        var streams =
            people.Select((_, number) => draws.On(DayNumber(day), Purpose.Person, 0, (ulong)number)).ToArray();

        for (var number = 0; number < people.Count; number++)
        {
            watch.At(number);
            if (people[number].Place != FleeMap.None) Decide(people[number], day, isForced: false, ref streams[number]);
        }

        for (var number = 0; number < people.Count; number++)
        {
            watch.At(number);
            Travel(people[number], day, ref streams[number]);
        }

        foreach (var person in people)
        {
            person.Recent = (person.Recent + (person.MovedKm / course.Scenario.Settings.MaxMoveSpeed)) / 2;
            (person.MovedKm, person.DayLeft) = (0, 1);
        }

        if (course.Scenario.Settings.CampsAreSinks) LeaveTheAccount(day);
    }

    void Displace(int day)
    {
        if (day == 0)
        {
            for (var place = 0; place < present.Length; place++) Add(place, course.Arrivals.AtStart[place], day);
        }

        if (course.Scenario.Settings.Spawning.Mode != FleeSpawnMode.Counts)
        {
            for (var place = 0; place < present.Length; place++)
            {
                Add(place, FleeSpawn.FromFighting(course, day, place, population[place], draws), day);
            }

            return;
        }

        waiting += course.Arrivals.New[day];
        var stream = draws.On(DayNumber(day), Purpose.Spawn, 0);
        for (; waiting > 0; waiting--)
        {
            var ofPlaces = weights.AsSpan(0, present.Length);
            FleeSpawn.Weigh(course, day, population, ofPlaces);
            var place = Multinomial.DrawOne(ref stream, ofPlaces);
            if (place < 0) return;
            Add(place, 1, day);
        }
    }

    void Add(int place, int count, int day)
    {
        for (var added = 0; added < count; added++)
        {
            var stream = draws.On(DayNumber(day), Purpose.Attribute, 0, (ulong)people.Count);
            people.Add(
                new()
                {
                    Place = place,
                    Hazard = course.Classes == 1 ? 0 : Multinomial.DrawOne(ref stream, course.HazardShares[place]),
                });
        }

        present[place] += count;
        if (course.Scenario.Settings.TakeFromPopulation) population[place] = Math.Max(0, population[place] - count);
    }

    void Decide(Person person, int day, bool isForced, ref DrawStream stream)
    {
        person.Plan = FleeChoice.PlanAt(course.Map, person.Place, person.Plan);
        if (person.Plan == FleeMap.None)
        {
            var conditions = course.Conditions[day];
            var chance = isForced && conditions.IsTown[person.Place]
                ? 1
                : course.MoveChance(day, person.Place, population[person.Place]);
            if (!(stream.NextDouble() < chance)) return;
            var ways = conditions.Candidates[person.Place];
            if (ways.Length == 0) return;
            var ofWays = weights.AsSpan(0, ways.Length);
            FleeChoice.Weigh(course, day, person.Place, person.Hazard, present, ofWays);
            person.Plan = ways[Multinomial.DrawOne(ref stream, ofWays)];
        }

        var leg = FleeChoice.SetOut(course, day, person.Plan, present);
        if (leg == FleeMap.None)
        {
            person.Plan = FleeMap.None;
            return;
        }

        present[person.Place]--;
        (person.Place, person.Link, person.TravelledKm, person.Plan) =
            (FleeMap.None, course.Map.Paths[leg].FirstLink, 0, course.Map.Paths[leg].Rest);
    }

    void Travel(Person person, int day, ref DrawStream stream)
    {
        while (person.Place == FleeMap.None)
        {
            var link = course.Map.Links[person.Link];
            var speed = course.SpeedOn(person.Link, person.IsOnFirstLink);
            // Flee gives the whole day's journey again on each link.
            var reach = course.KeepsFaults ? speed : speed * person.DayLeft;
            person.TravelledKm += reach;
            person.MovedKm += reach;
            if (person.TravelledKm <= link.Km) return;

            var beyondKm = person.TravelledKm - link.Km;
            person.MovedKm -= beyondKm;
            person.DayLeft -= (reach - beyondKm) / speed;
            person.IsOnFirstLink = false;
            var isOpen = course.Conditions[day].IsOpen[person.Link];
            person.Place = isOpen ? link.To : link.From;
            present[person.Place]++;
            if (!isOpen) return;

            var hasDayLeft = course.KeepsFaults ? person.MovedKm < speed : person.DayLeft > 0;
            if (!hasDayLeft) return;
            Decide(person, day, course.GoesOn(person.Recent, person.MovedKm), ref stream);
        }
    }

    void LeaveTheAccount(int day)
    {
        var number = 0;
        people.RemoveAll(person =>
        {
            var stream = draws.On(DayNumber(day), Purpose.Deactivate, 0, (ulong)number++);
            if (person.Place == FleeMap.None || !course.Conditions[day].IsCamp[person.Place]) return false;
            var leaves = stream.NextDouble() < course.Scenario.Places[person.Place].DeactivationChance;
            if (leaves) present[person.Place]--;
            return leaves;
        });
    }

    int DayNumber(int day) => course.Scenario.StartDate.DayNumber + day;

    sealed class Person
    {
        /// <summary>Where they are, or <see cref="FleeMap.None"/> on the way.</summary>
        internal int Place { get; set; }

        /// <summary>The link they are on, when on the way.</summary>
        internal int Link { get; set; }

        /// <summary>How far along it.</summary>
        internal double TravelledKm { get; set; }

        /// <summary>The path they mean to follow from the next place, or <see cref="FleeMap.None"/>.</summary>
        internal int Plan { get; set; } = FleeMap.None;

        /// <summary>Whether they have not yet come to the end of a link.</summary>
        internal bool IsOnFirstLink { get; set; } = true;

        /// <summary>What they moved lately, in days' journeys, halved each day.</summary>
        internal double Recent { get; set; }

        /// <summary>What they moved today.</summary>
        internal double MovedKm { get; set; }

        /// <summary>What is left of the day, 0 to 1.</summary>
        internal double DayLeft { get; set; } = 1;

        /// <summary>Their hazard class.</summary>
        internal int Hazard { get; set; }
    }
}
