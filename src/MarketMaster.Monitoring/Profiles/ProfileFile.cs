using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MarketMaster.Monitoring;

/// <summary>The file of a profile: a magic word, a version, the content, and its SHA-256.</summary>
internal static class ProfileFile
{
    private const uint Magic = 0x50524D4D; // "MMRP"
    private const int Version = 1;
    private const int Header = 8;

    public static byte[] Write(ReferenceProfile profile)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Magic);
        writer.Write(Version);
        var options = profile.Options;
        writer.Write(options.SampleCapacity);
        writer.Write(options.RowCapacity);
        writer.Write(options.Categorical.Count);
        foreach (var name in options.Categorical)
            writer.Write(name);
        writer.Write((int)options.Condition.Kind);
        writer.Write(options.Condition.Column ?? "");
        writer.Write(profile.Rows);
        writer.Write(profile.From?.Ticks ?? -1);
        writer.Write(profile.To?.Ticks ?? -1);
        WriteNumbers(writer, profile.RowSample);
        WriteNumbers(writer, profile.Cuts);
        WriteNumbers(writer, Array.ConvertAll(profile.Parts, p => (double)p));
        writer.Write(profile.Columns.Count);
        foreach (var column in profile.Columns)
            WriteColumn(writer, column);
        writer.Flush();
        var content = memory.ToArray();
        return [.. content, .. SHA256.HashData(content)];
    }

    public static ReferenceProfile Read(byte[] bytes, string source)
    {
        if (bytes.Length < Header + SHA256.HashSizeInBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
            throw new FormatException($"{source} is no reference profile: it does not start with MMRP");
        if (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)) is var version and not Version)
            throw new FormatException($"{source} is a reference profile of version {version}: this library reads version {Version}");
        var content = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length)))
            throw new FormatException($"{source} is damaged: its checksum does not fit its {content.Length} bytes");
        using var reader = new BinaryReader(new MemoryStream(bytes, Header, content.Length - Header));
        var options = new ProfileOptions
        {
            SampleCapacity = reader.ReadInt32(),
            RowCapacity = reader.ReadInt32(),
            Categorical = Many(reader, r => r.ReadString()),
            Condition = ReadCondition(reader),
        };
        var rows = reader.ReadInt64();
        var (from, to) = (ReadTime(reader), ReadTime(reader));
        double[] sample = ReadNumbers(reader), cuts = ReadNumbers(reader), parts = ReadNumbers(reader);
        return new(options, Many(reader, ReadColumn), rows, from, to, sample, cuts, Array.ConvertAll(parts, p => (long)p));
    }

    private static void WriteColumn(BinaryWriter writer, ColumnProfile column)
    {
        writer.Write(column.Name);
        writer.Write((int)column.Kind);
        writer.Write(column.Rows);
        writer.Write(column.Missing);
        writer.Write(column.Infinite);
        writer.Write(column.IsInteger);
        WriteNumbers(writer, [column.Mean, column.SquaredDeviations, column.Minimum, column.Maximum, column.Persistence, column.SpreadPersistence, column.MissingPersistence, column.LabelCorrelation, column.Partner]);
        WriteNumbers(writer, column.PartnerCorrelations);
        WriteNumbers(writer, column.HourSums);
        WriteNumbers(writer, column.HourCounts);
        WriteNumbers(writer, column.Sample);
        writer.Write(column.Categories.Length);
        foreach (var (value, count) in column.Categories)
        {
            writer.Write(value);
            writer.Write(count);
        }
        writer.Write(column.Conditions.Length);
        foreach (var part in column.Conditions)
            WriteNumbers(writer, part);
    }

    private static ColumnProfile ReadColumn(BinaryReader reader)
    {
        var (name, kind) = (reader.ReadString(), (ColumnKind)reader.ReadInt32());
        long rows = reader.ReadInt64(), missing = reader.ReadInt64(), infinite = reader.ReadInt64();
        var isInteger = reader.ReadBoolean();
        var numbers = ReadNumbers(reader);
        return new()
        {
            Name = name,
            Kind = kind,
            Rows = rows,
            Missing = missing,
            Infinite = infinite,
            IsInteger = isInteger,
            Mean = numbers[0],
            SquaredDeviations = numbers[1],
            Minimum = numbers[2],
            Maximum = numbers[3],
            Persistence = numbers[4],
            SpreadPersistence = numbers[5],
            MissingPersistence = numbers[6],
            LabelCorrelation = numbers[7],
            Partner = (int)numbers[8],
            PartnerCorrelations = ReadNumbers(reader),
            HourSums = ReadNumbers(reader),
            HourCounts = ReadNumbers(reader),
            Sample = ReadNumbers(reader),
            Categories = Many(reader, r => (r.ReadDouble(), r.ReadInt64())),
            Conditions = Many(reader, ReadNumbers),
        };
    }

    private static ProfileCondition ReadCondition(BinaryReader reader)
    {
        var kind = (ConditionKind)reader.ReadInt32();
        var column = reader.ReadString();
        return ProfileCondition.From(kind, column.Length > 0 ? column : null);
    }

    private static DateTime? ReadTime(BinaryReader reader) => reader.ReadInt64() is var ticks and >= 0 ? new DateTime(ticks, DateTimeKind.Utc) : null;

    private static T[] Many<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(reader);
        return items;
    }

    private static void WriteNumbers(BinaryWriter writer, double[] numbers)
    {
        writer.Write(numbers.Length);
        foreach (var number in numbers)
            writer.Write(number);
    }

    private static double[] ReadNumbers(BinaryReader reader) => Many(reader, r => r.ReadDouble());
}
