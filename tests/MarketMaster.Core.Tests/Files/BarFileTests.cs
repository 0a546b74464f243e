namespace MarketMaster.Core.Tests;

[TestClass]
public sealed class BarFileTests
{
    [TestMethod]
    public async Task The_extension_tells_the_format()
    {
        using var folder = new TemporaryFolder();
        var bars = SampleBars.Walk(50);
        foreach (var name in new[] { "a.csv", "a.JSON" })
        {
            BarFile.Write(folder.File(name), bars);
            var read = BarFile.Read(folder.File(name));
            SampleBars.AssertSame(bars, read);
            Assert.AreEqual(folder.File(name), read.Source);
            await BarFile.WriteAsync(folder.File(name), bars.Slice(0, 7));
            Assert.AreEqual(7, (await BarFile.ReadAsync(folder.File(name))).Count);
        }
        Assert.StartsWith("[{", await File.ReadAllTextAsync(folder.File("a.JSON")));
    }

    [TestMethod]
    public void An_unknown_extension_is_answered_with_the_known_ones()
    {
        var error = Assert.ThrowsExactly<NotSupportedException>(() => BarFile.Read("bars.xlsx"));
        Assert.StartsWith("bars.xlsx: no bar format for '.xlsx': use one of .csv", error.Message);
        Assert.Contains(".json", error.Message);
        Assert.ThrowsExactly<NotSupportedException>(() => BarFile.Write("bars", BarSeries.Empty));
    }

    [TestMethod]
    public void A_host_adds_a_format_and_may_add_it_again()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, 50, _ => BarFile.Register(new TimesOnly()));
        Assert.Contains(".times", BarFile.Extensions);
        var bars = BarSeries.FromBars([new(SampleBars.Start, 1, 1, 1, 1, 0), new(SampleBars.Start.AddDays(1), 1, 1, 1, 1, 0)]);
        BarFile.Write(folder.File("a.times"), bars);
        SampleBars.AssertSame(bars, BarFile.Read(folder.File("a.times")));
    }

    [TestMethod]
    public void A_format_cannot_take_an_extension_from_another()
    {
        Assert.Contains("belongs to CsvBarFormat already", Assert.ThrowsExactly<ArgumentException>(() => BarFile.Register(new Thief(".csv"))).Message);
        Assert.ThrowsExactly<ArgumentException>(() => BarFile.Register(new Thief("abc")));
        Assert.DoesNotContain("abc", BarFile.Extensions);
    }

    /// <summary>Keeps nothing but the times; every price is 1.</summary>
    private sealed class TimesOnly : IBarFormat
    {
        public IReadOnlyList<string> Extensions { get; } = [".times"];

        public BarSeries Read(Stream stream, BarChecks checks, string? source)
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            var builder = new BarSeriesBuilder();
            while (stream.Position < stream.Length)
                builder.Add(new(new(reader.ReadInt64(), DateTimeKind.Utc), 1, 1, 1, 1, 0));
            return builder.Build(checks, source);
        }

        public Task<BarSeries> ReadAsync(Stream stream, BarChecks checks, string? source, CancellationToken cancellationToken) =>
            Task.FromResult(Read(stream, checks, source));

        public void Write(Stream stream, BarSeries bars)
        {
            foreach (var time in bars.Time)
                stream.Write(BitConverter.GetBytes(time.Ticks));
        }

        public Task WriteAsync(Stream stream, BarSeries bars, CancellationToken cancellationToken)
        {
            Write(stream, bars);
            return Task.CompletedTask;
        }
    }

    private sealed class Thief(string extension) : IBarFormat
    {
        public IReadOnlyList<string> Extensions { get; } = [extension];

        public BarSeries Read(Stream stream, BarChecks checks, string? source) => BarSeries.Empty;

        public Task<BarSeries> ReadAsync(Stream stream, BarChecks checks, string? source, CancellationToken cancellationToken) => Task.FromResult(BarSeries.Empty);

        public void Write(Stream stream, BarSeries bars) => stream.Flush();

        public Task WriteAsync(Stream stream, BarSeries bars, CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);
    }
}
