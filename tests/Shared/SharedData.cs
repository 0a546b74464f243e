namespace MarketMaster.Tests;

/// <summary>Finds the folder with real series and reference values that may lie beside the checkout.</summary>
internal static class SharedData
{
    /// <summary>The full path of a file under shared/data; the test is skipped, and says so, where it is missing.</summary>
    public static string Require(string relative)
    {
        var path = Find(relative);
        if (path is null)
            Assert.Inconclusive($"skipped: shared/data/{relative} is not on this machine");
        return path;
    }

    /// <summary>The full path of a file or folder under shared/data, or null where it is missing.</summary>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", relative);
            if (File.Exists(path) || Directory.Exists(path))
                return path;
        }
        return null;
    }
}
