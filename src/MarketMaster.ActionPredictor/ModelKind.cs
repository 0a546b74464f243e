using System.Text.Json.Serialization;

namespace MarketMaster.Prediction;

/// <summary>What is trained.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelKind>))]
public enum ModelKind
{
    /// <summary>A random forest: the mean of many deep trees, each grown on rows drawn at random. Robust, little to tune.</summary>
    [JsonStringEnumMemberName("random_forest")]
    RandomForest = 0,

    /// <summary>Gradient boosting: in each round one small tree per action that corrects the trees before it. More accurate where there is much to learn, and more easily overfitted: give it validation rows.</summary>
    [JsonStringEnumMemberName("gradient_boosting")]
    GradientBoosting = 1,
}
