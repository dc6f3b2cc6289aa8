namespace Refuge.Formats.Importing;

/// <summary>What a column of another program's table is used for.</summary>
enum ColumnUse
{
    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>The name of the site or place.</summary>
    PlaceName,

    /// <summary>The code of the site or place, leading zeros kept.</summary>
    PlaceCode,

    /// <summary>What kind of site it is.</summary>
    PlaceKind,

    /// <summary>The country.</summary>
    Country,

    /// <summary>The name of the first level below the country.</summary>
    Admin1Name,

    /// <summary>Its code.</summary>
    Admin1Code,

    /// <summary>The name of the second level.</summary>
    Admin2Name,

    /// <summary>Its code.</summary>
    Admin2Code,

    /// <summary>The name of the third level or below.</summary>
    Admin3Name,

    /// <summary>Its code.</summary>
    Admin3Code,

    /// <summary>Degrees north.</summary>
    Latitude,

    /// <summary>Degrees east.</summary>
    Longitude,

    /// <summary>The day of the count, or of the flow of money.</summary>
    Date,

    /// <summary>The year, where the month stands beside it.</summary>
    Year,

    /// <summary>The month, where the year stands beside it.</summary>
    Month,

    /// <summary>Displaced people.</summary>
    Individuals,

    /// <summary>Displaced households.</summary>
    Households,

    /// <summary>How many people the site is built for.</summary>
    Capacity,

    /// <summary>How many of one item stand there; the map says of which.</summary>
    Stands,

    /// <summary>People of all kinds who live there.</summary>
    Population,

    /// <summary>What parts a count into several rows, such as the reason or the origin: the rows are added.</summary>
    Part,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A sector or cluster.</summary>
    Sector,

    /// <summary>What is done.</summary>
    Activity,

    /// <summary>The state of an activity, or of a flow of money.</summary>
    Status,

    /// <summary>What is brought or stands.</summary>
    Item,

    /// <summary>How many of it.</summary>
    Quantity,

    /// <summary>The first day.</summary>
    From,

    /// <summary>The last day.</summary>
    To,

    /// <summary>Who gives.</summary>
    Donor,

    /// <summary>Who receives.</summary>
    Recipient,

    /// <summary>The appeal or plan.</summary>
    Appeal,

    /// <summary>Money in the currency of its own column.</summary>
    Amount,

    /// <summary>That currency.</summary>
    Currency,

    /// <summary>Money in dollars.</summary>
    AmountUsd,

    /// <summary>Money that is asked for.</summary>
    Requested,

    /// <summary>Whether a flow comes in, leaves, or stays inside.</summary>
    Direction,

    /// <summary>Whether a flow is for this plan alone or shared.</summary>
    Boundary,
}
