using System.Collections;
using System.Reflection;
using Refuge.Displacement;
using Refuge.Publishing;
using Refuge.Publishing.Tables;

namespace Refuge.Tests.Publishing;

/// <summary>
/// What documents are made from has a type that says what it is: no text in it but those that a tier let through.
/// </summary>
public class DisclosureTests
{
    /// <summary>What only the own folder gets, null or empty elsewhere.</summary>
    static readonly HashSet<Type> OfTheOwnFolder = [typeof(RunInputs), typeof(Driver)];

    /// <summary>
    /// Made by Refuge, from nothing that anybody typed: the version of the program, the name of its rules, the hash of
    /// a run; and keys joined of cells that are shown.
    /// </summary>
    static readonly HashSet<string> OfRefuge =
        ["Disclosure.Identity", "Disclosure.Rules", "RunSize.Version", "NeedRow.Key", "PlanRow.Key"];

    [Fact]
    public void Every_text_that_is_disclosed_is_of_the_type_that_asks_a_tier()
    {
        var strays = new List<string>();
        var seen = new HashSet<Type>();
        Walk(typeof(Disclosure));

        Assert.Empty(strays);
        Assert.Contains(typeof(Shown), seen);

        void Walk(Type type)
        {
            if (!seen.Add(type) || OfTheOwnFolder.Contains(type) || type == typeof(Shown) || type == typeof(PlanDay)
                || type == typeof(StandardEvidence))
            {
                return;
            }
            foreach (var property in type.GetProperties(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (property.Name == "EqualityContract" || OfRefuge.Contains($"{type.Name}.{property.Name}")) continue;
                foreach (var part in Parts(property.PropertyType))
                {
                    if (part == typeof(string) || part == typeof(object) || typeof(Evidence).IsAssignableFrom(part)
                        && part != typeof(StandardEvidence))
                    {
                        strays.Add($"{type.Name}.{property.Name}");
                    }
                    else if (part.Namespace?.StartsWith("Refuge", StringComparison.Ordinal) == true && !part.IsEnum)
                    {
                        Walk(part);
                    }
                }
            }
        }
    }

    static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsGenericType)
        {
            return type.GetGenericArguments().SelectMany(Parts)
                .Concat(typeof(IEnumerable).IsAssignableFrom(type) || type.Namespace == "System" ? [] : [type]);
        }
        return type.IsArray ? Parts(type.GetElementType()!) : [type];
    }

    [Fact]
    public void A_text_is_made_by_nobody_who_does_not_ask() =>
        Assert.All(
            typeof(Shown).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            constructor => Assert.True(constructor.IsPrivate));

    [Fact]
    public void A_cell_of_a_table_is_made_of_no_bare_text() =>
        Assert.DoesNotContain(
            typeof(Cell).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(method => !method.IsPrivate && method.ReturnType == typeof(Cell)),
            method => method.GetParameters() is [{ ParameterType: var type }] && type == typeof(string));
}
