namespace MarketMaster.Monitoring;

/// <summary>When retraining is advised.</summary>
public sealed record RetrainPolicy
{
    /// <summary>Accuracy below which it is advised, 0 to 1 (MODEL_ACCURACY_THRESHOLD); 0.6 by default.</summary>
    public double AccuracyThreshold { get; init => field = Limits.Within(value, 0.0, 1.0, nameof(AccuracyThreshold)); } = 0.6;

    /// <summary>Macro F1 below which it is advised, 0 to 1 (MODEL_F1_THRESHOLD); 0.5 by default.</summary>
    public double F1Threshold { get; init => field = Limits.Within(value, 0.0, 1.0, nameof(F1Threshold)); } = 0.5;

    /// <summary>Age of the model in days at which it is advised, 1 to 3650 (RETRAINING_INTERVAL_DAYS); 7 by default.</summary>
    public int IntervalDays { get; init => field = Limits.Within(value, 1, 3650, nameof(IntervalDays)); } = 7;

    /// <summary>When the model was trained; null (the default) leaves its age aside.</summary>
    public DateTimeOffset? TrainedAt { get; init; }

    internal RetrainAdvice Judge(PerformanceReport report)
    {
        var reasons = new List<string>();
        var isCertain = false;
        if (report.Status is PerformanceStatus.Final or PerformanceStatus.Partial)
        {
            Check("accuracy", AccuracyThreshold);
            Check("macro_f1", F1Threshold);
        }
        if (TrainedAt is { } trained && report.Timestamp - trained is var age && age >= TimeSpan.FromDays(IntervalDays))
        {
            reasons.Add(FormattableString.Invariant($"the model is {age.TotalDays:0.0} days old: the interval is {IntervalDays}"));
            isCertain = true;
        }
        return new(report.ModelName, report.Timestamp, reasons, isCertain);

        void Check(string name, double threshold)
        {
            if (report.Find(name) is not { } measure || !(measure.Value < threshold))
                return;
            reasons.Add(FormattableString.Invariant($"{name} is {measure.Value:0.000} [{measure.Low:0.000}, {measure.High:0.000}]: the threshold is {threshold}"));
            isCertain |= measure.High < threshold;
        }
    }
}
