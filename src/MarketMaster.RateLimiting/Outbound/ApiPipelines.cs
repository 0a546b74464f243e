using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MarketMaster.RateLimiting;

/// <summary>
/// The order in which a call passes: repetition, circuit, limiter, attempt time-out. The limiter lies inside the repetition, so that each attempt takes permits,
/// and inside the circuit, so that an open one takes none.
/// </summary>
internal sealed class ApiPipelines(ApiRateLimiter api)
{
    public static readonly ResiliencePropertyKey<RequestCost> Cost = new("marketmaster.cost");
    public static readonly ResiliencePropertyKey<RateLimitPriority> Priority = new("marketmaster.priority");
    public static readonly ResiliencePropertyKey<HttpRequestMessage?> Request = new("marketmaster.request");

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<int, ResiliencePipeline> _byRetries = new();
    private CircuitBreakerStateProvider _circuit = new();
    private ResiliencePipeline? _inner;

    public CircuitState Circuit => _circuit.CircuitState;

    public ResiliencePipeline Get(int retries) =>
        _byRetries.TryGetValue(retries, out var pipeline) ? pipeline : _byRetries.GetOrAdd(retries, Build(retries));

    /// <summary>The next call is made by the options that are then in force; the circuit starts closed.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _inner = null;
            _byRetries.Clear();
        }
    }

    private ResiliencePipeline Build(int retries)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = api.Time };
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Linear,
                Delay = api.Options.RetryDelay,
                ShouldHandle = arguments => new(IsFailure(arguments.Outcome) && MayRepeat(arguments)),
                OnRetry = static arguments =>
                {
                    (arguments.Outcome.Result as IDisposable)?.Dispose();
                    return default;
                },
            });
        }
        return builder.AddPipeline(Inner()).Build();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "the options of our strategy have no annotations to validate")]
    private ResiliencePipeline Inner()
    {
        lock (_gate)
        {
            if (_inner is not null)
                return _inner;
            var breaker = api.Options.Breaker;
            _circuit = new();
            return _inner = new ResiliencePipelineBuilder { TimeProvider = api.Time }
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions
                {
                    FailureRatio = breaker.FailureRatio,
                    MinimumThroughput = breaker.MinimumThroughput,
                    SamplingDuration = breaker.SamplingDuration,
                    BreakDuration = breaker.BreakDuration,
                    StateProvider = _circuit,
                    // a refusal by rate is the limiter's business: the API itself is well
                    ShouldHandle = static arguments => new(IsFailure(arguments.Outcome) && !IsThrottled(arguments.Outcome)),
                })
                .AddStrategy(_ => new LimiterStrategy(api), new LimiterStrategyOptions())
                .AddTimeout(new TimeoutStrategyOptions { Timeout = api.Options.AttemptTimeout })
                .Build();
        }
    }

    private static bool IsFailure(Outcome<object> outcome) => outcome switch
    {
        { Exception: OperationCanceledException or ArgumentException or BrokenCircuitException } => false,
        { Exception: not null } => true,
        { Result: HttpResponseMessage response } => (int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout || ApiFeedback.IsThrottled(response),
        _ => false,
    };

    private static bool IsThrottled(Outcome<object> outcome) =>
        outcome.Exception is RateLimitExceededException || (outcome.Result is HttpResponseMessage response && ApiFeedback.IsThrottled(response));

    // What the server refused by rate it has not done; anything else may have been done, so only what is safe to do twice is repeated.
    private static bool MayRepeat(RetryPredicateArguments<object> arguments)
    {
        if (!arguments.Context.Properties.TryGetValue(Request, out var request) || request is null)
            return arguments.Outcome.Exception is not RateLimitExceededException { LimitName: not null };
        return IsThrottled(arguments.Outcome) || request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options
            || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete;
    }
}
