namespace MarketMaster.Repository.Tests.Packages;

[TestClass]
public sealed class ConsumerTests
{
    private static readonly Lazy<(ConsumerSolution Solution, ProcessResult Build)> Built = new(BuildAll);

    public static IEnumerable<object[]> Programs => ConsumerPrograms.Packages.Select(package => package.Name).Append(ConsumerPrograms.All).Select(name => new object[] { name });

    [ClassCleanup]
    public static void RemoveFolder()
    {
        if (Built.IsValueCreated)
            Built.Value.Solution.Dispose();
    }

    [TestMethod]
    [DynamicData(nameof(Programs))]
    public void Program_builds_and_runs_from_the_packed_packages(string name)
    {
        _ = ConsumerPrograms.Read(name);
        var (solution, build) = Built.Value;
        Assert.IsTrue(solution.IsBuilt(name), $"{name} does not build from the packed packages, {build}");
        var result = solution.Run(name);
        result.ThrowIfFailed();
        Assert.IsGreaterThan(0, result.Output.Trim().Length, $"{name} printed nothing");
    }

    [TestMethod]
    public void Every_library_comes_from_the_package_just_packed()
    {
        Assert.IsTrue(Built.Value.Solution.IsBuilt(ConsumerPrograms.All), Built.Value.Build.ToString());
        foreach (var package in ConsumerPrograms.Packages)
        {
            using var packed = new PackageFile(package.Name);
            var restored = File.ReadAllBytes(Path.Combine(Built.Value.Solution.Output(ConsumerPrograms.All), package.Name + ".dll"));
            Assert.IsTrue(restored.AsSpan().SequenceEqual(packed.Read($"lib/net10.0/{package.Name}.dll")), $"{package.Name}.dll is not the packed one");
        }
    }

    private static (ConsumerSolution Solution, ProcessResult Build) BuildAll()
    {
        var solution = new ConsumerSolution("consumer");
        foreach (var name in ConsumerPrograms.Packages.Select(package => package.Name).Where(ConsumerPrograms.Exists))
            solution.Add(name, ConsumerPrograms.Read(name), [name]);
        solution.Add(ConsumerPrograms.All, ConsumerPrograms.Read(ConsumerPrograms.All), ConsumerPrograms.Packages.Select(package => package.Name));
        return (solution, solution.Build());
    }
}
