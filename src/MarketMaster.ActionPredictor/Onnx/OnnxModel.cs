using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>The ONNX model around the ensemble: one input, two outputs, operator sets and what is known of the training.</summary>
internal static class OnnxModel
{
    private const int Single = 1;
    private const int Text = 8;

    public static ProtobufWriter Create(ActionPredictor predictor)
    {
        var graph = new ProtobufWriter()
            .Message(1, new OnnxEnsemble(predictor.Model).Node("features", "label", "probabilities"))
            .Text(2, "action_predictor")
            .Message(11, Value("features", Single, predictor.FeatureNames.Count))
            .Message(12, Value("label", Text))
            .Message(12, Value("probabilities", Single, TradeActions.Count));
        var model = new ProtobufWriter()
            .Int(1, 8)
            .Text(2, "MarketMaster.ActionPredictor")
            .Text(3, predictor.Facts.LibraryVersion)
            .Text(6, "Five-action tree ensemble: input 'features' [rows, features] in the order of the metadata 'features', outputs 'label' and 'probabilities' [rows, 5] in the order of 'classes'.")
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, "ai.onnx.ml").Int(2, 1))
            .Message(8, new ProtobufWriter().Text(1, "").Int(2, 15));
        foreach (var (key, value) in Metadata(predictor))
            model.Message(14, new ProtobufWriter().Text(1, key).Text(2, value));
        return model;
    }

    private static IEnumerable<(string Key, string Value)> Metadata(ActionPredictor predictor)
    {
        yield return ("features", string.Join(',', predictor.FeatureNames));
        yield return ("classes", string.Join(',', TradeActions.Names));
        yield return ("trained_at", predictor.Facts.TrainedAt.ToString("O", CultureInfo.InvariantCulture));
        yield return ("training_rows", predictor.Facts.Rows.ToString(CultureInfo.InvariantCulture));
        if (predictor.Facts.Labels is { } labels)
            yield return ("labels", labels.Text);
        foreach (var parameter in ModelParameter.All)
            yield return (parameter.Name, parameter.Read(predictor.Options).ToString(CultureInfo.InvariantCulture));
    }

    private static ProtobufWriter Value(string name, int type, int? columns = null)
    {
        var shape = new ProtobufWriter().Message(1, new ProtobufWriter().Text(2, "rows"));
        if (columns is { } width)
            shape.Message(1, new ProtobufWriter().Int(1, width));
        var tensor = new ProtobufWriter().Int(1, type).Message(2, shape);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
