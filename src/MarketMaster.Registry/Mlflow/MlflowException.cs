using System.Net;

namespace MarketMaster.Registry;

/// <summary>An MLflow server refused a request for a reason that no other exception of the registry stands for.</summary>
public sealed class MlflowException : RegistryException
{
    internal MlflowException(string message, HttpStatusCode status, string errorCode)
        : base(message) => (Status, ErrorCode) = (status, errorCode);

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>MLflow's own code, such as <c>INVALID_PARAMETER_VALUE</c>; empty where the answer had none.</summary>
    public string ErrorCode { get; }
}
