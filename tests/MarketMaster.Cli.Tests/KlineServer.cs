using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MarketMaster.Cli.Tests;

/// <summary>Hourly bars by Binance's protocol: one path, a thousand a page.</summary>
internal sealed class KlineServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _address;
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    public KlineServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }
        _listener.Prefixes.Add(_address);
        _listener.Start();
        _ = ServeAsync();
    }

    public int Requests => _requests;

    /// <summary>From this request on the symbol is unknown.</summary>
    public int FailsFrom { get; set; } = int.MaxValue;

    /// <summary>From this request on there is no answer.</summary>
    public int StallsFrom { get; set; } = int.MaxValue;

    /// <summary>A request waits for an answer that does not come.</summary>
    public Task Stalled => _stalled.Task;

    public static Bar At(DateTime time)
    {
        var price = 100 + Math.Round(Math.Sin(time.Ticks / TimeSpan.TicksPerHour / 50.0), 3);
        return new(time, price, price + 0.5, price - 0.5, price + 0.25, 1 + time.Hour);
    }

    public CliResult Fetch(CliRun cli, string arguments, int? requestsBefore = null)
    {
        _requests = requestsBefore ?? _requests;
        using var process = Start(cli, arguments);
        return CliRun.End(process, arguments);
    }

    public System.Diagnostics.Process Start(CliRun cli, string arguments) => cli.Start(
        new Dictionary<string, string> { ["BINANCE_BASE_URL"] = _address }, ["fetch", "--source", "binance", "--symbol", "BTC/USD", .. arguments.Split(' ')]);

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                if (_requests + 1 >= StallsFrom)
                {
                    _stalled.TrySetResult();
                    continue;
                }
                var failed = Interlocked.Increment(ref _requests) >= FailsFrom;
                context.Response.StatusCode = failed ? 400 : 200;
                await context.Response.OutputStream.WriteAsync(Encoding.ASCII.GetBytes(failed ? """{"code":-1121,"msg":"Invalid symbol."}""" : Page(context.Request.QueryString)));
                context.Response.Close();
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // the test has ended
        }
    }

    private static string Page(System.Collections.Specialized.NameValueCollection query)
    {
        const long Hour = 3_600_000;
        var (from, to) = (long.Parse(query["startTime"]!, CultureInfo.InvariantCulture), long.Parse(query["endTime"]!, CultureInfo.InvariantCulture));
        var rows = new List<string>();
        for (var time = (from + Hour - 1) / Hour * Hour; time <= to && rows.Count < 1000; time += Hour)
        {
            var bar = At(DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"[{time},\"{bar.Open}\",\"{bar.High}\",\"{bar.Low}\",\"{bar.Close}\",\"{bar.Volume}\",{time + Hour - 1}]"));
        }
        return $"[{string.Join(',', rows)}]";
    }
}
