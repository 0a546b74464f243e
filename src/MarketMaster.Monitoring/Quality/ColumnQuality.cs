namespace MarketMaster.Monitoring;

/// <summary>The state of one column.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Rows">Current rows; 0 where the column is absent.</param>
/// <param name="Missing">Rows without a value.</param>
/// <param name="Infinite">Rows with an infinite value.</param>
/// <param name="Defective">Rows with a value that is infinite, unseen, out of range or of another type.</param>
/// <param name="Stale">Rows that only repeat a value in a stale run.</param>
/// <param name="Mean">Mean of the finite values; NaN without any.</param>
/// <param name="Minimum">Smallest finite value; NaN without any.</param>
/// <param name="Maximum">Largest finite value; NaN without any.</param>
/// <param name="Status">Pass, warn or fail.</param>
public sealed record ColumnQuality(
    string Name, long Rows, long Missing, long Infinite, long Defective, long Stale, double Mean, double Minimum, double Maximum, ValidationStatus Status);
