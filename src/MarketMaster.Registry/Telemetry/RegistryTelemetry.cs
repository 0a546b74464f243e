namespace MarketMaster.Registry;

/// <summary>Names for OpenTelemetry: add the source to a host's tracing to see what its registry does.</summary>
/// <remarks>
/// Operations of a registry in a folder are activities such as <c>registry register</c>, <c>registry load</c> and <c>registry transition</c>,
/// with <c>model.name</c> and, where it is known, <c>model.version</c>. Requests to an MLflow server are client activities such as
/// <c>mlflow GET registered-models/get</c>, with <c>server.address</c>. What fails has the status error and the type of the
/// exception as <c>error.type</c>. Nothing is traced that is secret.
/// </remarks>
public static class RegistryTelemetry
{
    /// <summary>Name of the activity source: <c>MarketMaster.Registry</c>.</summary>
    public const string ActivitySourceName = "MarketMaster.Registry";
}
