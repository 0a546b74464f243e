using System.Text;

namespace MarketMaster.Parquet;

/// <summary>Reads the thrift compact protocol. Every length is compared with the bytes left before anything is allocated.</summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> data)
{
    private const int DeepestNesting = 32;

    private readonly ReadOnlySpan<byte> _data = data;
    private ThriftType _type;
    private int _field;
    private int _depth;

    public int Position { get; private set; }

    /// <summary>Starts a struct; the result goes to <see cref="Leave"/>.</summary>
    public int Enter()
    {
        if (++_depth > DeepestNesting)
            throw new InvalidDataException($"structures nest deeper than {DeepestNesting}");
        var outer = _field;
        _field = 0;
        return outer;
    }

    public void Leave(int outer)
    {
        _depth--;
        _field = outer;
    }

    /// <summary>Moves to the next field of the struct; false at its end.</summary>
    public bool Next(out int id)
    {
        var head = Byte();
        _type = (ThriftType)(head & 15);
        if (head == 0)
        {
            id = 0;
            return false;
        }
        _field = head >> 4 == 0 ? checked((int)ZigZag()) : _field + (head >> 4);
        id = _field;
        return true;
    }

    public readonly bool Boolean() => _type switch
    {
        ThriftType.True => true,
        ThriftType.False => false,
        _ => throw Unexpected("a boolean"),
    };

    public int Int32()
    {
        var value = Int64();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new InvalidDataException($"field {_field} holds {value}, which no 32-bit integer does");
    }

    public long Int64() => _type switch
    {
        ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64 => ZigZag(),
        ThriftType.Byte => (sbyte)Byte(),
        _ => throw Unexpected("an integer"),
    };

    public ReadOnlySpan<byte> Binary()
    {
        Require(ThriftType.Binary);
        return Take(Length());
    }

    public string Text() => Encoding.UTF8.GetString(Binary());

    public void Struct() => Require(ThriftType.Struct);

    /// <summary>Starts a list and returns its length; its items are read one after the other.</summary>
    public int List()
    {
        if (_type is not (ThriftType.List or ThriftType.Set))
            throw Unexpected("a list");
        var head = Byte();
        var count = head >> 4 == 15 ? Length() : head >> 4;
        if (count > _data.Length - Position)
            throw new InvalidDataException($"a list of {count} items with {_data.Length - Position} bytes left");
        _type = (ThriftType)(head & 15);
        return count;
    }

    /// <summary>Skips the value of the current field.</summary>
    public void Skip()
    {
        switch (_type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Struct:
                SkipStruct();
                break;
            case ThriftType.List or ThriftType.Set:
                SkipList();
                break;
            case ThriftType.Map:
                SkipMap();
                break;
            default:
                SkipItem(_type);
                break;
        }
    }

    private void SkipItem(ThriftType type)
    {
        _type = type;
        switch (type)
        {
            case ThriftType.True or ThriftType.False or ThriftType.Byte:
                Byte();
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                ZigZag();
                break;
            case ThriftType.Double:
                Take(sizeof(double));
                break;
            case ThriftType.Binary:
                Take(Length());
                break;
            case ThriftType.Struct or ThriftType.List or ThriftType.Set or ThriftType.Map:
                Skip();
                break;
            default:
                throw Unexpected("a known type");
        }
    }

    private void SkipStruct()
    {
        var outer = Enter();
        while (Next(out _))
            Skip();
        Leave(outer);
    }

    private void SkipList()
    {
        var count = List();
        var type = _type;
        var outer = Enter();
        for (var i = 0; i < count; i++)
            SkipItem(type);
        Leave(outer);
    }

    private void SkipMap()
    {
        var count = Length();
        if (count == 0)
            return;
        var types = Byte();
        var outer = Enter();
        for (var i = 0; i < count; i++)
        {
            SkipItem((ThriftType)(types >> 4));
            SkipItem((ThriftType)(types & 15));
        }
        Leave(outer);
    }

    private int Length()
    {
        var length = VarInt();
        return length <= (ulong)(_data.Length - Position)
            ? (int)length
            : throw new InvalidDataException($"a length of {length} with {_data.Length - Position} bytes left");
    }

    private long ZigZag()
    {
        var value = VarInt();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong VarInt()
    {
        var position = Position;
        var value = VariableInteger.Read(_data, ref position);
        Position = position;
        return value;
    }

    private byte Byte() => Position < _data.Length ? _data[Position++] : throw new InvalidDataException("the structure is cut off");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _data.Length - Position)
            throw new InvalidDataException("the structure is cut off");
        Position += length;
        return _data.Slice(Position - length, length);
    }

    private readonly void Require(ThriftType type)
    {
        if (_type != type)
            throw Unexpected(type.ToString());
    }

    private readonly InvalidDataException Unexpected(string wanted) => new($"field {_field} has type {(int)_type} where {wanted} belongs");
}
