using System.Diagnostics.CodeAnalysis;

namespace MarketMaster.Parquet;

/// <summary>What the cells of a <see cref="ParquetColumn"/> are.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The types of the format are what the members name.")]
public enum ParquetType
{
    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="int"/>.</summary>
    Int32,

    /// <summary><see cref="long"/>; also unsigned 32-bit integers.</summary>
    Int64,

    /// <summary><see cref="ulong"/>.</summary>
    UInt64,

    /// <summary><see cref="float"/>.</summary>
    Float,

    /// <summary><see cref="double"/>.</summary>
    Double,

    /// <summary><see cref="decimal"/>.</summary>
    Decimal,

    /// <summary><see cref="string"/>.</summary>
    Text,

    /// <summary><see cref="byte"/> arrays whose meaning the file does not tell.</summary>
    Bytes,

    /// <summary><see cref="DateTime"/> at midnight, UTC.</summary>
    Date,

    /// <summary><see cref="TimeSpan"/> since midnight.</summary>
    TimeOfDay,

    /// <summary><see cref="DateTime"/>, UTC, to 100 ns; files without a zone count as UTC.</summary>
    Timestamp,
}
