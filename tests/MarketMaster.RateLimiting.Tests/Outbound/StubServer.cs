using System.Net;
using System.Text;

namespace MarketMaster.RateLimiting.Tests.Outbound;

/// <summary>
/// A server behind a network: requests arrive, and answers return, after random times of the manual clock. Its rules are its own: lists of arrivals, counted over
/// rolling windows or by a decaying counter, with bans for those who go on.
/// </summary>
internal sealed class StubServer(ManualTime time, StubRules rules, double medianMilliseconds, double sigma, ulong seed) : HttpMessageHandler
{
    private readonly Dictionary<string, List<(long Time, int Weight)>> _arrivals = new(StringComparer.Ordinal);
    private RandomStream _random = new(seed);
    private double _counter;
    private long _counted;
    private long _bannedUntil;
    private int _bans;

    public int Refusals { get; private set; }

    public int Served { get; private set; }

    public long ServedWeight { get; private set; }

    public List<string> FirstRefusals { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(Latency(), time, cancellationToken);
        var response = Answer(request);
        response.RequestMessage = request;
        await Task.Delay(Latency(), time, cancellationToken);
        return response;
    }

    private TimeSpan Latency()
    {
        var normal = Math.Sqrt(-2 * Math.Log(_random.NextPositiveDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return TimeSpan.FromMilliseconds(medianMilliseconds / 2 * Math.Exp(sigma * normal));
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var now = time.GetTimestamp();
        if (now < _bannedUntil)
            return Refuse((HttpStatusCode)418, "banned", _bannedUntil - now);
        var path = request.RequestUri!.AbsolutePath;
        var weight = rules.WeightOf(request);
        foreach (var window in rules.Windows.Where(window => window.Applies(request)))
        {
            var list = Arrivals(window.Name);
            list.RemoveAll(arrival => now - arrival.Time >= window.Length.Ticks);
            var cost = window.CountsRequests ? 1 : weight;
            if (list.Sum(arrival => (long)arrival.Weight) + cost > window.Limit)
            {
                _bannedUntil = rules.Bans ? now + (TimeSpan.FromMinutes(2).Ticks << _bans++) : 0;
                return Refuse(HttpStatusCode.TooManyRequests, $"{window.Name} at {path}", window.Length.Ticks);
            }
        }
        if (rules.CounterMaximum > 0)
        {
            _counter = Math.Max(0, _counter - ((now - _counted) * rules.CounterDecay / TimeSpan.TicksPerSecond));
            _counted = now;
            if (_counter + weight > rules.CounterMaximum + 1e-9)
            {
                Refusals++;
                FirstRefusals.Add($"counter {_counter}");
                return Json("""{"error":["EAPI:Rate limit exceeded"]}""");
            }
            _counter += weight;
        }
        foreach (var window in rules.Windows.Where(window => window.Applies(request)))
            Arrivals(window.Name).Add((now, window.CountsRequests ? 1 : weight));
        Served++;
        ServedWeight += weight;
        var response = Json("""{"error":[],"result":{}}""");
        if (rules.UsedHeader is { } header)
            response.Headers.Add(header, Arrivals("weight").Sum(arrival => arrival.Weight).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return response;
    }

    private List<(long Time, int Weight)> Arrivals(string window) =>
        _arrivals.TryGetValue(window, out var list) ? list : _arrivals[window] = [];

    private HttpResponseMessage Refuse(HttpStatusCode status, string why, long retryAfter)
    {
        Refusals++;
        FirstRefusals.Add($"{(int)status}: {why}");
        var response = new HttpResponseMessage(status);
        response.Headers.RetryAfter = new(TimeSpan.FromSeconds(Math.Ceiling((double)retryAfter / TimeSpan.TicksPerSecond)));
        return response;
    }

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
