namespace MarketMaster.Monitoring.Tests;

[TestClass]
public sealed class AlertGateTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 2, 0, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public void A_state_that_goes_on_is_told_once_in_the_cooldown()
    {
        var gate = new AlertGate(new() { Cooldown = TimeSpan.FromHours(4) });
        Assert.IsNotNull(Take(gate, 0));
        Assert.IsNull(Take(gate, 1));
        Assert.IsNull(Take(gate, 2));
        Assert.AreEqual(2, Take(gate, 4)!.Suppressed);
    }

    [TestMethod]
    public void A_graver_finding_is_told_at_once()
    {
        var gate = new AlertGate(new());
        Assert.IsNotNull(Take(gate, 0));
        Assert.IsNotNull(Take(gate, 1, AlertSeverity.Critical));
        Assert.IsNull(Take(gate, 2, AlertSeverity.Critical));
    }

    [TestMethod]
    public void Two_of_three_windows_must_find_it()
    {
        var gate = new AlertGate(new() { Required = 2, Windows = 3, QuietToClear = 3 });
        Assert.IsNull(Take(gate, 0));
        Assert.IsNull(gate.Take(AlertKind.Drift, null, Start.AddHours(1)));
        Assert.IsNotNull(Take(gate, 2));
    }

    [TestMethod]
    public void A_state_is_over_after_quiet_windows_and_not_before()
    {
        var gate = new AlertGate(new() { QuietToClear = 2, Cooldown = TimeSpan.FromDays(1) });
        Assert.IsNotNull(Take(gate, 0));
        gate.Take(AlertKind.Drift, null, Start.AddHours(1));
        Assert.IsNull(Take(gate, 2), "one quiet window is a flicker");
        gate.Take(AlertKind.Drift, null, Start.AddHours(3));
        gate.Take(AlertKind.Drift, null, Start.AddHours(4));
        Assert.IsNotNull(Take(gate, 5));
    }

    [TestMethod]
    public void The_budget_holds_back_all_but_critical_alerts()
    {
        var gate = new AlertGate(new() { Budget = 2, Cooldown = TimeSpan.Zero });
        Assert.IsNotNull(Take(gate, 0));
        Assert.IsNotNull(Take(gate, 1));
        Assert.IsNull(Take(gate, 2));
        Assert.IsNotNull(Take(gate, 3, AlertSeverity.Critical));
        Assert.IsNotNull(Take(gate, 30), "the next day has its own budget");
    }

    [TestMethod]
    public void Findings_below_the_least_severity_are_not_told() =>
        Assert.IsNull(Take(new AlertGate(new()), 0, AlertSeverity.Info));

    /// <summary>One false alarm in 20 sessions of 10 reports: simulated with reports that find drift at the level that the policy gives.</summary>
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(2, 3)]
    public void The_level_keeps_the_budget_of_false_alarms(int required, int windows)
    {
        var policy = new AlertPolicy { Required = required, Windows = windows };
        var alpha = policy.AlphaFor(20, 10);
        var random = new RandomStream(8);
        int alarms = 0;
        const int trials = 200_000;
        for (var t = 0; t < trials; t++)
        {
            var found = 0;
            for (var w = 0; w < windows; w++)
                found += random.NextDouble() < alpha ? 1 : 0;
            alarms += found >= required ? 1 : 0;
        }
        Assert.AreEqual(1 / 200.0, alarms / (double)trials, 0.0008);
    }

    [TestMethod]
    public void Columns_that_move_together_stand_in_one_line()
    {
        var random = new RandomStream(9);
        RowChange tie = static (Span<double> row, int _, ref RandomStream r) => (row[1], row[2]) = (row[0] + (0.1 * row[1]), row[0] + (0.1 * row[2]));
        var reference = Frames.Of(ref random, 1_000, 5, 0, tie);
        RowChange moved = (Span<double> row, int i, ref RandomStream r) =>
        {
            tie(row, i, ref r);
            (row[0], row[1], row[2], row[4]) = (row[0] + 1, row[1] + 1, row[2] + 1, row[4] + 1);
        };
        var alerts = new List<Alert>();
        var monitor = new ComprehensiveMonitor(reference, "m");
        monitor.AlertRaised += (_, raised) => alerts.Add(raised.Alert);
        var report = monitor.Run(Frames.Of(ref random, 500, 5, 0, moved));
        Assert.AreEqual(4, report.Drift!.DriftedColumns);
        var drift = alerts.Single(a => a.Kind == AlertKind.Drift);
        Assert.AreEqual(2, drift.Details.Count(d => d.StartsWith('c')), drift.ToText());
        StringAssert.Contains(drift.ToText(), "with it");
    }

    private static Alert? Take(AlertGate gate, double hours, AlertSeverity severity = AlertSeverity.Warning) =>
        gate.Take(AlertKind.Drift, new(AlertKind.Drift, severity, "m", Start.AddHours(hours), "t", []), Start.AddHours(hours));
}
