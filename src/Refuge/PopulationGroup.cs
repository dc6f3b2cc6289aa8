namespace Refuge;

/// <summary>A group of people, as surveys split them.</summary>
public enum PopulationGroup
{
    /// <summary>Everyone.</summary>
    All,

    /// <summary>Children under one year.</summary>
    Infants,

    /// <summary>Children.</summary>
    Children,

    /// <summary>Women.</summary>
    Women,

    /// <summary>Older people.</summary>
    Older,
}
