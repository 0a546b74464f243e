using System.Diagnostics.Metrics;
using Polly.CircuitBreaker;

namespace MarketMaster.RateLimiting.Tests.Outbound;

[TestClass]
public sealed class CallTests
{
    [TestMethod]
    public void Each_repetition_takes_a_permit_after_50_100_and_150_ms()
    {
        var (time, apis) = Create();
        var attempts = new List<double>();
        var call = apis["alpaca"].CallAsync<int>(_ =>
        {
            attempts.Add(time.Elapsed.TotalMilliseconds);
            throw new HttpRequestException("down");
        });
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.IsTrue(call.IsFaulted);
        Assert.AreEqual("0 50 150 300", string.Join(' ', attempts));
        Assert.AreEqual(4, apis["alpaca"].GetStatus().RequestsLastMinute);
        Assert.AreEqual(4, apis["alpaca"].GetStatus().ErrorsLastMinute);
    }

    [TestMethod]
    public void A_failing_server_gets_no_more_than_the_limit()
    {
        var (time, apis) = Create(options => options.Apis["kraken"].Breaker.MinimumThroughput = 1000);
        var attempts = 0;
        for (var i = 0; i < 40; i++)
        {
            _ = apis["kraken"].CallAsync<int>(_ =>
            {
                attempts++;
                throw new HttpRequestException("down");
            });
        }
        time.Advance(TimeSpan.FromSeconds(59));
        // abandoned calls may still be counted by the server for 30 seconds more
        Assert.AreEqual(15, attempts);
    }

    [TestMethod]
    public void Circuit_opens_costs_no_permits_and_closes_by_itself()
    {
        var (time, apis) = Create();
        var api = apis["alpaca"];
        var down = true;
        var calls = 0;
        for (var i = 0; i < 30; i++)
        {
            _ = Call();
            time.Advance(TimeSpan.FromMilliseconds(10));
        }
        Assert.AreEqual(ApiCircuitState.Open, api.GetStatus().Circuit);
        Assert.AreEqual(10, calls);
        Assert.IsTrue(api.GetStatus().IsLimited);
        Assert.AreEqual(10, api.GetStatus().TotalRequests);
        Assert.ThrowsAsync<BrokenCircuitException>(Call).GetAwaiter().GetResult();
        down = false;
        time.Advance(TimeSpan.FromSeconds(16));
        Assert.AreEqual(1, Call().GetAwaiter().GetResult());
        Assert.AreEqual(ApiCircuitState.Closed, api.GetStatus().Circuit);

        Task<int> Call() => api.CallAsync(
            _ =>
            {
                calls++;
                return down ? throw new HttpRequestException("down") : ValueTask.FromResult(1);
            }, new() { Retries = 0 });
    }

    [TestMethod]
    public void Chain_goes_on_to_the_next_source_and_ends_in_the_last_known_value()
    {
        var (time, apis) = Create();
        var down = new HashSet<string>(StringComparer.Ordinal) { "kraken" };
        ValueTask<decimal> Fetch(string api, CancellationToken token) => down.Contains(api) ? throw new HttpRequestException($"{api} is down") : ValueTask.FromResult(42m);

        var fresh = Wait(time, apis.FetchAsync("crypto_prices", "BTC", Fetch));
        Assert.AreEqual(("binance", 42m, false, TimeSpan.Zero), (fresh.Source, fresh.Value, fresh.IsStale, fresh.Age));

        down.UnionWith(apis.SourcesOf("crypto_prices").Select(api => api.Name));
        var received = time.Elapsed;
        time.Advance(TimeSpan.FromSeconds(90));
        var stale = Wait(time, apis.FetchAsync("crypto_prices", "BTC", Fetch));
        Assert.AreEqual(("binance", 42m, true), (stale.Source, stale.Value, stale.IsStale));
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(89), stale.Age);
        Assert.IsLessThanOrEqualTo(time.Elapsed - received + TimeSpan.FromSeconds(1), stale.Age);

