using System.Text.Json.Serialization;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

[JsonSerializable(typeof(ActionPredictorOptions))]
internal sealed partial class PredictorJson : JsonSerializerContext;
