using System.Globalization;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>A server that speaks what an operator documents, with a rolling window of its own by its own clock. Nothing in it comes from the package under test.</summary>
internal abstract class ExchangeStub(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset Time, int Weight)> _arrivals = [];

    public TimeProvider Time { get; } = time;

    /// <summary>Permits per <see cref="Window"/>.</summary>
    public int Limit { get; set; } = int.MaxValue;

    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);

    public List<string> Requests { get; } = [];

    public int Refusals { get; private set; }

    /// <summary>Answers in place of the server; null lets the server answer.</summary>
    public Func<StubRequest, StubAnswer?>? Interfere { get; set; }

    public StubAnswer Answer(StubRequest request)
    {
        lock (_gate)
        {
            Requests.Add($"{request.Method} {request.Path}{(request.Query.Length > 1 ? "?" + request.Query.TrimStart('?') : "")}");
            if (Interfere?.Invoke(request) is { } instead)
                return instead;
            var now = Time.GetUtcNow();
            _arrivals.RemoveAll(arrival => now - arrival.Time >= Window);
            if (_arrivals.Sum(arrival => (long)arrival.Weight) + WeightOf(request) > Limit)
            {
                Refusals++;
                return Refusal(Window - (now - _arrivals[0].Time));
            }
            _arrivals.Add((now, WeightOf(request)));
            return Serve(request);
        }
    }

    protected abstract StubAnswer Serve(StubRequest request);

    protected virtual int WeightOf(StubRequest request) => 1;

    protected virtual StubAnswer Refusal(TimeSpan wait) => new(429, "{}") { Headers = { ["Retry-After"] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) } };

    protected static DateTime FromMilliseconds(string text) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)).UtcDateTime;

    protected static DateTime FromSeconds(string text) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture)).UtcDateTime;

    protected static long Milliseconds(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();
}
