using System.CommandLine;
using System.Globalization;
using MarketMaster.DataSources;

namespace MarketMaster.Cli;

/// <summary>marketmaster fetch: bars from an exchange or a vendor into a file.</summary>
internal static class FetchCommand
{
    private static readonly string[] Names = ["binance", "kraken", "coingecko", "alpaca", "capital"];

    public static Command Create()
    {
        var source = new Option<string>("--source") { Description = "Where the bars come from.", Required = true };
        source.AcceptOnlyFromAmong(Names);
        var symbol = new Option<string>("--symbol") { Description = "Instrument as people write it, such as BTC/USD, or the source's own name of it, such as BTCUSDT.", Required = true };
        var interval = new Option<string>("--interval") { Description = "Interval of the bars, such as 1m, 15m, 1h, 1d or 1w, as far as the source has it.", DefaultValueFactory = _ => "1h" };
        var from = new Option<string?>("--from") { Description = $"Open time of the first bar, UTC, such as 2024-01-02 or 2024-01-02T15:00; {FetchRun.DefaultIntervals} intervals before the end where left out." };
        var to = new Option<string?>("--to") { Description = "Open time at which to end, UTC, excluded; up to the newest closed bar where left out." };
        var resume = new Option<bool>("--resume") { Description = "Go on after the last bar of the file, where there is one; and keep what was read if the source fails or Ctrl+C is pressed." };
        var output = Arguments.Output("File to write, .csv, .json or .parquet.");
        return new Command("fetch", "Reads bars of an instrument from an exchange or vendor, within its rate limits. Keys come from the environment: see docs/data-sources.md.")
        {
            source, symbol, interval, from, to, resume, output,
        }.Runs(async (parsed, cancellation) =>
        {
            var file = OutputFile.RequireBars(parsed.GetValue(output)!);
            var run = new FetchRun(file, Intervals.ParseAny(parsed.GetValue(interval)!), parsed.GetValue(resume));
            var begin = parsed.GetValue(from) is { } text ? Time("--from", text) : (DateTime?)null;
            var end = parsed.GetValue(to) is { } last ? Time("--to", last) : (DateTime?)null;
            using var sources = new MarketDataSources();
            return await run.RunAsync(sources[parsed.GetValue(source)!], parsed.GetValue(symbol)!, begin, end, cancellation).ConfigureAwait(false);
        });
    }

    private static DateTime Time(string option, string text) =>
        DateTime.TryParseExact(
            text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new ArgumentException($"{option} is '{text}': it must be a date such as 2024-01-02 or a time in UTC such as 2024-01-02T15:00", nameof(text));
}
