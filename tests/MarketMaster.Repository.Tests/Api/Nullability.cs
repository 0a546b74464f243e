using System.Reflection;

namespace MarketMaster.Repository.Tests.Api;

/// <summary>What the compiler recorded about null. The framework's reader is not thread-safe, so each call makes its own.</summary>
internal static class Nullability
{
    public static NullabilityInfo Of(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter);

    public static NullabilityInfo Of(PropertyInfo property) => new NullabilityInfoContext().Create(property);

    public static NullabilityInfo Of(FieldInfo field) => new NullabilityInfoContext().Create(field);
}
