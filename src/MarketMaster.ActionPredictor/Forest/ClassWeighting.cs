using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>How much a unit of each class counts in the impurity.</summary>
internal interface IClassWeighting
{
    public Vector256<float> Apply(int field, Vector256<float> counts);
}

/// <summary>Every class counts as it is.</summary>
internal readonly struct EqualClasses : IClassWeighting
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Apply(int field, Vector256<float> counts) => counts;
}

/// <summary>Each class has a weight of its own.</summary>
internal readonly struct WeightedClasses(double[] weights) : IClassWeighting
{
    private readonly float[] _weights = Array.ConvertAll(weights, w => (float)w);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Apply(int field, Vector256<float> counts) => counts * Vector256.Create(_weights[field]);
}
