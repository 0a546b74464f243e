using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Prediction;

/// <summary>
/// Walks one tree with 64 rows at once. The nodes of a level are a table in registers, from which byte permutations fetch each row's
/// column and bin; the row's own bin is fetched in the same way from the rows themselves, two registers at a time. Rows have 32 or 64
/// bytes. Above level 3 the nodes are so few that whole columns are compared instead.
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
    private readonly AlignedArray<byte> _tables;
    private readonly AlignedArray<byte> _masks;
    private readonly int _levels;
    private readonly int _rowBytes;

    public PermuteKernel(int trees, int levels, int rowBytes)
    {
        (_levels, _rowBytes) = (levels, rowBytes);
        _tables = new(trees * TreeBytes);
        // What is not set goes left.
        for (var tree = 0; tree < trees; tree++)
            _tables.Span.Slice((tree * TreeBytes) + TableBytes, TableBytes).Fill(byte.MaxValue);
        _masks = new((1 + (rowBytes / 2)) * Width);
        for (var lane = 0; lane < Width; lane++)
        {
            // Two registers hold 128 / rowBytes rows: which of them a lane belongs to, and where its row begins there.
            _masks.Span[lane] = (byte)(lane * rowBytes % 128);
            _masks.Span[((1 + (lane * rowBytes / 128)) * Width) + lane] = byte.MaxValue;
        }
    }

    public static bool IsSupported(int rowBytes) => Avx512Vbmi.IsSupported && rowBytes is 32 or 64;

    /// <summary>Sets a node. The root is 1, the children of node n are 2n and 2n + 1.</summary>
    public void Set(int tree, int node, int column, int bin)
    {
        var level = BitOperations.Log2((uint)node);
        var at = (tree * TreeBytes) + Offset(level) + node - (1 << level);
        (_tables.Span[at], _tables.Span[at + TableBytes]) = ((byte)column, (byte)bin);
    }

    /// <summary>Lays the rows of a tile out column by column.</summary>
    public void Transpose(ref byte rows, int columns, ref byte destination)
    {
        for (var column = 0; column < columns; column++)
            Pick(ref rows, Vector512.Create((byte)column)).StoreUnsafe(ref destination, (nuint)(column * Rows));
    }

    /// <summary>Walks a tree with the 64 rows of a tile.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The same column by column.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="first">What is added to each slot.</param>
    /// <param name="slots">64 slots.</param>
    public void Walk(ref byte rows, ref byte columns, int tree, int first, Span<int> slots)
    {
        ref var features = ref Unsafe.Add(ref _tables.First, tree * TreeBytes);
        ref var bins = ref Unsafe.Add(ref features, TableBytes);
        var root = Vector512.GreaterThan(Column(ref columns, features), Vector512.Create(bins));
        var second = Vector512.GreaterThan(
            Vector512.ConditionalSelect(root, Column(ref columns, Node(ref features, 1, 1)), Column(ref columns, Node(ref features, 1, 0))),
            Vector512.ConditionalSelect(root, Vector512.Create(Node(ref bins, 1, 1)), Vector512.Create(Node(ref bins, 1, 0))));
        var at = (root & Vector512.Create((byte)2)) - second;
        var value = Vector512.ConditionalSelect(
            root,
            Vector512.ConditionalSelect(second, Column(ref columns, Node(ref features, 2, 3)), Column(ref columns, Node(ref features, 2, 2))),
            Vector512.ConditionalSelect(second, Column(ref columns, Node(ref features, 2, 1)), Column(ref columns, Node(ref features, 2, 0))));
        at = at + at - Vector512.GreaterThan(value, Lookup64(ref bins, 2, at));
        for (var level = MinimumLevels; level < Math.Min(_levels, 7); level++)
            at = at + at - Vector512.GreaterThan(Pick(ref rows, Lookup64(ref features, level, at)), Lookup64(ref bins, level, at));
        if (_levels > 7)
            at = at + at - Vector512.GreaterThan(Pick(ref rows, Lookup128(ref features, Offset(7), at)), Lookup128(ref bins, Offset(7), at));
        // From here on a node's number takes more than the seven bits that a permutation sees: the first steps choose between tables.
        if (_levels > 8)
            at = at + at - Vector512.GreaterThan(Pick(ref rows, Lookup256(ref features, Offset(8), at, root)), Lookup256(ref bins, Offset(8), at, root));
        if (_levels > 9)
            at = at + at - Vector512.GreaterThan(Pick(ref rows, Lookup512(ref features, at, root, second)), Lookup512(ref bins, at, root, second));
        // The byte holds the last eight steps; those before are the first two.
        var early = _levels > 9 ? (root & Vector512.Create((byte)2)) - second : _levels > 8 ? root & Vector512<byte>.One : Vector512<byte>.Zero;
        Store(at, early, first, ref MemoryMarshal.GetReference(slots));
    }

    private static int Offset(int level) => level <= 7 ? Width * level : level == 8 ? 576 : 832;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<byte> low, Vector512<byte> high, int first, ref int slots)
    {
        var (low0, low1) = Vector512.Widen(low);
        var (high0, high1) = Vector512.Widen(high);
        var (a, b) = Vector512.Widen(low0 | (high0 << 8));
        var (c, d) = Vector512.Widen(low1 | (high1 << 8));
        var offset = Vector512.Create(first);
        (a.AsInt32() + offset).StoreUnsafe(ref slots);
        (b.AsInt32() + offset).StoreUnsafe(ref slots, 16);
        (c.AsInt32() + offset).StoreUnsafe(ref slots, 32);
        (d.AsInt32() + offset).StoreUnsafe(ref slots, 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Node(ref byte table, int level, int node) => Unsafe.Add(ref table, (Width * level) + node);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Column(ref byte columns, byte column) => Vector512.LoadUnsafe(ref columns, (nuint)column * Rows);

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

    // Each row's bin in the column that is asked for: two registers of rows after the other, each for the lanes of its rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<byte> Pick(ref byte rows, Vector512<byte> columns)
    {
        ref var masks = ref _masks.First;
        var index = columns + Vector512.LoadUnsafe(ref masks);
        Vector512<byte> even = default, odd = default;
        for (nuint pair = 0; pair < (nuint)_rowBytes / 2; pair += 2)
        {
            even |= Fetch(ref rows, pair, index, ref masks);
            odd |= Fetch(ref rows, pair + 1, index, ref masks);
        }
        return even | odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Fetch(ref byte rows, nuint pair, Vector512<byte> index, ref byte masks) =>
        Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(ref rows, pair * 128), index, Vector512.LoadUnsafe(ref rows, (pair * 128) + 64))
        & Vector512.LoadUnsafe(ref masks, (pair + 1) * Width);
}
