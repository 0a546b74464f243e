namespace MarketMaster.Prediction;

/// <summary>Options, training facts and report in a model file.</summary>
internal static class FactsFormat
{
    public static void Write(ModelWriter writer, ActionPredictor predictor)
    {
        OptionsFormat.Write(writer, predictor.Options);
        Write(writer, predictor.Facts);
        var report = predictor.Report;
        writer.Text(report.EvaluatedOn);
        foreach (var value in (double[])[report.Accuracy, report.F1Score, report.Precision, report.Recall, report.LogLoss, report.TrainingTime])
            writer.Double(value);
        writer.Int(report.TrainingRows);
        writer.Int(report.ValidationRows);
        writer.Int(report.BestRound ?? -1);
    }

    public static (ActionPredictorOptions Options, TrainingFacts Facts, TrainingReport Report) Read(ref ModelReader reader, int version)
    {
        var options = version >= ModelEnvelope.FirstWithKinds ? OptionsFormat.Read(ref reader) : OptionsFormat.ReadByPosition(ref reader);
        var facts = ReadFacts(ref reader);
        var report = new TrainingReport
        {
            EvaluatedOn = reader.Text(),
            Accuracy = reader.Double(),
            F1Score = reader.Double(),
            Precision = reader.Double(),
            Recall = reader.Double(),
            LogLoss = reader.Double(),
            TrainingTime = reader.Double(),
            TrainingRows = (int)reader.Int(0, int.MaxValue, "training rows"),
            ValidationRows = (int)reader.Int(0, int.MaxValue, "validation rows"),
            BestRound = version >= ModelEnvelope.FirstWithKinds && reader.Int(-1, int.MaxValue, "best round") is var best and >= 0 ? (int)best : null,
        };
        return (options, facts, report);
    }

    private static void Write(ModelWriter writer, TrainingFacts facts)
    {
        writer.Int(facts.Rows);
        foreach (var action in TradeActions.All)
            writer.Double(facts.LabelShares[action]);
        writer.Int((int)facts.MajorityAction);
        Write(writer, facts.DataFrom);
        Write(writer, facts.DataTo);
        writer.Int(facts.TrainedAt.UtcTicks);
        writer.Text(facts.LibraryVersion);
        writer.Flag(facts.Labels is not null);
        if (facts.Labels is not { } labels)
            return;
        writer.Text(labels.Name);
        writer.Text(labels.Text);
        writer.Int(labels.Parameters.Count);
        foreach (var (name, value) in labels.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            writer.Text(name);
            writer.Double(value);
        }
    }

    private static TrainingFacts ReadFacts(ref ModelReader reader) => new()
    {
        Rows = (int)reader.Int(0, int.MaxValue, "rows"),
        LabelShares = new(reader.Double(), reader.Double(), reader.Double(), reader.Double(), reader.Double()),
        MajorityAction = (TradeAction)reader.Int(0, TradeActions.Count - 1, "majority action"),
        DataFrom = ReadTime(ref reader),
        DataTo = ReadTime(ref reader),
        TrainedAt = new(reader.Int(0, DateTimeOffset.MaxValue.Ticks, "training date"), TimeSpan.Zero),
        LibraryVersion = reader.Text(),
        Labels = reader.Flag() ? ReadLabels(ref reader) : null,
    };

    private static LabelSchemeDescription ReadLabels(ref ModelReader reader)
    {
        var (name, text) = (reader.Text(), reader.Text());
        var count = reader.Count(9, "number of label parameters");
        var parameters = new Dictionary<string, double>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var key = reader.Text();
            parameters[key] = reader.Double();
        }
        return new(name, text, parameters);
    }

    private static void Write(ModelWriter writer, DateTime? time) => writer.Int(time is { } known ? known.Ticks : -1);

    private static DateTime? ReadTime(ref ModelReader reader) =>
        reader.Int(-1, DateTime.MaxValue.Ticks, "time") is var ticks && ticks < 0 ? null : new DateTime(ticks, DateTimeKind.Utc);
}
