using MarketMaster.Indicators;

double[] closes = [.. Enumerable.Range(0, 60).Select(i => 100 + 5 * Math.Sin(i / 4.0))];
var batch = new Rsi(14).Compute(closes);

var stream = new Rsi(14).Stream();
foreach (var (i, close) in closes.Index())
{
    if (!stream.Push(close).Equals(batch[i]))
        throw new InvalidOperationException($"bar {i}: the stream gives another RSI than the batch, {batch[i]}");
}
Console.WriteLine($"RSI {batch[^1]:R}, {Catalog.All.Count} indicators in the catalog, {FeatureSet.Names.Count} features");
