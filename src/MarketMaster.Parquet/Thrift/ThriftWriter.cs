using System.Text;

namespace MarketMaster.Parquet;

/// <summary>Writes the thrift compact protocol.</summary>
internal sealed class ThriftWriter(ByteBuffer output)
{
    private int _field;

    public void Int32(int id, int value) => Integer(id, ThriftType.Int32, value);

    public void Int64(int id, long value) => Integer(id, ThriftType.Int64, value);

    public void Boolean(int id, bool value) => Field(id, value ? ThriftType.True : ThriftType.False);

    public void Text(int id, string value) => Binary(id, Encoding.UTF8.GetBytes(value));

    public void Binary(int id, ReadOnlySpan<byte> value)
    {
        Field(id, ThriftType.Binary);
        Item(value);
    }

    public void Struct(int id, Action write)
    {
        Field(id, ThriftType.Struct);
        Item(write);
    }

    public void List(int id, ThriftType type, int count)
    {
        Field(id, ThriftType.List);
        if (count < 15)
        {
            output.Add((byte)((count << 4) | (int)type));
            return;
        }
        output.Add((byte)(0xF0 | (int)type));
        VariableInteger.Write(output, (ulong)count);
    }

    /// <summary>A struct as an item of a list, or at the top.</summary>
    public void Item(Action write)
    {
        var outer = _field;
        _field = 0;
        write();
        output.Add((byte)ThriftType.Stop);
        _field = outer;
    }

    public void Item(int value) => VariableInteger.Write(output, VariableInteger.ZigZag(value));

    public void Item(ReadOnlySpan<byte> value)
    {
        VariableInteger.Write(output, (ulong)value.Length);
        output.Add(value);
    }

    private void Integer(int id, ThriftType type, long value)
    {
        Field(id, type);
        VariableInteger.Write(output, VariableInteger.ZigZag(value));
    }

    private void Field(int id, ThriftType type)
    {
        var step = id - _field;
        if (step is < 1 or > 15)
            throw new ArgumentOutOfRangeException(nameof(id), id, $"field {id} cannot follow field {_field}: write them in order");
        output.Add((byte)((step << 4) | (int)type));
        _field = id;
    }
}
