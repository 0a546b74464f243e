namespace MarketMaster.Indicators;

/// <summary>The ways in which partial results over parts of a window are joined.</summary>
internal static class Joining
{
    /// <summary>Joins two partial results.</summary>
    internal interface IJoin<T>
    {
        static abstract T Join(T left, T right);

        /// <summary>Joins four at a time.</summary>
        static abstract FourLanes JoinFour(FourLanes left, FourLanes right);
    }

    /// <summary>Sum.</summary>
    internal readonly struct Plus<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Join(T left, T right) => left + right;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static FourLanes JoinFour(FourLanes left, FourLanes right) => left + right;
    }

    /// <summary>Larger value.</summary>
    internal readonly struct Larger<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Join(T left, T right) => T.Max(left, right);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static FourLanes JoinFour(FourLanes left, FourLanes right) => FourLanes.Max(left, right);
    }

    /// <summary>Smaller value.</summary>
    internal readonly struct Smaller<T> : IJoin<T> where T : unmanaged, ILane<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Join(T left, T right) => T.Min(left, right);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static FourLanes JoinFour(FourLanes left, FourLanes right) => FourLanes.Min(left, right);
    }
}
