namespace MarketMaster.Sdk;

/// <summary>A training that was kept as a run, or was to be.</summary>
/// <param name="Outcome">What the training gave.</param>
/// <param name="RunId">The server's identifier of the run; null where no run could be started.</param>
/// <param name="Warning">Why the run is missing or incomplete, in one line; null where all of it was kept.</param>
public sealed record TrackedTraining(TrainingOutcome Outcome, string? RunId, string? Warning);
