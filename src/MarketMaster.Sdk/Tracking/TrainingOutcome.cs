using MarketMaster.Prediction;
using MarketMaster.Registry;
using MarketMaster.Reporting;

namespace MarketMaster.Sdk;

/// <summary>What a training gave, as far as a run keeps it.</summary>
/// <param name="Model">The model.</param>
public sealed record TrainingOutcome(ActionPredictor Model)
{
    /// <summary>How it was judged on rows it had not seen; null takes the scores noted at training.</summary>
    public Evaluation? Evaluation { get; init; }

    /// <summary>Its folds: each one's scores become metrics with the fold's number as step. Null where there are none.</summary>
    public CrossValidationResult? Folds { get; init; }

    /// <summary>The search that chose its parameters; without <see cref="Folds"/>, the best candidate's score by fold is kept. Null where there was none.</summary>
    public SearchResult? Search { get; init; }

    /// <summary>More parameters than the model's own, such as how rows were labelled.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>More files than the model's own. A run also gets the report, unless one of these is called <c>report.html</c>.</summary>
    public IReadOnlyList<ModelArtifact> Artifacts { get; init; } = [];

    /// <summary>The report: scores, folds, confusion, calibration, importance.</summary>
    /// <param name="title">Heading and window title.</param>
    /// <returns>The report.</returns>
    public HtmlReport ToReport(string title) => TrainingPage.Of(this, title);
}
