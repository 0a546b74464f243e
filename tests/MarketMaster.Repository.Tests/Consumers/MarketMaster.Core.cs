using MarketMaster;

var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
var bars = BarSeries.FromBars(Enumerable.Range(0, 24).Select(i => new Bar(start.AddHours(i), 100 + i, 102 + i, 99 + i, 101 + i, 10)));
var last = bars.Slice(12, 12);

if (last.Count != 12 || last.Close[^1] != 124 || bars.InferInterval() != TimeSpan.FromHours(1))
    throw new InvalidOperationException($"a slice of the series is wrong: {last}");
Console.WriteLine(last);
