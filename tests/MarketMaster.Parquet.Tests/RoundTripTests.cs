using FsCheck;
using FsCheck.Fluent;

namespace MarketMaster.Parquet.Tests;

/// <summary>What is written reads back bit for bit, whatever the numbers, times and options.</summary>
[TestClass]
public sealed class RoundTripTests
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(150);

    [TestMethod]
    public void Bars_come_back_bit_for_bit() => Check.One(Quick, Prop.ForAll(Series(), Options(), (bars, options) =>
    {
        using var stream = new MemoryStream();
        BarParquet.Write(stream, bars, options);
        stream.Position = 0;
        return Same(bars, BarParquet.Read(stream, BarChecks.None));
    }));

    [TestMethod]
    public void Frames_come_back_bit_for_bit() => Check.One(Quick, Prop.ForAll(Series(), Options(), (bars, options) =>
    {
        var labels = Enumerable.Range(0, bars.Count).Select(i => (TradeAction)((uint)bars.Volume[i].GetHashCode() % 5)).ToArray();
        var frame = new FeatureFrame(["a", "b"], bars.Open.ToArray().Concat(bars.Close.ToArray()).ToArray(), bars.Time.ToArray(), labels);
        using var stream = new MemoryStream();
        FeatureParquet.Write(stream, frame, options);
        stream.Position = 0;
        var read = FeatureParquet.Read(stream);
        return read.Names.SequenceEqual(frame.Names) && read.Time.SequenceEqual(frame.Time) && read.Labels.SequenceEqual(frame.Labels)
            && read.Values.ToArray().Zip(frame.Values.ToArray()).All(p => Same(p.First, p.Second) || (double.IsNaN(p.First) && double.IsNaN(p.Second)));
    }));

    [TestMethod]
    public void Snappy_gives_back_what_it_took() => Check.One(Quick, Prop.ForAll(Bytes(), bytes =>
    {
        var compressed = new ByteBuffer();
        SnappyEncoder.Encode(bytes, compressed);
        var output = new byte[bytes.Length];
        SnappyDecoder.Decode(compressed.Span, output);
        return output.AsSpan().SequenceEqual(bytes);
    }));

    [TestMethod]
    public void Differences_give_back_what_they_took() => Check.One(Quick, Prop.ForAll(Bytes(), bytes =>
    {
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(bytes.AsSpan(0, bytes.Length / 8 * 8)).ToArray();
        var encoded = new ByteBuffer();
        DeltaIntegers.Write(encoded, values);
        var output = new long[values.Length];
        return DeltaIntegers.Read(encoded.Span, output) == encoded.Length && output.AsSpan().SequenceEqual(values);
    }));

    [TestMethod]
    public void Runs_give_back_what_they_took() => Check.One(Quick, Prop.ForAll(Bytes(), bytes =>
    {
        var values = Array.ConvertAll(bytes, b => (byte)(b & 7));
        var encoded = new ByteBuffer();
        HybridRuns.Write(encoded, 3, values);
        var output = new int[values.Length];
        HybridRuns.Read(encoded.Span, 3, output);
        return output.Select(v => (byte)v).SequenceEqual(values);
    }));

    [TestMethod]
    public void Pages_larger_than_a_Snappy_block_come_back()
    {
        var bars = SampleBars.Walk(40_000);
        using var stream = new MemoryStream();
        BarParquet.Write(stream, bars, new() { Compression = ParquetCompression.Snappy });
        stream.Position = 0;
        SampleBars.AssertSame(bars, BarParquet.Read(stream));
    }

    private static Arbitrary<ParquetWriteOptions> Options() => Gen.Choose(0, 2).SelectMany(compression => Gen.Choose(1, 40).Select(size =>
        new ParquetWriteOptions { Compression = (ParquetCompression)compression, Compact = size % 2 == 0, RowGroupSize = size * size })).ToArbitrary();

    // runs of one byte, runs of another run, and noise
    private static Arbitrary<byte[]> Bytes() => Gen.Choose(0, int.MaxValue).SelectMany(seed => Gen.Choose(0, 3_000).Select(length =>
    {
        var random = new RandomStream((ulong)seed);
        var bytes = new List<byte>();
        while (bytes.Count < length)
        {
            var run = 1 + random.NextInt(100);
            var kind = random.NextInt(bytes.Count == 0 ? 1 : 3);
            var from = bytes.Count == 0 ? 0 : random.NextInt(bytes.Count);
            for (var i = 0; i < run; i++)
                bytes.Add(kind == 0 ? (byte)run : kind == 1 ? bytes[from + i] : (byte)random.NextInt(256));
        }
        return bytes.ToArray();
    })).ToArbitrary();

    private static Arbitrary<BarSeries> Series() => Gen.Choose(0, int.MaxValue).SelectMany(seed => Gen.Choose(0, 200).Select(count =>
    {
        var random = new RandomStream((ulong)seed);
        var bars = new List<Bar>();
        var nanos = random.NextInt(2) == 0;
        for (var i = 0; i < count; i++)
            bars.Add(new(Time(ref random, nanos), Number(ref random), Number(ref random), Number(ref random), Number(ref random), Number(ref random)));
        return BarSeries.FromBars(bars, BarChecks.None);
    })).ToArbitrary();

    // nanoseconds reach from 1677 to 2262, microseconds over all years of .NET
    private static DateTime Time(ref RandomStream random, bool nanos) => nanos
        ? new DateTime(1700, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks((long)(random.NextUInt64() % (ulong)(TimeSpan.TicksPerDay * 200_000)))
        : new DateTime((long)(random.NextUInt64() % (ulong)DateTime.MaxValue.Ticks) / 10 * 10, DateTimeKind.Utc);

    private static double Number(ref RandomStream random) => random.NextInt(4) switch
    {
        0 => BitConverter.UInt64BitsToDouble(random.NextUInt64()),
        1 => random.NextInt(3) - 1,
        2 => double.NaN,
        _ => random.NextInt(100_000) / 100.0,
    };

    private static bool Same(BarSeries a, BarSeries b) => a.Count == b.Count && a.Time.SequenceEqual(b.Time) && Enumerable.Range(0, a.Count).All(i =>
        Same(a.Open[i], b.Open[i]) && Same(a.High[i], b.High[i]) && Same(a.Low[i], b.Low[i]) && Same(a.Close[i], b.Close[i])
        && (Same(a.Volume[i], b.Volume[i]) || (double.IsNaN(a.Volume[i]) && double.IsNaN(b.Volume[i]))));

    private static bool Same(double a, double b) => BitConverter.DoubleToUInt64Bits(a) == BitConverter.DoubleToUInt64Bits(b);
}
