using Microsoft.Data.Sqlite;

namespace MarketMaster.Registry.Worker;

/// <summary>Holds the write lock of a registry until its input ends.</summary>
internal static class Holding
{
    public static int Run(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection("Data Source=" + Path.Combine(folder, "registry.db"));
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        Console.WriteLine("holding");
        Console.In.ReadToEnd();
        return 0;
    }
}
