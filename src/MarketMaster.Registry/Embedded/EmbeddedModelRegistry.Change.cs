using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

public sealed partial class EmbeddedModelRegistry
{
    /// <inheritdoc/>
    public Task SetAliasAsync(string name, string alias, int version, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        RegistryNames.RequireAlias(alias);
        return WriteAsync(
            "set_alias", name, version,
            transaction =>
            {
                var model = ModelRecord.Require(transaction, name);
                VersionRecord.Require(transaction, model, version);
                var before = AliasRecord.Find(transaction, model, alias);
                if (before?.Version == version)
                    return false;
                var after = new AliasRecord(alias, version);
                after.Save(transaction, model);
                Touch(transaction, model);
                Append(transaction, RegistryAction.AliasSet, model.Name, version, Text(before), Text(after), note);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAliasAsync(string name, string alias, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        RegistryNames.RequireAlias(alias);
        return WriteAsync(
            "remove_alias", name, null,
            transaction =>
            {
                var model = ModelRecord.Require(transaction, name);
                return AliasRecord.Find(transaction, model, alias) is { } found && RemoveAlias(transaction, model, found, note);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ModelVersion> UpdateVersionAsync(string name, int version, MetadataUpdate update, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Require(update);
        return WriteAsync(
            "update_version", name, version,
            transaction =>
            {
                var found = VersionRecord.Require(transaction, ModelRecord.Require(transaction, name), version);
                var changed = found with { Description = update.Description ?? found.Description, Tags = Changed(found.Tags, update), UpdatedAt = Now };
                changed.Save(transaction);
                changed.IndexTags(transaction);
                Append(transaction, RegistryAction.VersionUpdated, name, version, Text(found.Description, found.Tags), Text(changed.Description, changed.Tags), note);
                return Complete(transaction, changed);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RegisteredModel> UpdateModelAsync(string name, MetadataUpdate update, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Require(update);
        return WriteAsync(
            "update_model", name, null,
            transaction =>
            {
                var found = ModelRecord.Require(transaction, name);
                var changed = found with { Description = update.Description ?? found.Description, Tags = Changed(found.Tags, update), UpdatedAt = Now };
                changed.Save(transaction);
                Append(transaction, RegistryAction.ModelUpdated, name, null, Text(found.Description, found.Tags), Text(changed.Description, changed.Tags), note);
                return Complete(transaction, changed);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteVersionAsync(string name, int version, ChangeNote? note = null, CancellationToken cancellationToken = default) => WriteAsync(
        "delete_version", name, version,
        transaction =>
        {
            var model = ModelRecord.Require(transaction, name);
            var found = VersionRecord.Require(transaction, model, version);
            RegistrationRules.RefuseInProduction(name, version, found.Stage);
            Delete(transaction, found, note);
            Touch(transaction, model);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task DeleteModelAsync(string name, ChangeNote? note = null, CancellationToken cancellationToken = default) => WriteAsync(
        "delete_model", name, null,
        transaction =>
        {
            var model = ModelRecord.Require(transaction, name);
            var versions = VersionRecord.Select(transaction, model, "v.deleted_at IS NULL ORDER BY v.version");
            versions.ForEach(v => RegistrationRules.RefuseInProduction(name, v.Version, v.Stage));
            versions.ForEach(version => Delete(transaction, version, note));
            (model with { DeletedAt = Now, UpdatedAt = Now }).Save(transaction);
            Append(transaction, RegistryAction.ModelDeleted, name, null, string.Create(CultureInfo.InvariantCulture, $"{versions.Count} versions"), "", note);
            return true;
        },
        cancellationToken);

    /// <summary>Brings a deleted version back, with its stage and without its aliases; a deleted model comes back with it. Possible until the garbage is collected.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ModelNotFoundException">There is no such version, or its files have been collected.</exception>
    public Task<ModelVersion> RestoreVersionAsync(string name, int version, ChangeNote? note = null, CancellationToken cancellationToken = default) => WriteAsync(
        "restore_version", name, version,
        transaction =>
        {
            var model = ModelRecord.Require(transaction, name, deletedToo: true);
            var found = VersionRecord.Find(transaction, model, version)
                ?? throw new ModelNotFoundException(string.Create(CultureInfo.InvariantCulture, $"no version {version} of model '{name}' to restore: it never was, or its files have been collected"));
            if (!found.IsDeleted)
                return Complete(transaction, found);
            var restored = found with { DeletedAt = null, UpdatedAt = Now };
            restored.Save(transaction);
            (model with { DeletedAt = null, UpdatedAt = Now }).Save(transaction);
            Append(transaction, RegistryAction.VersionRestored, name, version, "deleted", restored.Stage.ToString(), note);
            return Complete(transaction, restored);
        },
        cancellationToken);

    private void Delete(SqliteTransaction transaction, VersionRecord version, ChangeNote? note)
    {
        foreach (var alias in AliasRecord.Of(transaction, version.Model, version.Version))
            RemoveAlias(transaction, version.Model, new(alias, version.Version), note);
        (version with { DeletedAt = Now, UpdatedAt = Now }).Save(transaction);
        Append(transaction, RegistryAction.VersionDeleted, version.Model.Name, version.Version, version.Stage.ToString(), "deleted", note);
    }

    private bool RemoveAlias(SqliteTransaction transaction, ModelRecord model, AliasRecord alias, ChangeNote? note)
    {
        alias.Remove(transaction, model);
        Append(transaction, RegistryAction.AliasRemoved, model.Name, alias.Version, Text(alias), "", note);
        return true;
    }

    private void Touch(SqliteTransaction transaction, ModelRecord model) => (model with { UpdatedAt = Now }).Save(transaction);

    private static string Changed(string tags, MetadataUpdate update)
    {
        var all = Json.Read(tags);
        foreach (var name in update.RemoveTags)
            all.Remove(name);
        foreach (var (name, value) in update.SetTags)
            all[name] = value;
        return Json.Write(VersionDocument.Sorted(all));
    }

    private static string Text(string description, string tags) => $"{description} {tags}".Trim();

    private static string Text(AliasRecord? alias) =>
        alias is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{alias.Alias} -> {alias.Version}");
}
