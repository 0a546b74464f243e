namespace MarketMaster.Monitoring;

/// <summary>Decides which findings are reported: k of n windows, cool-down, hysteresis, budget.</summary>
internal sealed class AlertGate(AlertPolicy policy)
{
    private readonly Dictionary<AlertKind, State> _states = [];
    private readonly Queue<DateTimeOffset> _sent = new();

    /// <summary>Takes the finding of a window, or null for a quiet one; returns the alert to send, or null.</summary>
    public Alert? Take(AlertKind kind, Alert? finding, DateTimeOffset now)
    {
        if (!_states.TryGetValue(kind, out var state))
            _states[kind] = state = new();
        var counts = finding is not null && finding.Severity >= policy.MinimumSeverity;
        state.Recent.Enqueue(counts);
        while (state.Recent.Count > policy.Windows)
            state.Recent.Dequeue();
        if (!counts)
        {
            if (++state.Quiet >= policy.QuietToClear)
                (state.IsActive, state.Worst) = (false, AlertSeverity.Info);
            return null;
        }
        state.Quiet = 0;
        if (state.Recent.Count(c => c) < Math.Min(policy.Required, policy.Windows))
            return null;
        var isGraver = finding!.Severity > state.Worst;
        if (state.IsActive && !isGraver && now - state.LastSent < policy.Cooldown)
        {
            state.Suppressed++;
            return null;
        }
        while (_sent.TryPeek(out var oldest) && now - oldest >= policy.BudgetPeriod)
            _sent.Dequeue();
        if (_sent.Count >= policy.Budget && finding.Severity < AlertSeverity.Critical)
        {
            state.Suppressed++;
            return null;
        }
        _sent.Enqueue(now);
        var alert = finding with { Suppressed = state.Suppressed };
        (state.IsActive, state.LastSent, state.Suppressed, state.Worst) = (true, now, 0, finding.Severity > state.Worst ? finding.Severity : state.Worst);
        return alert;
    }

    private sealed class State
    {
        public Queue<bool> Recent { get; } = new();

        public bool IsActive { get; set; }

        public DateTimeOffset LastSent { get; set; }

        public int Quiet { get; set; }

        public int Suppressed { get; set; }

        public AlertSeverity Worst { get; set; }
    }
}
