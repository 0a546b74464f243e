namespace MarketMaster.Parquet;

/// <summary>Reads one node of the schema.</summary>
internal static class SchemaReader
{
    public static SchemaElement Read(ref ThriftReader reader)
    {
        var element = new SchemaElement();
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1: element = element with { Type = (PhysicalType)reader.Int32() }; break;
                case 2: element = element with { TypeLength = reader.Int32() }; break;
                case 3: element = element with { Repetition = reader.Int32() }; break;
                case 4: element = element with { Name = reader.Text() }; break;
                case 5: element = element with { Children = reader.Int32() }; break;
                case 6: element = element with { Converted = (ConvertedType)reader.Int32() }; break;
                case 7: element = element with { Scale = reader.Int32() }; break;
                case 8: element = element with { Precision = reader.Int32() }; break;
                case 10: element = Logical(ref reader, element); break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return element;
    }

    private static SchemaElement Logical(ref ThriftReader reader, SchemaElement element)
    {
        reader.Struct();
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            element = element with { Logical = (LogicalType)id };
            switch ((LogicalType)id)
            {
                case LogicalType.Decimal: element = Decimal(ref reader, element); break;
                case LogicalType.Time or LogicalType.Timestamp: element = Timestamp(ref reader, element); break;
                case LogicalType.Integer: element = Integer(ref reader, element); break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return element;
    }

    private static SchemaElement Decimal(ref ThriftReader reader, SchemaElement element)
    {
        reader.Struct();
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1: element = element with { Scale = reader.Int32() }; break;
                case 2: element = element with { Precision = reader.Int32() }; break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return element;
    }

    private static SchemaElement Timestamp(ref ThriftReader reader, SchemaElement element)
    {
        reader.Struct();
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            switch (id)
            {
                case 1: element = element with { IsUtc = reader.Boolean() }; break;
                case 2: element = element with { Unit = Unit(ref reader) }; break;
                default: reader.Skip(); break;
            }
        }
        reader.Leave(outer);
        return element;
    }

    private static TimeUnit Unit(ref ThriftReader reader)
    {
        reader.Struct();
        var unit = 0;
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            unit = id;
            reader.Skip();
        }
        reader.Leave(outer);
        return unit is >= 1 and <= 3 ? (TimeUnit)unit : throw new InvalidDataException($"time unit {unit} is not known");
    }

    private static SchemaElement Integer(ref ThriftReader reader, SchemaElement element)
    {
        reader.Struct();
        var outer = reader.Enter();
        while (reader.Next(out var id))
        {
            if (id == 2)
                element = element with { IsUnsigned = !reader.Boolean() };
            else
                reader.Skip();
        }
        reader.Leave(outer);
        return element;
    }
}
