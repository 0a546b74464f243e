using System.Reflection;

namespace MarketMaster.Repository.Tests.Api;

/// <summary>The declaration line of a type: modifiers, kind, name, what it derives from, constraints.</summary>
internal static class TypeHeader
{
    public static string Of(Type type)
    {
        if (IsDelegate(type))
            return Delegate(type);
        var bases = Bases(type).ToList();
        var derives = bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
        return $"{Visibility(type)} {Kind(type)} {TypeNames.Declared(type)}{derives}{Constraints.Of(OwnParameters(type))}";
    }

    public static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));

    public static bool IsRecord(Type type)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetMethod("<Clone>$", Any) is not null
            || (type.IsValueType && type.GetMethod("PrintMembers", Any) is { } print && MemberLines.IsGenerated(print));
    }

    private static string Visibility(Type type) => type.IsNestedFamily || type.IsNestedFamORAssem ? "protected" : "public";

    private static string Kind(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";
        var record = IsRecord(type) ? "record " : "";
        if (type.IsValueType)
            return $"{(Has(type, "IsReadOnlyAttribute") ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{record}struct";
        var inheritance = type switch { { IsAbstract: true, IsSealed: true } => "static ", { IsAbstract: true } => "abstract ", { IsSealed: true } => "sealed ", _ => "" };
        return inheritance + (record.Length > 0 ? "record" : "class");
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [TypeNames.Of(Enum.GetUnderlyingType(type))];
        var parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? b : null;
        var inherited = parent?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces().Where(IsVisible).Except(inherited).ToList();
        var implied = interfaces.SelectMany(i => i.GetInterfaces()).ToHashSet();
        var shown = interfaces.Where(i => !implied.Contains(i) && !(IsRecord(type) && IsOwnEquality(i, type))).Select(TypeNames.Of).Order(StringComparer.Ordinal);
        return parent is null ? shown : shown.Prepend(TypeNames.Of(parent));
    }

    private static bool IsVisible(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition().IsVisible : type.IsVisible;

    private static bool IsOwnEquality(Type contract, Type type) =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEquatable<>)
        && contract.GetGenericArguments()[0].Name == type.Name;

    private static string Delegate(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        return $"{Visibility(type)} delegate {MemberLines.Return(invoke)} {TypeNames.Declared(type)}({MemberLines.Parameters(invoke)}){Constraints.Of(OwnParameters(type))};";
    }

    private static IEnumerable<Type> OwnParameters(Type type) =>
        type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0);

    private static bool Has(MemberInfo member, string attribute) => member.CustomAttributes.Any(a => a.AttributeType.Name == attribute);
}
