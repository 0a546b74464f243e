using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace MarketMaster.Core.Tests;

/// <summary>What is written reads back bit for bit, whatever the numbers, times and culture.</summary>
[TestClass]
public sealed class RoundTripTests
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(200);

    [TestMethod]
    public void Csv_gives_back_every_double_and_time() => Check.One(Quick, Prop.ForAll(Series(), bars =>
    {
        var text = new StringWriter();
        BarCsv.Write(text, bars);
        return Same(bars, BarCsv.Read(new StringReader(text.ToString()), new() { Checks = BarChecks.None }));
    }));

    [TestMethod]
    public void Json_gives_back_every_double_and_time() => Check.One(Quick, Prop.ForAll(Series(), bars =>
    {
        using var stream = new MemoryStream();
        BarJson.Write(stream, bars);
        stream.Position = 0;
        return Same(bars, BarJson.Read(stream, BarChecks.None));
    }));

    [TestMethod]
    public void The_short_number_path_equals_the_framework() => Check.One(Quick.WithMaxTest(5000), Prop.ForAll(
        Gen.Choose(0, int.MaxValue).SelectMany(a => Gen.Choose(0, 99_999).SelectMany(b => Gen.Choose(0, 15).Select(point => (a, b, point)))).ToArbitrary(), t =>
    {
        var digits = FormattableString.Invariant($"{t.a}{t.b}");
        var text = (t.b % 2 == 0 ? "-" : "") + (t.point < digits.Length ? digits.Insert(t.point, ".") : digits);
        return NumberText.TryParse(text, out var value)
            && BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }));

    [TestMethod]
    [DataRow(".csv")]
    [DataRow(".json")]
    public async Task Files_do_not_depend_on_the_culture(string extension)
    {
        using var folder = new TemporaryFolder();
        var bars = SampleBars.Walk(100);
        BarFile.Write(folder.File("here" + extension), bars);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = German();
            Assert.AreEqual("1,5", 1.5.ToString(CultureInfo.CurrentCulture), "the culture must differ for the test to mean anything");
            await BarFile.WriteAsync(folder.File("there" + extension), bars);
            CultureInfo.CurrentCulture = German();
            SampleBars.AssertSame(bars, await BarFile.ReadAsync(folder.File("there" + extension)));
            SampleBars.AssertSame(bars, BarFile.Read(folder.File("there" + extension)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
        Assert.AreSequenceEqual(File.ReadAllBytes(folder.File("here" + extension)), File.ReadAllBytes(folder.File("there" + extension)));
    }

    // de-DE, spelled out, because the tests run without the system's culture data
    private static CultureInfo German()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        german.NumberFormat.NegativeSign = "\u2212";
        german.DateTimeFormat.TimeSeparator = ".";
        german.DateTimeFormat.DateSeparator = ".";
        return german;
    }

    private static Arbitrary<BarSeries> Series()
    {
        var number = Gen.Choose(int.MinValue, int.MaxValue).SelectMany(high => Gen.Choose(int.MinValue, int.MaxValue).SelectMany(low => Gen.Choose(0, 3).Select(kind => kind switch
        {
            0 => BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low),
            1 => BitConverter.Int64BitsToDouble((uint)low),
            2 => high / 100.0,
            _ => low * 1e-9,
        })));
        var time = Gen.Choose(0, int.MaxValue).SelectMany(days => Gen.Choose(0, int.MaxValue).Select(rest => new DateTime((days % 3_652_058L) * TimeSpan.TicksPerDay + rest * 402L, DateTimeKind.Utc)));
        var bar = time.SelectMany(t => number.ArrayOf(5).Select(n => new Bar(t, n[0], n[1], n[2], n[3], n[4])));
        return bar.ListOf().Select(bars => BarSeries.FromBars(bars, BarChecks.None)).ToArbitrary();
    }

    private static bool Same(BarSeries a, BarSeries b) =>
        a.Count == b.Count && a.Time.SequenceEqual(b.Time) && Enumerable.Range(0, a.Count).All(i => a[i].Equals(b[i]));
}