        var error = Assert.ThrowsExactly<AggregateException>(() => Wait(time, apis.FetchAsync("crypto_prices", "DOGE", Fetch)));
        Assert.HasCount(5, error.InnerExceptions);
        Assert.Contains("'DOGE'", error.Message);
    }

    [TestMethod]
    public void Call_follows_the_fallbacks()
    {
        var (time, apis) = Create();
        var asked = new List<string>();
        var answer = Wait(time, apis.CallAsync<string>("binance", (api, _) =>
        {
            asked.Add(api);
            return api == "coingecko" ? ValueTask.FromResult("ok") : throw new HttpRequestException("down");
        }, new() { Retries = 0 }));
        Assert.AreEqual(("ok", "coingecko"), (answer.Value, answer.Source));
        Assert.AreEqual("binance binance_public coingecko", string.Join(' ', asked));
    }

    [TestMethod]
    public void Time_out_and_cancellation_end_a_call_that_waits()
    {
        var (time, apis) = Create();
        for (var i = 0; i < 10; i++)
            Wait(time, apis["coingecko"].CallAsync(_ => ValueTask.FromResult(1)));
        var late = apis["coingecko"].CallAsync(_ => ValueTask.FromResult(1), new() { Timeout = TimeSpan.FromSeconds(2) });
        using var source = new CancellationTokenSource();
        var cancelled = apis["coingecko"].CallAsync(_ => ValueTask.FromResult(1), cancellationToken: source.Token);
        source.Cancel();
        Assert.IsTrue(cancelled.IsCanceled);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.IsInstanceOfType<TimeoutException>(late.Exception!.InnerException);
        Assert.AreEqual(0, apis["coingecko"].GetStatus().Queued);
        var waiting = apis["coingecko"].CallAsync(_ => ValueTask.FromResult(2));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.AreEqual(2, waiting.GetAwaiter().GetResult());
    }

    [TestMethod]
    public void Best_source_is_the_first_with_room()
    {
        var (time, apis) = Create();
        Assert.AreEqual("kraken", apis.BestSource("crypto_prices")!.Name);
        apis["kraken"].Throttled(TimeSpan.FromSeconds(50));
        Assert.AreEqual("binance", apis.BestSource("crypto_prices")!.Name);
        foreach (var name in (string[])["binance", "coingecko", "kraken_public", "binance_public"])
            apis[name].Throttled(TimeSpan.FromSeconds(name == "coingecko" ? 20 : 90));
        Assert.AreEqual("coingecko", apis.BestSource("crypto_prices")!.Name);
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.AreEqual("kraken", apis.BestSource("crypto_prices")!.Name);
    }

    [TestMethod]
    public void Status_counts_and_prints()
    {
        var (time, apis) = Create();
        Wait(time, apis["coingecko"].CallAsync(_ => ValueTask.FromResult(1)));
        apis["coingecko"].Limiter.CoolDown(TimeSpan.FromSeconds(5));
        var status = apis["coingecko"].GetStatus();
        Assert.AreEqual((1, 0, 0.1, 9, true), (status.RequestsLastMinute, status.ErrorsLastMinute, status.Utilization, status.Headroom, status.IsLimited));
        Assert.AreEqual("CoinGecko  ██░░░░░░░░░░░░░░░░░░   10.0%  (1 of 10 per minute)  cool-down 5.0 s\n", StatusTable.Format([status]));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.AreEqual(0, apis["coingecko"].GetStatus().RequestsLastMinute);
    }

    [TestMethod]
    public void Meter_shows_what_happens()
    {
        var (time, apis) = Create();
        var seen = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == "MarketMaster.RateLimiting") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        apis["capital"].Options.DisplayName = "x";
        for (var i = 0; i < 60; i++)
            Wait(time, apis["capital"].CallAsync(_ => ValueTask.FromResult(1)));
        _ = apis["capital"].CallAsync(_ => ValueTask.FromResult(1));
        listener.RecordObservableInstruments();
        Assert.IsGreaterThanOrEqualTo(1.0, seen["marketmaster.ratelimit.utilization capital"]);
        Assert.IsGreaterThanOrEqualTo(1.0, seen["marketmaster.ratelimit.queue capital"]);
        Assert.IsGreaterThanOrEqualTo(60.0, seen["marketmaster.ratelimit.requests capital"]);
        Assert.IsTrue(seen.ContainsKey("marketmaster.ratelimit.wait capital"));

        void Add(System.Diagnostics.Metrics.Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (seen)
            {
                var key = $"{instrument.Name} {tags[0].Value}";
                seen[key] = seen.GetValueOrDefault(key) + value;
            }
        }
    }

    [TestMethod]
    public void Reload_changes_limits_that_are_in_use()
    {
        var (time, apis) = Create();
        for (var i = 0; i < 10; i++)
            Wait(time, apis["coingecko"].CallAsync(_ => ValueTask.FromResult(1)));
        var waiting = apis["coingecko"].CallAsync(_ => ValueTask.FromResult(1));
        Assert.IsFalse(waiting.IsCompleted);
        var options = new RateLimitingOptions();
        options.Apis["coingecko"].Limits["minute"].PermitLimit = 11;
        apis.Update(options);
        Assert.IsTrue(waiting.IsCompleted);
        Assert.AreEqual(0, apis["coingecko"].GetStatus().Headroom);
    }

    private static (ManualTime Time, ApiRateLimiters Apis) Create(Action<RateLimitingOptions>? configure = null)
    {
        var time = new ManualTime();
        var options = new RateLimitingOptions();
        configure?.Invoke(options);
        return (time, new(options, time, deliversInline: true));
    }

    private static T Wait<T>(ManualTime time, Task<T> task)
    {
        for (var i = 0; i < 1000 && !task.IsCompleted; i++)
            time.Advance(TimeSpan.FromMilliseconds(50));
        return task.GetAwaiter().GetResult();
    }
}
