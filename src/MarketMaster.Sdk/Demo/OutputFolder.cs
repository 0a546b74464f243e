namespace MarketMaster.Sdk;

/// <summary>Makes sure, before the work starts, that its results can be written.</summary>
internal static class OutputFolder
{
    public static void Prepare(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"output folder {Path.GetFullPath(path)} is not writable ({error.Message.TrimEnd('.')}): choose another folder", error);
        }
    }
}
