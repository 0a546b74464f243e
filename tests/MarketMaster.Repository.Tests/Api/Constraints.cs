using System.Reflection;

namespace MarketMaster.Repository.Tests.Api;

/// <summary>The <c>where</c> clauses of a generic type or method.</summary>
internal static class Constraints
{
    public static string Of(IEnumerable<Type> parameters) => string.Concat(parameters.Select(Clause));

    private static string Clause(Type parameter)
    {
        var parts = Parts(parameter).ToList();
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }

    private static IEnumerable<string> Parts(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var isUnmanaged = parameter.CustomAttributes.Any(a => a.AttributeType.Name == "IsUnmanagedAttribute");
        if (isUnmanaged)
            yield return "unmanaged";
        else if (isStruct)
            yield return "struct";
        else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return "class";
        foreach (var type in parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(TypeNames.Of).Order(StringComparer.Ordinal))
            yield return type;
        if (!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            yield return "new()";
        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
            yield return "allows ref struct";
    }
}
