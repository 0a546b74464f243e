using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

/// <summary>
/// Limits of one key, in this process: several levels checked in one step, where a refusal consumes nothing; a queue with priorities; permits that may
/// count from the response. Safe for any number of threads. Acquiring without waiting allocates nothing when granted.
/// </summary>
public sealed partial class LocalRateLimiter : RateLimiter
{
    /// <summary>The most levels that one limiter can have.</summary>
    public const int MaximumLevels = 64;

    private readonly SpinGate _gate = new();
    private readonly TimeProvider _time;
    private readonly long _frequency;
    private readonly LocalRateLimiterOptions _options;
    private readonly GrantedLease _grantedLease;
    private Level[] _levels;
    private Level? _only;
    private long _last = long.MinValue;
    private long _coolUntil = long.MinValue;
    private long _granted;
    private long _refused;
    private bool _disposed;

    /// <summary>Creates a limiter.</summary>
    /// <param name="limits">The limits, 1 to 64, with different names; a request must pass all of them.</param>
    /// <param name="options">How it waits and counts; read once. Null takes the defaults.</param>
    /// <exception cref="ArgumentException">No limits, too many, or a name twice.</exception>
    public LocalRateLimiter(IEnumerable<RateLimit> limits, LocalRateLimiterOptions? options = null)
    {
        _options = options ?? new();
        _time = _options.TimeProvider;
        _frequency = _time.TimestampFrequency;
        _levels = [.. Checked(limits).Select(CreateLevel)];
        _only = OnlyOne(_levels);
        _grantedLease = new(MostRestrictive);
        _queue = new(ClockUnits.FromTimeSpan(_options.AgeingInterval, _frequency));
        _maximumInFlight = ClockUnits.FromTimeSpan(_options.MaximumInFlight, _frequency);
        _delivery = new(_options.DeliversInline);
    }

    /// <summary>Creates a limiter with one level.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="options">How it waits and counts; read once. Null takes the defaults.</param>
    public LocalRateLimiter(RateLimit limit, LocalRateLimiterOptions? options = null) : this([limit], options) { }

    /// <summary>The limits now in force.</summary>
    public IReadOnlyList<RateLimit> Limits
    {
        get
        {
            using (_gate.EnterScope())
                return [.. _levels.Select(level => level.Plan.Limit)];
        }
    }

