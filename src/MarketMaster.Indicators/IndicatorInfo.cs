using System.Globalization;

namespace MarketMaster.Indicators;

/// <summary>An indicator in the catalog: its names, its parameters with their ranges, and how to make it.</summary>
public sealed class IndicatorInfo
{
    private readonly Func<IReadOnlyList<double>, Indicator> _create;

    /// <summary>Describes an indicator.</summary>
    /// <param name="id">snake_case id: unique in the catalog.</param>
    /// <param name="name">Full name.</param>
    /// <param name="category">What it is about.</param>
    /// <param name="parameters">The parameters in the order of the constructor.</param>
    /// <param name="create">Makes the indicator from values in that order.</param>
    public IndicatorInfo(
        string id, string name, IndicatorCategory category,
        IReadOnlyList<ParameterInfo> parameters, Func<IReadOnlyList<double>, Indicator> create)
    {
        (Id, Name, Category, Parameters, _create) = (id, name, category, parameters, create);
    }

    /// <summary>snake_case id, such as <c>rsi</c>.</summary>
    public string Id { get; }

    /// <summary>Full name, such as <c>Relative strength index</c>.</summary>
    public string Name { get; }

    /// <summary>What it is about.</summary>
    public IndicatorCategory Category { get; }

    /// <summary>The parameters in the order of the constructor.</summary>
    public IReadOnlyList<ParameterInfo> Parameters { get; }

    /// <summary>Makes the indicator.</summary>
    /// <param name="values">Values in the order of <see cref="Parameters"/>; those left out take their defaults.</param>
    /// <returns>The indicator.</returns>
    /// <exception cref="ArgumentException">There are more values than parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range, or not whole where it must be.</exception>
    public Indicator Create(params ReadOnlySpan<double> values)
    {
        if (values.Length > Parameters.Count)
            throw new ArgumentException($"{Id} has {Parameters.Count} parameters, {values.Length} values were given", nameof(values));
        var all = new double[Parameters.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = Check(Parameters[i], i < values.Length ? values[i] : Parameters[i].Default);
        return _create(all);
    }

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    private double Check(ParameterInfo parameter, double value)
    {
        if (!(value >= parameter.Minimum && value <= parameter.Maximum) || (parameter.IsInteger && value != Math.Floor(value)))
        {
            var kind = parameter.IsInteger ? "a whole number" : "a number";
            throw new ArgumentOutOfRangeException(
                parameter.Name, value,
                string.Create(CultureInfo.InvariantCulture, $"{Id}: {parameter.Name} must be {kind} between {parameter.Minimum} and {parameter.Maximum}"));
        }
        return value;
    }
}
