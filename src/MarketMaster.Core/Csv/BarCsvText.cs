namespace MarketMaster;

/// <summary>Formats bars as CSV lines into a buffer.</summary>
internal static class BarCsvText
{
    public const string Header = "timestamp,open,high,low,close,volume\n";

    private const int LongestRow = TimeText.LongestFormat + 5 * (NumberText.LongestFormat + 1) + 1;

    /// <summary>Writes as many rows as are left and surely fit, moves <paramref name="row"/> behind them, returns the length.</summary>
    public static int Fill(BarSeries bars, ref int row, Span<char> buffer)
    {
        var at = 0;
        for (; row < bars.Count && at + LongestRow <= buffer.Length; row++)
        {
            at += TimeText.Write(bars.Time[row], buffer[at..]);
            AddCell(bars.Open[row], buffer, ref at);
            AddCell(bars.High[row], buffer, ref at);
            AddCell(bars.Low[row], buffer, ref at);
            AddCell(bars.Close[row], buffer, ref at);
            AddCell(bars.Volume[row], buffer, ref at);
            buffer[at++] = '\n';
        }
        return at;
    }

    public static void AddCell(double value, Span<char> buffer, ref int at)
    {
        buffer[at++] = ',';
        at += NumberText.Write(value, buffer[at..]);
    }
}
