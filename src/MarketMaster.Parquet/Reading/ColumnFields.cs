namespace MarketMaster.Parquet;

/// <summary>Finds the leaves of a schema.</summary>
internal static class ColumnFields
{
    private const int DeepestNesting = 64;

    public static ColumnField[] Of(IReadOnlyList<SchemaElement> schema)
    {
        if (schema.Count == 0)
            throw new InvalidDataException("the schema is empty");
        List<ColumnField> fields = [];
        var next = 1;
        for (var child = 0; child < schema[0].Children; child++)
            Add(schema, fields, ref next, "", depth: 0, nested: false);
        return next == schema.Count ? [.. fields] : throw new InvalidDataException($"the schema has {schema.Count} nodes but its groups hold {next}");
    }

    private static void Add(IReadOnlyList<SchemaElement> schema, List<ColumnField> fields, ref int next, string prefix, int depth, bool nested)
    {
        if (next >= schema.Count || depth > DeepestNesting)
            throw new InvalidDataException($"the schema has {schema.Count} nodes, fewer than its groups hold");
        var element = schema[next++];
        var path = prefix + element.Name;
        var repeated = element.Repetition is not (0 or 1);
        if (element.Type is { } type && element.Children == 0)
        {
            if ((uint)type > (uint)PhysicalType.FixedLengthByteArray || (type == PhysicalType.FixedLengthByteArray && element.TypeLength <= 0))
                throw new InvalidDataException($"column {path} has type {(int)type} of {element.TypeLength} bytes");
            fields.Add(new(element, fields.Count, path, nested || repeated));
            return;
        }
        if (element.Children <= 0)
            throw new InvalidDataException($"column {path} has neither type nor children");
        for (var child = 0; child < element.Children; child++)
            Add(schema, fields, ref next, path + ".", depth + 1, nested: true);
    }
}
