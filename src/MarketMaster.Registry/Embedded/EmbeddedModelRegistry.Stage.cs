using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

public sealed partial class EmbeddedModelRegistry
{
    /// <inheritdoc/>
    public Task<ModelVersion> TransitionStageAsync(
        string name, int version, ModelStage stage, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(stage))
            throw new ArgumentOutOfRangeException(nameof(stage), stage, "no such stage");
        RegistryNames.RequireModel(name);
        return RegistryActivities.TraceAsync("transition", name, version, async () =>
        {
            if (stage == ModelStage.Production && _options.Gates.Count > 0)
                note = await PassGatesAsync(name, version, note, cancellationToken).ConfigureAwait(false);
            return await WriteAsync(transaction => Transition(transaction, name, version, stage, note), cancellationToken).ConfigureAwait(false);
        });
    }

    private ModelVersion Transition(SqliteTransaction transaction, string name, int version, ModelStage stage, ChangeNote? note)
    {
        var model = ModelRecord.Require(transaction, name);
        var found = VersionRecord.Require(transaction, model, version);
        if (found.Stage == stage)
            return Complete(transaction, found);
        if (stage == ModelStage.Production && VersionRecord.Newest(transaction, model, ModelStage.Production) is { } current)
            Change(transaction, current, ModelStage.Archived, note);
        var changed = Change(transaction, found, stage, note);
        Touch(transaction, model);
        return Complete(transaction, changed);
    }

    private VersionRecord Change(SqliteTransaction transaction, VersionRecord version, ModelStage stage, ChangeNote? note)
    {
        var changed = version with { Stage = stage, UpdatedAt = Now };
        changed.Save(transaction);
        Append(transaction, RegistryAction.StageChanged, version.Model.Name, version.Version, version.Stage.ToString(), stage.ToString(), note);
        return changed;
    }

    // A version never changes, so what the gates have seen is what goes into production.
    private async Task<ChangeNote> PassGatesAsync(string name, int version, ChangeNote? note, CancellationToken cancellationToken)
    {
        var actor = note?.Actor ?? _options.Actor;
        var (candidate, current) = await ReadAsync(
            transaction =>
            {
                var model = ModelRecord.Require(transaction, name);
                var inProduction = VersionRecord.Newest(transaction, model, ModelStage.Production);
                return (Complete(transaction, VersionRecord.Require(transaction, model, version)), inProduction is null ? null : Complete(transaction, inProduction));
            },
            cancellationToken).ConfigureAwait(false);
        var (reasons, refusal) = await PromotionReview.AskAsync(_options.Gates, new(candidate, current, actor, note?.Reason ?? ""), cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            await WriteAsync(
                transaction =>
                {
                    Append(transaction, RegistryAction.PromotionRefused, name, version, candidate.Stage.ToString(), candidate.Stage.ToString(), new(refusal.Reason, actor));
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            throw PromotionReview.Refused(candidate, refusal);
        }
        return new(string.Join("; ", reasons.Prepend(note?.Reason ?? "").Where(r => r.Length > 0)), actor);
    }
}
