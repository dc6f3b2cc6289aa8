namespace Refuge;

/// <summary>A part of a place.</summary>
public enum PlacePart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Its centre.</summary>
    Centre,

    /// <summary>Its outskirts.</summary>
    Outskirts,
}
