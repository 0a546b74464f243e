using System.Text.Json.Serialization;

namespace MarketMaster.Registry;

/// <summary>What was done to a registry.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegistryAction>))]
public enum RegistryAction
{
    /// <summary>A version was registered.</summary>
    Registered,

    /// <summary>A version got another stage.</summary>
    StageChanged,

    /// <summary>An alias was pointed to a version.</summary>
    AliasSet,

    /// <summary>An alias was removed.</summary>
    AliasRemoved,

    /// <summary>Description or tags of a version were changed.</summary>
    VersionUpdated,

    /// <summary>Description or tags of a model were changed.</summary>
    ModelUpdated,

    /// <summary>A version was deleted.</summary>
    VersionDeleted,

    /// <summary>A deleted version was brought back.</summary>
    VersionRestored,

    /// <summary>A model was deleted.</summary>
    ModelDeleted,

    /// <summary>The gate before production refused a version.</summary>
    PromotionRefused,

    /// <summary>A deleted version was removed for good.</summary>
    VersionCollected,
}
