using System.Buffers.Binary;
using System.Text;

namespace MarketMaster.Prediction;

/// <summary>Reads the primitives of a model file. A number outside its range or a count larger than the rest of the file throws before anything is allocated.</summary>
internal ref struct ModelReader(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    public readonly bool AtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public long Int(long minimum, long maximum, string what)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                var number = (long)(value >> 1) ^ -(long)(value & 1);
                return number >= minimum && number <= maximum ? number : throw new FormatException($"{what} is {number}");
            }
        }
        throw new FormatException($"{what} has too many digits");
    }

    /// <summary>A count of things that take at least <paramref name="size"/> bytes each.</summary>
    public int Count(int size, string what) => (int)Int(0, _rest.Length / size, what);

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>A finite number that is not below <paramref name="minimum"/>.</summary>
    public double Finite(double minimum, string what) =>
        Double() is var value && value >= minimum && double.IsFinite(value) ? value : throw new FormatException(FormattableString.Invariant($"{what} is {value}"));

    /// <summary>A finite number as <see cref="ModelWriter.Number"/> writes it.</summary>
    public double Number(double minimum, string what)
    {
        var whole = Int(-1, int.MaxValue, what);
        return whole < 0 ? Finite(minimum, what) : whole >= minimum ? whole : throw new FormatException($"{what} is {whole}");
    }

    public string Text() => Encoding.UTF8.GetString(Take(Count(1, "text length")));

    public bool Flag() => Byte() switch { 0 => false, 1 => true, var other => throw new FormatException($"flag is {other}") };

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
            throw new FormatException("content ends early");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
