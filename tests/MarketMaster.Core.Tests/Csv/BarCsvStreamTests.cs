namespace MarketMaster.Core.Tests;

[TestClass]
public sealed class BarCsvStreamTests
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(4096)]
    [DataRow(10_000)]
    public async Task Bars_written_as_they_come_give_the_same_file(int count)
    {
        using var folder = new TemporaryFolder();
        var (one, two) = (folder.File("one.csv"), folder.File("two.csv"));
        var bars = Bars(count).ToArray();
        BarCsv.Write(one, BarSeries.FromBars(bars));
        var told = new List<long>();
        Assert.AreEqual(count, await BarCsv.WriteAsync(two, Bars(count), new Told(told)));
        Assert.AreEqual(await System.IO.File.ReadAllTextAsync(one), await System.IO.File.ReadAllTextAsync(two), StringComparer.Ordinal);
        Assert.AreEqual(count, told.LastOrDefault());
    }

    [TestMethod]
    public async Task A_bad_bar_or_a_cancellation_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("bars.csv");
        await Assert.ThrowsExactlyAsync<InvalidMarketDataException>(
            () => BarCsv.WriteAsync(path, Bars(9_000).Append(new(Start.AddYears(1), 1, 0, 2, 1, 1))));
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => BarCsv.WriteAsync(path, Bars(9_000).Select((b, i) => { if (i == 5_000) cancellation.Cancel(); return b; }), null, cancellation.Token));
        Assert.IsEmpty(folder.Files);
    }

    private static IEnumerable<Bar> Bars(int count)
    {
        for (var i = 0; i < count; i++)
            yield return new(Start.AddMinutes(i), 100 + i, 101.5 + i, 99 + i, 100.25 + i, i / 3.0);
    }

    private sealed class Told(List<long> values) : IProgress<long>
    {
        public void Report(long value) => values.Add(value);
    }
}
