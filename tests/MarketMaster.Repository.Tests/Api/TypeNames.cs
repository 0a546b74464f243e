using System.Reflection;

namespace MarketMaster.Repository.Tests.Api;

/// <summary>Names of types as C# writes them, with <c>?</c> where a reference may be null.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type) => Of(type, null);

    public static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability?.ElementType ?? nullability);
        if (type.IsPointer)
            return Of(type.GetElementType()!) + "*";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        var mark = MayBeNull(type, nullability) ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        return Named(type, nullability) + mark;
    }

    /// <summary>The name that a declaration carries: nested types show their outer type, generic ones their parameters.</summary>
    public static string Declared(Type type)
    {
        var name = type.IsNested ? $"{Declared(type.DeclaringType!)}.{Bare(type)}" : Bare(type);
        var inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var parameters = type.GetGenericArguments().Skip(inherited).Select(parameter => Variance(parameter) + parameter.Name).ToList();
        return parameters.Count == 0 ? name : $"{name}<{string.Join(", ", parameters)}>";
    }

    // Of an unconstrained type parameter the framework always says that it may be null: it cannot tell T from T?.
    private static bool MayBeNull(Type type, NullabilityInfo? nullability)
    {
        if (nullability is null || type.IsValueType)
            return false;
        if (type.IsGenericParameter && !type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            return false;
        return nullability.ReadState == NullabilityState.Nullable
            || (nullability.ReadState == NullabilityState.Unknown && nullability.WriteState == NullabilityState.Nullable);
    }

    private static string Named(Type type, NullabilityInfo? nullability)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        var arguments = type.GetGenericArguments();
        var inherited = type.IsNested ? type.DeclaringType!.GetGenericArguments().Length : 0;
        var outer = type.IsNested ? Named(Close(type.DeclaringType!, arguments), null) + "." : "";
        var own = arguments.Skip(inherited).Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i + inherited))).ToList();
        if (own.Count == 0)
            return outer + Bare(type);
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true
            ? $"({string.Join(", ", own)})"
            : $"{outer}{Bare(type)}<{string.Join(", ", own)}>";
    }

    private static Type Close(Type outer, Type[] arguments) =>
        outer.IsGenericTypeDefinition ? outer.MakeGenericType(arguments[..outer.GetGenericArguments().Length]) : outer;

    private static string Bare(Type type)
    {
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : type.Name[..tick];
    }

    private static string Variance(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
    {
        GenericParameterAttributes.Covariant => "out ",
        GenericParameterAttributes.Contravariant => "in ",
        _ => "",
    };
}
