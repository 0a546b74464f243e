using System.Diagnostics;

namespace MarketMaster.Registry.Tests;

/// <summary>A registry on a disk of a few megabytes that fills up, and on one that nobody may write. Needs the right to mount.</summary>
[TestClass]
public sealed class FullDiskTests
{
    [TestMethod]
    public async Task AFullDiskLosesNothingAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        using var disk = SmallDisk.Mount(folder.Of("disk"), "4m");
        using var registry = new EmbeddedModelRegistry(folder.Of("disk/registry"));
        var content = new byte[700_000];
        var registered = 0;
        RegistryException? error = null;
        for (byte i = 1; error is null; i++)
        {
            content.AsSpan().Fill(i);
            try
            {
                await registry.RegisterAsync(new("m", new ModelArtifact("content", content.ToArray())));
                registered++;
            }
            catch (RegistryUnavailableException full)
            {
                error = full;
            }
        }
        StringAssert.Contains(error.Message, folder.Of("disk/registry"));
        Assert.IsGreaterThan(1, registered);
        await CheckAsync(registry, registered);
        // Small things fill the last blocks: now the database itself finds no room.
        await FillAsync(registry);
        await CheckAsync(registry, registered);
        disk.Remount("size=16m");
        Assert.AreEqual("new", (await registry.RegisterAsync(new("n", new ModelArtifact("content", "new"u8.ToArray())) { Description = "new" })).Description);
    }

    [TestMethod]
    public async Task AReadOnlyDiskSaysSo()
    {
        using var folder = new TemporaryFolder();
        using var disk = SmallDisk.Mount(folder.Of("disk"), "4m");
        using (var registry = new EmbeddedModelRegistry(folder.Of("disk/registry")))
            await registry.RegisterAsync(Samples.Registration());
        disk.Remount("ro");
        var error = Assert.ThrowsExactly<RegistryUnavailableException>(() => new EmbeddedModelRegistry(folder.Of("disk/registry")).Dispose());
        StringAssert.Contains(error.Message, folder.Of("disk/registry"));
        Assert.ThrowsExactly<RegistryUnavailableException>(() => new EmbeddedModelRegistry(folder.Of("disk/other")).Dispose());
        disk.Remount("rw");
        using var again = new EmbeddedModelRegistry(folder.Of("disk/registry"));
        Assert.AreEqual("weights", (await again.LoadAsync(ModelReference.Latest("trend"))).Text());
    }

    private static async Task FillAsync(EmbeddedModelRegistry registry)
    {
        try
        {
            for (var i = 0; i < 100_000; i++)
                await registry.UpdateModelAsync("m", new() { Description = new string((char)('a' + (i % 26)), 4_000) });
            Assert.Fail("the disk did not fill up");
        }
        catch (RegistryUnavailableException full)
        {
            StringAssert.Contains(full.Message, "cannot be");
        }
    }

    private static async Task CheckAsync(EmbeddedModelRegistry registry, int registered)
    {
        for (var version = 1; version <= registered; version++)
        {
            var loaded = await registry.LoadAsync(ModelReference.ToVersion("m", version));
            Assert.IsTrue(loaded["content"].Span.IndexOfAnyExcept((byte)version) < 0);
        }
        Assert.HasCount(registered, await registry.AllAsync("m"));
    }

    private sealed class SmallDisk : IDisposable
    {
        private readonly string _path;

        private SmallDisk(string path) => _path = path;

        public static SmallDisk Mount(string path, string size)
        {
            Directory.CreateDirectory(path);
            if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path))
                Assert.Inconclusive("skipped: mounting a small disk needs Linux and the right to do it");
            return new(path);
        }

        public void Remount(string options) => Assert.IsTrue(Run("mount", "-o", "remount," + options, _path));

        public void Dispose() => Run("umount", "-l", _path);

        private static bool Run(string program, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false });
                process!.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
