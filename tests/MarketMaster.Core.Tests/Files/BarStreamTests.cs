namespace MarketMaster.Core.Tests;

/// <summary>Bars that are written as they come, in each format that Core knows.</summary>
[TestClass]
public sealed class BarStreamTests
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    [DataRow(".csv", 0)]
    [DataRow(".csv", 1)]
    [DataRow(".csv", 4096)]
    [DataRow(".csv", 10_000)]
    [DataRow(".json", 0)]
    [DataRow(".json", 1)]
    [DataRow(".json", 1024)]
    [DataRow(".json", 10_000)]
    public async Task The_file_is_the_one_of_the_whole_series(string extension, int count)
    {
        using var folder = new TemporaryFolder();
        var (whole, streamed, awaited) = (folder.File("whole" + extension), folder.File("streamed" + extension), folder.File("awaited" + extension));
        BarFile.Write(whole, BarSeries.FromBars(Bars(count)));
        var told = new List<long>();
        Assert.AreEqual(count, BarFile.Write(streamed, Bars(count)));
        Assert.AreEqual(count, await BarFile.WriteAsync(awaited, Bars(count), new Told(told)));
        Assert.AreEqual(File.ReadAllText(whole), File.ReadAllText(streamed), StringComparer.Ordinal);
        Assert.AreEqual(File.ReadAllText(whole), File.ReadAllText(awaited), StringComparer.Ordinal);
        Assert.AreEqual(count, told[^1]);
        Assert.AreSequenceEqual(told.Order().ToArray(), told);
    }

    [TestMethod]
    [DataRow(".csv")]
    [DataRow(".json")]
    public async Task A_bad_bar_or_a_cancellation_leaves_no_file(string extension)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("bars" + extension);
        // the first bar of a batch against the last of the one before
        var late = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarFile.Write(path, Bars(8_192).Append(new(Start, 1, 1, 1, 1, 1))));
        Assert.AreEqual(8_192, late.Row);
        Assert.AreEqual("timestamp", late.Column);
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => BarFile.WriteAsync(path, Bars(9_000).Select((b, i) => { if (i == 5_000) cancellation.Cancel(); return b; }), null, cancellation.Token));
        Assert.IsEmpty(folder.Files);
    }

    [TestMethod]
    public async Task Each_format_has_the_same_way_of_its_own()
    {
        using var folder = new TemporaryFolder();
        BarFile.Write(folder.File("a.json"), BarSeries.FromBars(Bars(3_000)));
        Assert.AreEqual(3_000, await BarJson.WriteAsync(folder.File("b.json"), Bars(3_000)));
        Assert.AreEqual(File.ReadAllText(folder.File("a.json")), File.ReadAllText(folder.File("b.json")), StringComparer.Ordinal);
    }

    [TestMethod]
    public void A_host_s_format_need_not_stream()
    {
        using var folder = new TemporaryFolder();
        BarFile.Register(new PricesOnly());
        Assert.AreEqual(5_000, BarFile.Write(folder.File("a.closes"), Bars(5_000)));
        Assert.HasCount(5_000 * 8, File.ReadAllBytes(folder.File("a.closes")));
    }

    [TestMethod]
    public void Batches_are_the_bars_in_order()
    {
        var batches = BarSeries.Batch(Bars(1_001), 250).ToArray();
        Assert.AreSequenceEqual([250, 250, 250, 250, 1], batches.Select(b => b.Count).ToArray());
        Assert.AreSequenceEqual(Bars(1_001).ToArray(), batches.SelectMany(b => Enumerable.Range(0, b.Count).Select(i => b[i])).ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => BarSeries.Batch([], 0));
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarSeries.Batch(Bars(300).Append(new(Start.AddYears(1), 1, 0, 1, 1, 1)), 100, source: "feed").ToArray());
        Assert.StartsWith("feed, row 300, column high", error.Message);
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

    private sealed class PricesOnly : IBarFormat
    {
        public IReadOnlyList<string> Extensions { get; } = [".closes"];

        public BarSeries Read(Stream stream, BarChecks checks, string? source) => throw new NotSupportedException();

        public Task<BarSeries> ReadAsync(Stream stream, BarChecks checks, string? source, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Write(Stream stream, BarSeries bars)
        {
            foreach (var close in bars.Close)
                stream.Write(BitConverter.GetBytes(close));
        }

        public Task WriteAsync(Stream stream, BarSeries bars, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
