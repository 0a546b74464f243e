namespace MarketMaster.Monitoring;

/// <summary>When findings become alerts. Each kind of alert is counted by itself.</summary>
public sealed record AlertPolicy
{
    /// <summary>Windows with a finding, among the last <see cref="Windows"/>, that make an alert, 1 to 100; 1 by default.</summary>
    public int Required { get; init => field = Limits.Within(value, 1, 100, nameof(Required)); } = 1;

    /// <summary>Windows that are looked at, 1 to 100; 1 by default.</summary>
    public int Windows { get; init => field = Limits.Within(value, 1, 100, nameof(Windows)); } = 1;

    /// <summary>Quiet windows after which a state counts as over and may alert anew, 1 to 1,000; 2 by default.</summary>
    public int QuietToClear { get; init => field = Limits.Within(value, 1, 1_000, nameof(QuietToClear)); } = 2;

    /// <summary>Time in which a state that goes on is not reported again, 0 to 30 days; 4 hours by default. A graver finding is reported at once.</summary>
    public TimeSpan Cooldown { get; init => field = Limits.Within(value, TimeSpan.Zero, TimeSpan.FromDays(30), nameof(Cooldown)); } = TimeSpan.FromHours(4);

    /// <summary>Most alerts in <see cref="BudgetPeriod"/>, 1 to 10,000; 10 by default. Critical ones are always sent.</summary>
    public int Budget { get; init => field = Limits.Within(value, 1, 10_000, nameof(Budget)); } = 10;

    /// <summary>Period of the budget, 1 minute to 30 days; a day by default.</summary>
    public TimeSpan BudgetPeriod { get; init => field = Limits.Within(value, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), nameof(BudgetPeriod)); } = TimeSpan.FromDays(1);

    /// <summary>Least severity that is reported; warning by default.</summary>
    public AlertSeverity MinimumSeverity { get; init; } = AlertSeverity.Warning;

    /// <summary>
    /// The level of a report at which there is one false drift alert in so many sessions, all columns and tests together: with k of n
    /// windows required, the level whose chance of k findings in n independent windows is the wanted one.
    /// </summary>
    /// <param name="sessionsPerFalseAlarm">Sessions for one false alarm, such as 20.</param>
    /// <param name="reportsPerSession">Reports made in a session.</param>
    /// <returns>The level for <see cref="DriftOptions.Alpha"/>, at most 0.5.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public double AlphaFor(double sessionsPerFalseAlarm, int reportsPerSession)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sessionsPerFalseAlarm);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reportsPerSession);
        var wanted = Math.Min(1, 1 / (sessionsPerFalseAlarm * reportsPerSession));
        var (low, high) = (1e-9, 0.5);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            // P(at least k of n) = I_p(k, n - k + 1)
            if (Distributions.Beta(Math.Min(Required, Windows), Windows - Math.Min(Required, Windows) + 1, middle) > wanted)
                high = middle;
            else
                low = middle;
        }
        return low;
    }
}
