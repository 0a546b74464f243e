namespace MarketMaster.Registry;

/// <summary>
/// Keeps trained models with their numbers, stages, aliases and measurements: <see cref="EmbeddedModelRegistry"/> in a folder,
/// <see cref="MlflowModelRegistry"/> on an MLflow server. Safe to use from many threads.
/// </summary>
/// <remarks>Every method may also throw <see cref="RegistryException"/> where the store cannot be reached, is busy or damaged.</remarks>
public interface IModelRegistry
{
    /// <summary>Registers a new version of a model, which is made where it is missing. When this returns, the version is complete and durable.</summary>
    /// <param name="registration">What to register.</param>
    /// <param name="note">Who registers, and why.</param>
    /// <param name="cancellationToken">Stops before the version exists; after that it is not heeded.</param>
    /// <returns>The new version; with an idempotency key that is known already, the version it made.</returns>
    /// <exception cref="ArgumentException">Something in the registration is not allowed.</exception>
    /// <exception cref="RegistryConflictException">The idempotency key was used for something else, or its version has been deleted.</exception>
    Task<ModelVersion> RegisterAsync(ModelRegistration registration, ChangeNote? note = null, CancellationToken cancellationToken = default);

    /// <summary>Finds a version without reading its files.</summary>
    /// <param name="reference">Which version.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ModelNotFoundException">There is none.</exception>
    Task<ModelVersion> GetVersionAsync(ModelReference reference, CancellationToken cancellationToken = default);

    /// <summary>Reads the files of a version and checks each against its SHA-256.</summary>
    /// <param name="reference">Which version.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The version with its files.</returns>
    /// <exception cref="ModelNotFoundException">There is no such version.</exception>
    /// <exception cref="RegistryCorruptException">A file is missing or is not the one that was registered.</exception>
    Task<LoadedModel> LoadAsync(ModelReference reference, CancellationToken cancellationToken = default);

    /// <summary>One model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelNotFoundException">There is none.</exception>
    Task<RegisteredModel> GetModelAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists models by name.</summary>
    /// <param name="query">Which; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A page.</returns>
    Task<Page<RegisteredModel>> ListModelsAsync(ModelQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the versions of a model, newest first.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="query">Which; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A page.</returns>
    /// <exception cref="ModelNotFoundException">There is no such model.</exception>
    Task<Page<ModelVersion>> ListVersionsAsync(string name, VersionQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Gives a version another stage. A version that was in production is archived when another one comes there.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="stage">The new stage.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <returns>The version after the change.</returns>
    /// <exception cref="ModelNotFoundException">There is no such version.</exception>
    /// <exception cref="PromotionRefusedException">The gate before production refused.</exception>
    Task<ModelVersion> TransitionStageAsync(string name, int version, ModelStage stage, ChangeNote? note = null, CancellationToken cancellationToken = default);

    /// <summary>Points an alias to a version, and away from the one it pointed to.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <exception cref="ModelNotFoundException">There is no such version.</exception>
    Task SetAliasAsync(string name, string alias, int version, ChangeNote? note = null, CancellationToken cancellationToken = default);

    /// <summary>Removes an alias; one that is not there is no error.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <exception cref="ModelNotFoundException">There is no such model.</exception>
    Task RemoveAliasAsync(string name, string alias, ChangeNote? note = null, CancellationToken cancellationToken = default);

    /// <summary>Changes description and tags of a version.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="update">What to change.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <returns>The version after the change.</returns>
    /// <exception cref="ModelNotFoundException">There is no such version.</exception>
    Task<ModelVersion> UpdateVersionAsync(string name, int version, MetadataUpdate update, ChangeNote? note = null, CancellationToken cancellationToken = default);

    /// <summary>Changes description and tags of a model.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="update">What to change.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <returns>The model after the change.</returns>
    /// <exception cref="ModelNotFoundException">There is no such model.</exception>
    Task<RegisteredModel> UpdateModelAsync(string name, MetadataUpdate update, ChangeNote? note = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a version and its aliases. Its number is never used again.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <exception cref="ModelNotFoundException">There is no such version.</exception>
    /// <exception cref="RegistryConflictException">The version is in production: give it another stage first.</exception>
    Task DeleteVersionAsync(string name, int version, ChangeNote? note = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a model with all its versions and aliases.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <exception cref="ModelNotFoundException">There is no such model.</exception>
    /// <exception cref="RegistryConflictException">A version is in production: give it another stage first.</exception>
    Task DeleteModelAsync(string name, ChangeNote? note = null, CancellationToken cancellationToken = default);
}
