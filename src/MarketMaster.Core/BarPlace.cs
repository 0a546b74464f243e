namespace MarketMaster;

/// <summary>Where a bar stands, for the error messages.</summary>
/// <param name="Source">File or feed, or null.</param>
/// <param name="Row">0-based data row.</param>
/// <param name="Line">1-based file line, or null.</param>
internal readonly record struct BarPlace(string? Source, long Row, long? Line)
{
    public InvalidMarketDataException Error(string column, string? value, string problem) => new(problem, Source, Row, column, value, Line);
}
