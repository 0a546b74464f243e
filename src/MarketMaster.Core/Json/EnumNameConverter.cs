using System.Text.Json.Serialization;

namespace MarketMaster;

/// <summary>Writes an enum by the names of its <see cref="JsonStringEnumMemberNameAttribute"/> and refuses numbers. Safe for trimming and AOT.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class EnumNameConverter<TEnum>() : JsonStringEnumConverter<TEnum>(namingPolicy: null, allowIntegerValues: false)
    where TEnum : struct, Enum;
