using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>SQL with parameters <c>$0</c>, <c>$1</c> … in one line.</summary>
internal static class SqliteCommands
{
    public static void Execute(this SqliteTransaction transaction, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(transaction.Connection!, transaction, sql, values);
        command.ExecuteNonQuery();
    }

    public static T Scalar<T>(this SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(connection, transaction, sql, values);
        return (T)command.ExecuteScalar()!;
    }

    public static List<T> Rows<T>(this SqliteTransaction transaction, Func<SqliteDataReader, T> read, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(transaction.Connection!, transaction, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public static byte[] Bytes(this SqliteDataReader reader, int column) => (byte[])reader.GetValue(column);

    public static long? LongOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static string? TextOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${i}"), values[i] ?? DBNull.Value);
        return command;
    }
}
