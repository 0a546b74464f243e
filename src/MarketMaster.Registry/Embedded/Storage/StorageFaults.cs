using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry;

/// <summary>Turns what SQLite and the file system report into what a caller can act on.</summary>
internal static class StorageFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    public static bool IsBusy(SqliteException error) => error.SqliteErrorCode is Busy or Locked;

    public static Exception Translate(Exception error, string folder) => error switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked } => new RegistryBusyException($"the registry in {folder} is held by another writer", error),
        SqliteException { SqliteErrorCode: Full } => new RegistryUnavailableException($"the registry in {folder} cannot be written: the disk is full", error),
        SqliteException { SqliteErrorCode: ReadOnly } => new RegistryUnavailableException($"the registry in {folder} cannot be written: it is read-only", error),
        SqliteException { SqliteErrorCode: InputOutput or CannotOpen or NoMemory } e => new RegistryUnavailableException($"the registry in {folder} cannot be used: {e.Message}", error),
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase or Constraint } e => new RegistryCorruptException($"the database of the registry in {folder} is damaged: {e.Message}", error),
        SqliteException e => new RegistryCorruptException($"the database of the registry in {folder} does not answer as it should: {e.Message}", error),
        UnauthorizedAccessException e => new RegistryUnavailableException($"the registry in {folder} cannot be used: {e.Message}", error),
        IOException e => new RegistryUnavailableException($"the registry in {folder} cannot be used: {e.Message}", error),
        // A damaged page can give a text where a number was written, or a document that is no JSON.
        InvalidCastException or FormatException or OverflowException or System.Text.Json.JsonException or InvalidOperationException or ArgumentException or NullReferenceException or KeyNotFoundException =>
            new RegistryCorruptException($"the database of the registry in {folder} holds a record that cannot be read: {error.Message}", error),
        _ => error,
    };

    public static bool Concerns(Exception error) => error is SqliteException or IOException or UnauthorizedAccessException;

    /// <summary>Whether an error while reading a record means that the record is damaged.</summary>
    public static bool InRecord(Exception error) => error is SqliteException or InvalidCastException or FormatException or OverflowException
        or System.Text.Json.JsonException or InvalidOperationException or ArgumentException;
}
