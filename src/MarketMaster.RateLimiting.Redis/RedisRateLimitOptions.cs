namespace MarketMaster.RateLimiting.Redis;

/// <summary>Settings of <see cref="RedisRateLimitStore"/>.</summary>
public sealed class RedisRateLimitOptions
{
    /// <summary>How to reach Redis, in StackExchange.Redis' form. Default <c>127.0.0.1:6379</c>. Used where the store makes its own connection.</summary>
    public string Configuration { get; set; } = "127.0.0.1:6379";

    /// <summary>What all keys begin with; 1 to 100 characters, without braces. Default <c>mm:rl:</c>.</summary>
    public string KeyPrefix { get; set; } = "mm:rl:";

    /// <summary>How long a request waits for Redis, 1 ms to 1 minute. Default 100 ms. What takes longer may still have been counted: it is never asked twice.</summary>
    public TimeSpan Budget { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>After a failure, how long until Redis is asked again, 1 ms to 1 minute; until then requests do not wait for it. Default 250 ms.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>What happens to requests while Redis is away. Default <see cref="RedisFailureMode.Allow"/>.</summary>
    public RedisFailureMode FailureMode { get; set; }

    /// <summary>Machines that share the limits, 1 to 10,000: in <see cref="RedisFailureMode.Local"/> each lets its part through, at least one permit. Default 1.</summary>
    public int Nodes { get; set; } = 1;

    internal static RedisRateLimitOptions Checked(RedisRateLimitOptions? options)
    {
        options ??= new();
        var longest = TimeSpan.FromMinutes(1);
        if (options.Budget < TimeSpan.FromMilliseconds(1) || options.Budget > longest)
            throw new ArgumentOutOfRangeException(nameof(options), options.Budget, "a request waits 1 ms to 1 minute for Redis (Budget)");
        if (options.RetryInterval < TimeSpan.FromMilliseconds(1) || options.RetryInterval > longest)
            throw new ArgumentOutOfRangeException(nameof(options), options.RetryInterval, "Redis is asked again after 1 ms to 1 minute (RetryInterval)");
        if (options.Nodes is < 1 or > 10_000)
            throw new ArgumentOutOfRangeException(nameof(options), options.Nodes, "1 to 10,000 machines can share limits (Nodes)");
        if (!Enum.IsDefined(options.FailureMode))
            throw new ArgumentOutOfRangeException(nameof(options), options.FailureMode, "there is no such failure mode (FailureMode)");
        return options.KeyPrefix is { Length: >= 1 and <= 100 } && options.KeyPrefix.AsSpan().IndexOfAny('{', '}') < 0 && !string.IsNullOrWhiteSpace(options.Configuration)
            ? options
            : throw new ArgumentException($"KeyPrefix '{options.KeyPrefix}' must have 1 to 100 characters and no braces, and Configuration must not be empty", nameof(options));
    }
}
