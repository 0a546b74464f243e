using System.Text;

namespace MarketMaster.Registry.Tests;

/// <summary>Flips bits in every file of a registry: what is read is what was written, or an error of the registry's own.</summary>
[TestClass]
public sealed class DamageTests
{
    private static readonly string[] Contents = ["one", "two", "three", "four"];

    [TestMethod]
    public async Task AFlippedBitNeverGivesOtherBytes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Of("registry");
        using (var registry = new EmbeddedModelRegistry(path))
        {
            foreach (var content in Contents)
                await registry.RegisterAsync(new("m", new ModelArtifact("content", Encoding.UTF8.GetBytes(content))) { Parameters = new Dictionary<string, string> { ["content"] = content } });
            await registry.TransitionStageAsync("m", 2, ModelStage.Production);
            await registry.SetAliasAsync("m", "champion", 3);
        }
        var files = Directory.GetFiles(path, "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length > 0).Order(StringComparer.Ordinal).ToArray();
        var originals = files.ToDictionary(f => f, File.ReadAllBytes);
        var random = new Random64(5);
        int refused = 0, unharmed = 0;
        for (var flip = 0; flip < TestScale.Of(400, 10_000); flip++)
        {
            // Half of the flips hit the database, which is most of the bytes, half the small files.
            var file = flip % 2 == 0 ? files.Single(f => f.EndsWith("registry.db", StringComparison.Ordinal)) : files[random.Below(files.Length)];
            var bytes = originals[file].ToArray();
            var bit = random.Below(bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            await File.WriteAllBytesAsync(file, bytes);
            if (await ReadsRightAsync(path))
                unharmed++;
            else
                refused++;
            foreach (var left in Directory.GetFiles(path, "registry.db-*"))
                File.Delete(left);
            await File.WriteAllBytesAsync(file, originals[file]);
        }
        Console.WriteLine($"{refused} flips refused, {unharmed} without effect on what was read");
        Assert.IsGreaterThan(0, refused);
        Assert.IsGreaterThan(0, unharmed);
        Assert.IsTrue(await ReadsRightAsync(path), "the undamaged registry is read");
    }

    [TestMethod]
    public async Task AMissingAShortAndAnExchangedFileAreNamed()
    {
        using var folder = new TemporaryFolder();
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"));
        var one = await registry.RegisterAsync(new("m", new ModelArtifact("content", "one"u8.ToArray())));
        var blob = Directory.GetFiles(folder.Of("registry/blobs"), "*", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(blob, "two");
        var error = await Assert.ThrowsExactlyAsync<RegistryCorruptException>(() => registry.LoadAsync(one.Reference));
        StringAssert.Contains(error.Message, "'content' of m version 1");
        StringAssert.Contains(error.Message, one.Artifacts[0].Sha256);
        await File.WriteAllTextAsync(blob, "o");
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryCorruptException>(() => registry.LoadAsync(one.Reference))).Message, "1 bytes instead of 3");
        File.Delete(blob);
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryCorruptException>(() => registry.LoadAsync(one.Reference))).Message, "missing");
        Assert.HasCount(1, (await registry.VerifyAsync()).Problems);
        // Registering the same bytes again heals the first version too.
        await registry.RegisterAsync(new("m", new ModelArtifact("content", "one"u8.ToArray())));
        Assert.AreEqual("one", (await registry.LoadAsync(one.Reference)).Text("content"));
        Assert.IsTrue((await registry.VerifyAsync()).IsSound);
    }

    private static async Task<bool> ReadsRightAsync(string path)
    {
        var right = true;
        try
        {
            using var registry = new EmbeddedModelRegistry(path, new() { BusyTimeout = TimeSpan.FromSeconds(1) });
            right &= await IsAsync(registry, ModelReference.ToStage("m", ModelStage.Production), 2);
            right &= await IsAsync(registry, ModelReference.ToAlias("m", "champion"), 3);
            right &= await IsAsync(registry, ModelReference.Latest("m"), 4);
            for (var version = 1; version <= Contents.Length; version++)
                right &= await IsAsync(registry, ModelReference.ToVersion("m", version), version);
            return right;
        }
        catch (RegistryException)
        {
            return false;
        }
    }

    private static async Task<bool> IsAsync(EmbeddedModelRegistry registry, ModelReference reference, int version)
    {
        try
        {
            var loaded = await registry.LoadAsync(reference);
            Assert.AreEqual(version, loaded.Version.Version, $"{reference} led to another version");
            Assert.AreEqual(Contents[version - 1], loaded.Text("content"));
            Assert.AreEqual(Contents[version - 1], loaded.Version.Parameters["content"]);
            return true;
        }
        catch (RegistryException)
        {
            return false;
        }
    }
}
