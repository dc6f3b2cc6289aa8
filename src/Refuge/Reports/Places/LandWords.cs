using System.Collections.Frozen;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>Words by which a name is that of a land and of no town: "Alma county", "Boro province".</summary>
static class LandWords
{
    static readonly FrozenSet<string> Districts = Units.Words(
        "district county subcounty commune municipality woreda locality territory canton upazila tehsil");

    static readonly FrozenSet<string> Provinces = Units.Words(
        "province governorate region state department prefecture oblast country");

    /// <summary>Whether a name ends as that of a district: the size of a place that a crisis has.</summary>
    internal static bool IsDistrict(string name) => Districts.Contains(Last(name));

    /// <summary>Whether a name ends as that of a province or wider: too wide to be a place of a crisis.</summary>
    internal static bool IsProvince(string name) => Provinces.Contains(Last(name));

    static string Last(string name) => name[(name.LastIndexOf(' ') + 1)..].ToLowerInvariant();
}
