namespace MarketMaster.Monitoring.Tests;

/// <summary>Gathers what differs, so that one run shows all of it.</summary>
internal sealed class Comparison
{
    private readonly List<string> _differences = [];

    public int Count { get; private set; }

    public void Check(string name, double expected, double actual, double relative = 1e-10, double absolute = 1e-14)
    {
        Count++;
        if (!Expected.IsClose(expected, actual, relative, absolute))
            _differences.Add(FormattableString.Invariant($"{name}: expected {expected:R}, is {actual:R}"));
    }

    public void Check(string name, IReadOnlyList<double> expected, IReadOnlyList<double> actual, double relative = 1e-10, double absolute = 1e-14)
    {
        Check(name + ".length", expected.Count, actual.Count);
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
            Check($"{name}[{i}]", expected[i], actual[i], relative, absolute);
    }

    public void Done(int atLeast)
    {
        Assert.IsEmpty(_differences, string.Join('\n', _differences));
        Assert.IsGreaterThanOrEqualTo(atLeast, Count, "too few values were compared");
    }
}
