using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Prediction;

/// <summary>
/// Walks two trees with 64 rows at once. The nodes of a level are a table in registers, from which byte permutations fetch each row's
/// column and bin; the row's own bin is then chosen from all columns by the bits of the column's number, so that each column is loaded
/// once for both trees. Above level 3 the nodes are so few that whole columns are compared instead.
/// </summary>
internal sealed class PermuteKernel
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 64;

    /// <summary>Most bytes of the columns of a tile.</summary>
    public const int WidestTile = 64 * Rows;

    /// <summary>Fewest levels of a tree.</summary>
    public const int MinimumLevels = 3;

    private const int Width = 64;
    private const int TableBytes = 1344;
    private const int TreeBytes = 2 * TableBytes;
    private const int Quad = 4;
    private readonly AlignedArray<byte> _tables;
    private readonly int _levels;
    private readonly int _quads;

    public PermuteKernel(int trees, int levels, int columns)
    {
        _levels = levels;
        _quads = (columns + Quad - 1) / Quad;
        _tables = new(trees * TreeBytes);
        // What is not set goes left.
        for (var tree = 0; tree < trees; tree++)
            _tables.Span.Slice((tree * TreeBytes) + TableBytes, TableBytes).Fill(byte.MaxValue);
    }

    public static bool IsSupported(int columns) => Avx512Vbmi.IsSupported && columns <= WidestTile / Rows;

    /// <summary>Sets a node. The root is 1, the children of node n are 2n and 2n + 1.</summary>
    public void Set(int tree, int node, int column, int bin)
    {
        var level = BitOperations.Log2((uint)node);
        var at = (tree * TreeBytes) + Offset(level) + node - (1 << level);
        (_tables.Span[at], _tables.Span[at + TableBytes]) = ((byte)column, (byte)bin);
    }

    /// <summary>Lays the rows of a tile out column by column.</summary>
    public static void Transpose(ref byte rows, int rowBytes, int columns, ref byte destination)
    {
        for (var row = 0; row < Rows; row += sizeof(uint))
        {
            ref var first = ref Unsafe.Add(ref rows, row * rowBytes);
            ref var second = ref Unsafe.Add(ref first, rowBytes);
            ref var third = ref Unsafe.Add(ref second, rowBytes);
            ref var fourth = ref Unsafe.Add(ref third, rowBytes);
            for (nint column = 0; column < columns; column++)
            {
                var four = Unsafe.Add(ref first, column) | ((uint)Unsafe.Add(ref second, column) << 8)
                    | ((uint)Unsafe.Add(ref third, column) << 16) | ((uint)Unsafe.Add(ref fourth, column) << 24);
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, (column * Rows) + row), four);
            }
        }
    }

    /// <summary>Walks two trees with the 64 rows of a tile.</summary>
    /// <param name="columns">The rows, column by column.</param>
    /// <param name="tree">One tree.</param>
    /// <param name="other">The other; may be the same.</param>
    /// <param name="slots">64 slots of one tree, then 64 of the other.</param>
    public void Walk(ref byte columns, int tree, int other, Span<int> slots)
    {
        ref var features = ref Unsafe.Add(ref _tables.First, tree * TreeBytes);
        ref var otherFeatures = ref Unsafe.Add(ref _tables.First, other * TreeBytes);
        ref var bins = ref Unsafe.Add(ref features, TableBytes);
        ref var otherBins = ref Unsafe.Add(ref otherFeatures, TableBytes);
        var at = Start(ref columns, ref features, ref bins, out var root, out var second);
        var otherAt = Start(ref columns, ref otherFeatures, ref otherBins, out var otherRoot, out var otherSecond);
        for (var level = MinimumLevels; level < Math.Min(_levels, 7); level++)
        {
            var value = Pick(ref columns, Lookup64(ref features, level, at), Lookup64(ref otherFeatures, level, otherAt), out var otherValue);
            at = Down(at, value, Lookup64(ref bins, level, at));
            otherAt = Down(otherAt, otherValue, Lookup64(ref otherBins, level, otherAt));
        }
        if (_levels > 7)
        {
            var value = Pick(ref columns, Lookup128(ref features, Offset(7), at), Lookup128(ref otherFeatures, Offset(7), otherAt), out var otherValue);
            at = Down(at, value, Lookup128(ref bins, Offset(7), at));
            otherAt = Down(otherAt, otherValue, Lookup128(ref otherBins, Offset(7), otherAt));
        }
        // From here on a node's number takes more than the seven bits that a permutation sees: the first steps choose between tables.
        if (_levels > 8)
        {
            var value = Pick(ref columns, Lookup256(ref features, Offset(8), at, root), Lookup256(ref otherFeatures, Offset(8), otherAt, otherRoot), out var otherValue);
            at = Down(at, value, Lookup256(ref bins, Offset(8), at, root));
            otherAt = Down(otherAt, otherValue, Lookup256(ref otherBins, Offset(8), otherAt, otherRoot));
        }
        if (_levels > 9)
        {
            var value = Pick(ref columns, Lookup512(ref features, at, root, second), Lookup512(ref otherFeatures, otherAt, otherRoot, otherSecond), out var otherValue);
            at = Down(at, value, Lookup512(ref bins, at, root, second));
            otherAt = Down(otherAt, otherValue, Lookup512(ref otherBins, otherAt, otherRoot, otherSecond));
        }
        ref var first = ref MemoryMarshal.GetReference(slots);
        Store(at, Early(root, second), ref first);
        Store(otherAt, Early(otherRoot, otherSecond), ref Unsafe.Add(ref first, Rows));
    }

    private static int Offset(int level) => level <= 7 ? Width * level : level == 8 ? 576 : 832;

    // The first three levels.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Start(ref byte columns, ref byte features, ref byte bins, out Vector512<byte> root, out Vector512<byte> second)
    {
        root = Vector512.GreaterThan(Column(ref columns, features), Vector512.Create(bins));
        second = Vector512.GreaterThan(
            Vector512.ConditionalSelect(root, Column(ref columns, Node(ref features, 1, 1)), Column(ref columns, Node(ref features, 1, 0))),
            Vector512.ConditionalSelect(root, Vector512.Create(Node(ref bins, 1, 1)), Vector512.Create(Node(ref bins, 1, 0))));
        var at = (root & Vector512.Create((byte)2)) - second;
        var value = Vector512.ConditionalSelect(
            root,
            Vector512.ConditionalSelect(second, Column(ref columns, Node(ref features, 2, 3)), Column(ref columns, Node(ref features, 2, 2))),
            Vector512.ConditionalSelect(second, Column(ref columns, Node(ref features, 2, 1)), Column(ref columns, Node(ref features, 2, 0))));
        return Down(at, value, Lookup64(ref bins, 2, at));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Down(Vector512<byte> at, Vector512<byte> value, Vector512<byte> bin) => at + at - Vector512.GreaterThan(value, bin);

    // The byte of a walk holds its last eight steps; those before are the first two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<byte> Early(Vector512<byte> root, Vector512<byte> second) =>
        _levels > 9 ? (root & Vector512.Create((byte)2)) - second : _levels > 8 ? root & Vector512<byte>.One : Vector512<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<byte> low, Vector512<byte> high, ref int slots)
    {
        var (low0, low1) = Vector512.Widen(low);
        var (high0, high1) = Vector512.Widen(high);
        var (a, b) = Vector512.Widen(low0 | (high0 << 8));
        var (c, d) = Vector512.Widen(low1 | (high1 << 8));
        a.AsInt32().StoreUnsafe(ref slots);
        b.AsInt32().StoreUnsafe(ref slots, 16);
        c.AsInt32().StoreUnsafe(ref slots, 32);
        d.AsInt32().StoreUnsafe(ref slots, 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Node(ref byte table, int level, int node) => Unsafe.Add(ref table, (Width * level) + node);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Column(ref byte columns, nuint column) => Vector512.LoadUnsafe(ref columns, column * Rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Lookup64(ref byte table, int level, Vector512<byte> at) =>
        Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, (nuint)(Width * level)), at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Lookup128(ref byte table, int offset, Vector512<byte> at) =>
        Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(ref table, (nuint)offset), at, Vector512.LoadUnsafe(ref table, (nuint)(offset + Width)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Lookup256(ref byte table, int offset, Vector512<byte> at, Vector512<byte> high) =>
        Vector512.ConditionalSelect(high, Lookup128(ref table, offset + 128, at), Lookup128(ref table, offset, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Lookup512(ref byte table, Vector512<byte> at, Vector512<byte> highest, Vector512<byte> high) =>
        Vector512.ConditionalSelect(highest, Lookup256(ref table, Offset(9) + 256, at, high), Lookup256(ref table, Offset(9), at, high));

    // Each row's bin in the column that is asked for: four columns at a time, two bits choose among them and the others among the fours.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<byte> Pick(ref byte columns, Vector512<byte> asked, Vector512<byte> otherAsked, out Vector512<byte> other)
    {
        var (odd, high) = Bits(asked);
        var (otherOdd, otherHigh) = Bits(otherAsked);
        asked &= Vector512.Create((byte)0xFC);
        otherAsked &= Vector512.Create((byte)0xFC);
        Vector512<byte> one = default;
        other = default;
        for (nuint quad = 0; quad < (nuint)_quads; quad++)
        {
            var (a, b) = (Column(ref columns, quad * Quad), Column(ref columns, (quad * Quad) + 1));
            var (c, d) = (Column(ref columns, (quad * Quad) + 2), Column(ref columns, (quad * Quad) + 3));
            var number = Vector512.Create((byte)(quad * Quad));
            one = Vector512.ConditionalSelect(Vector512.Equals(asked, number), Choose(odd, high, a, b, c, d), one);
            other = Vector512.ConditionalSelect(Vector512.Equals(otherAsked, number), Choose(otherOdd, otherHigh, a, b, c, d), other);
        }
        return one;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Choose(Vector512<byte> odd, Vector512<byte> high, Vector512<byte> a, Vector512<byte> b, Vector512<byte> c, Vector512<byte> d) =>
        Vector512.ConditionalSelect(high, Vector512.ConditionalSelect(odd, d, c), Vector512.ConditionalSelect(odd, b, a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<byte> First, Vector512<byte> Second) Bits(Vector512<byte> column)
    {
        var (first, second) = (Vector512<byte>.One, Vector512.Create((byte)2));
        return (Vector512.Equals(column & first, first), Vector512.Equals(column & second, second));
    }
}
