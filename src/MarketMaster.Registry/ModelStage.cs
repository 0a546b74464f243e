using System.Text.Json.Serialization;

namespace MarketMaster.Registry;

/// <summary>How far a version has come. At most one version of a model is in <see cref="Production"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelStage>))]
public enum ModelStage
{
    /// <summary>Registered, no stage given. The stage of every new version.</summary>
    None,

    /// <summary>Being tried out; any number of versions.</summary>
    Staging,

    /// <summary>In use; at most one version of a model.</summary>
    Production,

    /// <summary>Out of use. A version in production comes here when another one takes its place.</summary>
    Archived,
}
