namespace MarketMaster.Indicators;

/// <summary>What a run in lanes reads and writes: one stretch of bars per lane.</summary>
internal interface ILaneData
{
    /// <summary>Whether every lane reads the same bars.</summary>
    static virtual bool IsShared => false;

    /// <summary>Number of bars of a lane's stretch.</summary>
    int Length(int lane);

    /// <summary>A column of a lane's stretch.</summary>
    ReadOnlySpan<double> Column(int lane, BarFields field);

    /// <summary>Number of leading bars of a lane that only warm it up.</summary>
    int Skip(int lane);

    /// <summary>Where the outputs of a lane go, row by row, without the skipped bars.</summary>
    Span<double> Rows(int lane);
}
