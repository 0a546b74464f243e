using System.Numerics;

namespace MarketMaster;

/// <summary>
/// The random numbers of the project, format version 1: xoshiro256++ (Blackman and Vigna, 2019), its state filled by
/// SplitMix64 from a seed and a stream number. The same seed and stream give the same numbers on every machine and
/// every .NET; different streams of one seed are independent. A struct: copy it to branch, pass it by <c>ref</c> to advance it.
/// </summary>
public struct RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts stream 0 of seed 0; without this constructor <c>new()</c> would give a state of zeros, which never leaves zero.</summary>
    public RandomStream() : this(0) { }

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">Which stream of that seed: a component, a tree, a symbol hash.</param>
    public RandomStream(ulong seed, ulong stream = 0)
    {
        var state = Mix(seed) ^ Mix(stream + 0xD1B54A32D192ED03UL);
        _s0 = SplitMix64(ref state);
        _s1 = SplitMix64(ref state);
        _s2 = SplitMix64(ref state);
        _s3 = SplitMix64(ref state);
    }

    /// <summary>A stream number from text, the same everywhere (FNV-1a, 64 bit, over UTF-16 code units).</summary>
    /// <param name="text">Any text, such as an instrument's symbol.</param>
    /// <returns>The stream number.</returns>
    public static ulong StreamOf(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A uniform number in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform number in (0, 1], a multiple of 2^-53: safe to take the logarithm of.</summary>
    public double NextPositiveDouble() => ((NextUInt64() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>A uniform integer in [0, <paramref name="exclusiveMaximum"/>), unbiased (Lemire, 2019).</summary>
    /// <param name="exclusiveMaximum">The bound; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is below 1.</exception>
    public int NextInt(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        var bound = (uint)exclusiveMaximum;
        var product = (NextUInt64() >> 32) * bound;
        if ((uint)product < bound)
        {
            var threshold = (0u - bound) % bound;
            while ((uint)product < threshold)
                product = (NextUInt64() >> 32) * bound;
        }
        return (int)(product >> 32);
    }

    private static ulong Mix(ulong value)
    {
        var state = value;
        return SplitMix64(ref state);
    }

    private static ulong SplitMix64(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