    /// <summary>Takes permits if they fit now and nobody waits for them. Allocates nothing. The permits count from now.</summary>
    /// <param name="permits">How many, at least 1.</param>
    /// <returns>The answer; hand it to <see cref="Refund(in RateLimitDecision)"/> to give the permits back.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permits"/> is below 1, or more than a limit can ever give.</exception>
    /// <exception cref="ObjectDisposedException">The limiter was disposed.</exception>
    public RateLimitDecision Acquire(int permits = 1)
    {
        if (permits < 1)
            Refuse.TooFew(permits);
        var now = _time.GetTimestamp();
        RequestCost cost = new(permits);
        using (_gate.EnterScope())
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            now = Advance(now);
            if (IsPlain(now) && _only!.Counter.TryCharge(_only.Plan, now, _only.Plan.Cost(permits), _only.Held) == 0)
            {
                _granted++;
                return RateLimitDecision.Granted(permits, _frequency, now);
            }
            var wait = WaitNow(now, cost, out var blocking);
            if (wait == 0)
            {
                Charge(now, ref cost);
                _granted++;
                return RateLimitDecision.Granted(permits, _frequency, now, cost.Levels);
            }
            return RateLimitDecision.Refused(permits, _frequency, RefusedBy(wait, cost, blocking), wait);
        }
    }

    /// <summary>Gives permits back that <see cref="Acquire"/> took, as far as they still count. A refused decision gives nothing back.</summary>
    /// <param name="decision">The answer that took them; give it back once only.</param>
    public void Refund(in RateLimitDecision decision)
    {
        if (!decision.IsGranted)
            return;
        RequestCost cost = new(decision.Permits, decision.Charged);
        using (_gate.EnterScope())
        {
            Restore(Advance(_time.GetTimestamp()), decision.Stamp, cost);
            Pump(_last);
        }
        _delivery.Start();
    }

    /// <summary>How all limits stand, and whether permits would be granted now. Takes nothing.</summary>
    /// <param name="permits">How many, at least 1.</param>
    /// <returns>The answer that <see cref="Acquire"/> would give.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permits"/> is below 1.</exception>
    public RateLimitResult Peek(int permits = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        using (_gate.EnterScope())
        {
            var now = Advance(_time.GetTimestamp());
            var fits = WaitNow(now, new(permits), out _) == 0;
            return new(fits, permits, Array.ConvertAll(_levels, level => level.State(now, permits)));
        }
    }

    /// <summary>Puts other limits in the place of the present ones, at once, also for requests that wait. A limit of the same name goes on with what was counted.</summary>
    /// <param name="limits">The new limits, 1 to 64, with different names.</param>
    /// <exception cref="ArgumentException">No limits, too many, or a name twice.</exception>
    public void Update(IEnumerable<RateLimit> limits)
    {
        var list = Checked(limits);
        using (_gate.EnterScope())
        {
            var now = Advance(_time.GetTimestamp());
            var old = _levels;
            _levels = [.. list.Select(limit => Array.Find(old, level => level.Plan.Limit.Name == limit.Name) is { } kept ? Follow(kept, limit, now) : CreateLevel(limit))];
            _only = OnlyOne(_levels);
            _queue.Remap(old, _levels);
            Pump(now);
        }
        _delivery.Start();
    }

    /// <summary>Lets nothing through for a time: the server has said so. A shorter time than the one running changes nothing.</summary>
    /// <param name="duration">How long, from now.</param>
    public void CoolDown(TimeSpan duration)
    {
        using (_gate.EnterScope())
        {
            var now = Advance(_time.GetTimestamp());
            _coolUntil = Math.Max(_coolUntil, now + ClockUnits.FromTimeSpan(duration, _frequency));
            Pump(now);
        }
    }

    /// <summary>How long the present cool-down lasts; zero where there is none.</summary>
    public TimeSpan CoolDownLeft
    {
        get
        {
            using (_gate.EnterScope())
                return ClockUnits.ToTimeSpan(_coolUntil == long.MinValue ? 0 : _coolUntil - _time.GetTimestamp(), _frequency);
        }
    }

    /// <summary>Takes over what the server says it has counted, where that is more than what was counted here in the last seconds.</summary>
    /// <param name="name">Name of the limit.</param>
    /// <param name="used">Permits that the server counts in the present window.</param>
    /// <returns>Whether the count here rose.</returns>
    public bool Observe(string name, int used)
    {
        using (_gate.EnterScope())
        {
            var now = Advance(_time.GetTimestamp());
            if (Array.Find(_levels, level => level.Plan.Limit.Name == name) is not { } level)
                return false;
            // the server counted when the call arrived: what has run out here since then was part of it
            var unknown = used - Math.Max(level.Peak(now), level.Held + level.Counter.Used(level.Plan, now));
            if (unknown <= 0)
                return false;
            level.Counter.Charge(level.Plan, now, unknown);
            Pump(now);
            return true;
        }
    }

    internal RateLimitState MostRestrictive() => Peek().MostRestrictive;

    private static RateLimit[] Checked(IEnumerable<RateLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        RateLimit[] list = [.. limits];
        if (list.Length is 0 or > MaximumLevels)
            throw new ArgumentException($"{list.Length} limits: there must be 1 to {MaximumLevels}", nameof(limits));
        var twice = list.GroupBy(limit => limit.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? list : throw new ArgumentException($"limit '{twice.Key}' is there twice", nameof(limits));
    }

    private static Level? OnlyOne(Level[] levels) => levels is [{ Plan.Limit.IsShadow: false } only] ? only : null;

    private Level CreateLevel(RateLimit limit)
    {
        var plan = limit.PlanFor(_frequency);
        return new(plan, plan.CreateCounter());
    }

    private Level Follow(Level level, RateLimit limit, long now)
    {
        var plan = limit.PlanFor(_frequency);
        level.Counter = plan.Adopt(level.Counter, level.Plan, now);
        level.Plan = plan;
        return level;
    }
}
