using System.Globalization;
using Polly.CircuitBreaker;

namespace MarketMaster.RateLimiting;

public sealed partial class ApiRateLimiter
{
    // bodies are looked into only as far as an error would begin
    private const int BodyBeginning = 2048;

    private int _refusalsInARow;

    /// <summary>Takes over what a response says: what the server has counted, and whether all callers have to pause.</summary>
    /// <param name="response">The response; its body is buffered where the API hides refusals in it.</param>
    /// <param name="cancellationToken">Gives up reading the body.</param>
    /// <returns>Whether the server refused by rate.</returns>
    public async ValueTask<bool> ObserveAsync(HttpResponseMessage response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        var options = Options;
        foreach (var (limit, header) in options.UsedHeaders)
        {
            if (ApiFeedback.Number(response, header) is { } used and < int.MaxValue)
                Limiter.Observe(limit, (int)used);
        }
        TimeSpan? pause = null;
        if (options.BodyErrors.Count > 0 && response.IsSuccessStatusCode)
        {
            pause = await BodyPauseAsync(response, options, cancellationToken).ConfigureAwait(false);
            ApiFeedback.MarkThrottled(response, pause is not null);
        }
        if (!ApiFeedback.IsThrottled(response))
        {
            Interlocked.Exchange(ref _refusalsInARow, 0);
            if (ApiFeedback.Exhausted(response, _time) is { } wait && wait > TimeSpan.Zero)
                Limiter.CoolDown(wait);
            return false;
        }
        Throttled(ApiFeedback.RetryAfter(response, _time) ?? pause);
        return true;
    }

    /// <summary>The server has refused by rate: all callers of this API pause.</summary>
    /// <param name="retryAfter">How long; null takes the configured pause, doubled with each refusal in a row.</param>
    public void Throttled(TimeSpan? retryAfter = null)
    {
        var row = Interlocked.Increment(ref _refusalsInARow);
        var options = Options;
        var pause = retryAfter ?? TimeSpan.FromTicks((long)Math.Min(
            options.MaximumCoolDown.Ticks, options.CoolDown.Ticks * Math.Pow(2, Math.Min(row - 1, 40))));
        _activity.Throttled();
        _metrics.Throttled(Name);
        Limiter.CoolDown(pause);
    }

    /// <summary>What became of an attempt.</summary>
    internal void Observe(Exception? exception)
    {
        if (exception is null or BrokenCircuitException)
            return;
        if (exception is RateLimitExceededException { LimitName: null } refused)
            Throttled(refused.RetryAfter);
        _activity.Failed();
    }

    internal void Failed() => _activity.Failed();

    private async ValueTask<TimeSpan?> BodyPauseAsync(HttpResponseMessage response, ApiOptions options, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        if (body.Length > BodyBeginning)
            body = body[..BodyBeginning];
        foreach (var (text, pause) in options.BodyErrors)
        {
            var place = body.IndexOf(text, StringComparison.Ordinal);
            if (place >= 0)
                return Until(body.AsSpan(place + text.Length)) ?? pause;
        }
        return null;
    }

    // Kraken's "Throttled: 1700000000" says until when.
    private TimeSpan? Until(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(": ");
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? rest : rest[..end];
        if (digits.Length is < 9 or > 11 || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return null;
        var left = DateTimeOffset.FromUnixTimeSeconds(seconds) - _time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
