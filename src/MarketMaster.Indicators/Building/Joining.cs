using System.Runtime.CompilerServices;

namespace MarketMaster.Indicators;

/// <summary>The ways in which partial results over parts of a window are joined.</summary>
internal static class Joining
{
    /// <summary>Joins two partial results.</summary>
    internal interface IJoin<T>
    {
        static abstract T Join(T left, T right);
    }

    /// <summary>Sum.</summary>
    internal readonly struct Plus<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Join(T left, T right) => left + right;
    }

    /// <summary>Larger value.</summary>
    internal readonly struct Larger<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Join(T left, T right) => T.Max(left, right);
    }

    /// <summary>Smaller value.</summary>
    internal readonly struct Smaller<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Join(T left, T right) => T.Min(left, right);
    }
}
