using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;

namespace MarketMaster.Benchmarks.Registry;

/// <summary>The median as a column.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class P50ColumnAttribute() : ColumnConfigBaseAttribute(StatisticColumn.P50);

/// <summary>The ninety-fifth percentile as a column.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class P95ColumnAttribute() : ColumnConfigBaseAttribute(StatisticColumn.P95);
