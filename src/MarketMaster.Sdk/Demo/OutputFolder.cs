namespace MarketMaster.Sdk;

/// <summary>Makes sure, before the work starts, that its results can be written; leaves nothing behind.</summary>
internal static class OutputFolder
{
    public static void RequireWritable(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        try
        {
            var probe = Path.Combine(ExistingPart(full), $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"output folder {full} is not writable: choose another folder", error);
        }
    }

    private static string ExistingPart(string full)
    {
        var folder = full;
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder))
                throw new IOException($"{folder} is a file");
            folder = Path.GetDirectoryName(folder) ?? throw new IOException($"{full} has no root");
        }
        return folder;
    }
}
