using System.CodeDom.Compiler;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text;

namespace Refuge.Tests.Shared;

/// <summary>Finds, in compiled code, what prints, reads or orders by the language of the machine.</summary>
/// <remarks>
/// Analyzers see sources, and miss what the compiler makes of them: of an interpolated string they see no call at all.
/// The compiled code hides nothing, so this reads it.
/// </remarks>
static class CultureCalls
{
    static readonly FrozenDictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value);

    static readonly FrozenSet<string> Parsers = FrozenSet.Create("Parse", "TryParse", "ParseExact", "TryParseExact");

    static readonly FrozenSet<string> TextMethods =
        FrozenSet.Create(
            "Compare", "CompareTo", "StartsWith", "EndsWith", "IndexOf", "LastIndexOf", "ToLower", "ToUpper", "Format");

    static readonly FrozenSet<string> Orderings = FrozenSet.Create(
        "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Order", "OrderDescending", "Max", "Min", "MaxBy",
        "MinBy", "Sort");

    /// <summary>Each such call, as <c>caller: callee</c>.</summary>
    internal static IEnumerable<string> In(Assembly assembly) =>
        from type in assembly.GetTypes()
        where !IsGenerated(type)
        from method in type.GetMembers(Declared).OfType<MethodBase>()
        where !IsOfRecord(method)
        from callee in Bound(method)
        select $"{type.FullName}.{method.Name}: {callee.DeclaringType?.Name}.{callee}";

    static IEnumerable<MethodBase> Bound(MethodBase method)
    {
        var isInvariant = true;
        foreach (var callee in Calls(method))
        {
            if (IsInterpolation(callee.DeclaringType))
            {
                if (callee.IsConstructor)
                {
                    isInvariant =
                        callee.GetParameters().Any(parameter => parameter.ParameterType == typeof(IFormatProvider));
                }
                else if (!isInvariant && callee.Name == "AppendFormatted" && callee.IsGenericMethod
                    && Differs(callee.GetGenericArguments()[0]))
                {
                    yield return callee;
                }
            }
            else if (IsBound(callee))
            {
                yield return callee;
            }
        }
    }

    static bool IsBound(MethodBase callee)
    {
        if (callee.DeclaringType is not { } type) return false;
        var parameters = callee.GetParameters();
        if (parameters.Any(parameter => IsPlain(parameter.ParameterType))) return false;

        return callee.Name switch
        {
            "get_CurrentCulture" or "get_CurrentUICulture" or "get_CurrentCultureIgnoreCase" => true,
            "MarkupLineInterpolated" or "MarkupInterpolated" => true,
            "ToString" => Differs(type),
            "Append" when type == typeof(StringBuilder) =>
                parameters.Length == 1 && Differs(parameters[0].ParameterType),
            "Insert" when type == typeof(StringBuilder) =>
                parameters.Length == 2 && Differs(parameters[1].ParameterType),
            "Write" or "WriteLine" when type.IsAssignableTo(typeof(TextWriter)) || type == typeof(Console) =>
                parameters.Length == 1 && Differs(parameters[0].ParameterType),
            _ when Parsers.Contains(callee.Name) => Differs(type),
            _ when type == typeof(string) && TextMethods.Contains(callee.Name) =>
                callee.Name is "ToLower" or "ToUpper"
                    || parameters.Any(parameter => parameter.ParameterType == typeof(string)),
            _ when type == typeof(Convert) =>
                parameters.Any(
                    parameter => parameter.ParameterType == typeof(string) || Differs(parameter.ParameterType))
                && (callee.Name == "ToString" || parameters[0].ParameterType == typeof(string))
                    && callee.Name is not "FromBase64String" and not "FromHexString",
            _ when Orderings.Contains(callee.Name) && callee.IsGenericMethod =>
                callee.GetGenericArguments() is var arguments
                    && HoldsText(callee.Name.Contains("By", StringComparison.Ordinal) ? arguments[^1] : arguments[0]),
            "Sort" when type.IsGenericType => parameters.Length == 0 && HoldsText(type.GetGenericArguments()[0]),
            ".ctor" when type.IsGenericType && type.Name.StartsWith("Sorted", StringComparison.Ordinal) =>
                HoldsText(type.GetGenericArguments()[0]),
            _ => false,
        };
    }

    /// <summary>Whether an argument settles how it is done, whatever the machine speaks.</summary>
    static bool IsPlain(Type type) =>
        type == typeof(IFormatProvider) || type == typeof(StringComparison) || type == typeof(CultureInfo)
        || (
            type.IsGenericType && type.GetGenericTypeDefinition() is var open
            && (open == typeof(IComparer<>) || open == typeof(Comparison<>)));

    /// <summary>
    /// Whether values of a type are written differently from language to language: numbers by their sign and point,
    /// days by their calendar.
    /// </summary>
    static bool Differs(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsAssignableTo(typeof(IFormattable)) && !bare.IsEnum && bare != typeof(Enum) && bare != typeof(Guid)
            && bare != typeof(char) && bare != typeof(Rune)
            && bare != typeof(Version) && bare != typeof(TimeSpan) && !IsUnsigned(bare);
    }

    static bool IsUnsigned(Type type) =>
        type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong);

    /// <summary>Whether the usual order of a type is that of texts in the language of the machine.</summary>
    static bool HoldsText(Type type) =>
        type == typeof(string) || (type.IsAssignableTo(typeof(ITuple)) && type.GetGenericArguments().Any(HoldsText));

    static bool IsInterpolation(Type? type) =>
        type == typeof(DefaultInterpolatedStringHandler)
            || type == typeof(StringBuilder.AppendInterpolatedStringHandler);

    static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(GeneratedCodeAttribute)) || (type.DeclaringType is { } outer && IsGenerated(outer));

    /// <summary>What the compiler writes for records: for debuggers alone.</summary>
    static bool IsOfRecord(MethodBase method) =>
        method.Name == "PrintMembers" || method.IsDefined(typeof(CompilerGeneratedAttribute))
            && method.Name == "ToString";

    static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) yield break;

        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)((0xFE << 8) | code[at + 1])) : code[at];
            var instruction = Codes[value];
            at += instruction.Size;
            if (instruction.OperandType == OperandType.InlineMethod)
            {
                yield return method.Module.ResolveMethod(
                    BitConverter.ToInt32(code, at), typeArguments, methodArguments)!;
            }

            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public
            | BindingFlags.NonPublic;
}
