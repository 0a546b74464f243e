using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace MarketMaster.RateLimiting.Redis;

/// <summary>The one script: one round trip for all limits of a request.</summary>
internal static class CheckScript
{
    public const string Acquire = "acquire";
    public const string Peek = "peek";
    public const string Refund = "refund";
    private const int ValuesPerLimit = 6;
    private static readonly string Source = Read();

#pragma warning disable CA5350 // Redis names scripts by their SHA-1
    private static readonly byte[] Hash = SHA1.HashData(Encoding.UTF8.GetBytes(Source));
#pragma warning restore CA5350

    public static async Task<RedisResult> RunAsync(IDatabaseAsync database, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            return await database.ScriptEvaluateAsync(Hash, keys, values).ConfigureAwait(false);
        }
        catch (RedisServerException error) when (error.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // A new server, or one whose scripts were flushed: it has not run anything yet, so this is no repetition.
            var arguments = new List<object>(keys.Length + values.Length + 2) { Source, keys.Length };
            arguments.AddRange(keys.Select(k => (object)k));
            arguments.AddRange(values.Select(v => (object)v));
            return await database.ExecuteAsync("EVAL", arguments).ConfigureAwait(false);
        }
    }

    public static RedisValue[] Values(string what, ReadOnlySpan<RateLimit> limits, int permits, long stamp)
    {
        var values = new RedisValue[3 + (limits.Length * ValuesPerLimit)];
        (values[0], values[1], values[2]) = (what, permits, stamp.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < limits.Length; i++)
            Write(limits[i], values.AsSpan(3 + (i * ValuesPerLimit), ValuesPerLimit));
        return values;
    }

    public static string Kind(RateLimit limit) => limit.Algorithm switch
    {
        RateLimitAlgorithm.RollingLog => "log",
        RateLimitAlgorithm.SegmentedWindow => "segments",
        RateLimitAlgorithm.FixedWindow => "fixed",
        _ => "bucket",
    };

    // The same plans as in one process, every division rounded to the strict side, in microseconds.
    private static void Write(RateLimit limit, Span<RedisValue> values)
    {
        var window = (limit.Window.Ticks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond;
        var spread = limit.Algorithm is RateLimitAlgorithm.Gcra ? limit.PermitLimit - limit.Burst + 1 : limit.PermitLimit;
        var (length, extra) = limit.Algorithm switch
        {
            RateLimitAlgorithm.RollingLog or RateLimitAlgorithm.FixedWindow => (window, 0L),
            RateLimitAlgorithm.SegmentedWindow => (window, Math.Max(0, (window / limit.Segments) - 1)),
            _ => (Math.Max(1, (window + spread - 1) / spread), limit.Burst),
        };
        values[0] = Kind(limit);
        values[1] = limit.PermitLimit;
        values[2] = length;
        values[3] = extra;
        values[4] = limit.CountsRequests ? 1 : 0;
        values[5] = limit.IsShadow ? 1 : 0;
    }

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("check.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
