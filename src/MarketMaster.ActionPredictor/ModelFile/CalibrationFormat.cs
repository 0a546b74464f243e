namespace MarketMaster.Prediction;

/// <summary>The calibration in a model file, from version 2 on: 0 for none, 1 and a temperature, or 2 and a curve for each class.</summary>
internal static class CalibrationFormat
{
    public static void Write(ModelWriter writer, ProbabilityCalibration? calibration)
    {
        writer.Byte(calibration is null ? (byte)0 : (byte)(1 + (int)calibration.Method));
        if (calibration is null)
            return;
        writer.Int(calibration.Rows);
        if (calibration.Method == CalibrationMethod.Temperature)
            writer.Double(calibration.Temperature);
        foreach (var curve in calibration.Curves)
        {
            writer.Int(curve.X.Length);
            for (var i = 0; i < curve.X.Length; i++)
            {
                writer.Double(curve.X[i]);
                writer.Double(curve.Y[i]);
            }
        }
    }

    public static ProbabilityCalibration? Read(ref ModelReader reader)
    {
        var kind = reader.Byte();
        if (kind == 0)
            return null;
        var rows = (int)reader.Int(1, int.MaxValue, "calibration rows");
        if (kind == 1)
            return new(rows, Between(reader.Double(), TemperatureFit.Lowest, TemperatureFit.Highest, "temperature"));
        if (kind != 2)
            throw new FormatException($"calibration method is {kind}");
        var curves = new IsotonicCurve[TradeActions.Count];
        for (var k = 0; k < curves.Length; k++)
            curves[k] = ReadCurve(ref reader);
        return new(rows, curves);
    }

    private static IsotonicCurve ReadCurve(ref ModelReader reader)
    {
        var count = reader.Count(16, "number of calibration points");
        if (count == 0)
            throw new FormatException("a calibration curve has no points");
        var (x, y) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            x[i] = Between(reader.Double(), i == 0 ? 0 : Math.BitIncrement(x[i - 1]), 1, "calibration point");
            y[i] = Between(reader.Double(), i == 0 ? 0 : y[i - 1], 1, "calibrated probability");
        }
        return new(x, y);
    }

    private static double Between(double value, double minimum, double maximum, string what) =>
        value >= minimum && value <= maximum ? value : throw new FormatException(FormattableString.Invariant($"{what} is {value}"));
}
