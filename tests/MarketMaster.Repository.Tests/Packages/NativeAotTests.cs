using System.Runtime.InteropServices;

namespace MarketMaster.Repository.Tests.Packages;

[TestClass]
public sealed class NativeAotTests
{
    private const string Name = "Smoke";

    // StackExchange.Redis of the version that is to be had was written before trimming was thought of.
    private const string NotTrimmable = "MarketMaster.RateLimiting.Redis";

    /// <summary>Every library is compiled whole, not only what the program reaches, so that a trimming warning anywhere in it is an error here.</summary>
    [TestMethod]
    public void Packages_publish_as_native_code_without_warning_and_run()
    {
        if (Linker() is not { } linker)
        {
            Assert.Inconclusive("skipped: native code needs the linker of clang or gcc, and neither is installed");
            return;
        }
        using var solution = new ConsumerSolution("native");
        var packages = ConsumerPrograms.Packages.Select(package => package.Name).Where(name => name != NotTrimmable).ToList();
        solution.Add(Name, ConsumerPrograms.Read(ConsumerPrograms.All), packages,
            $"<PublishAot>true</PublishAot><RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier><CppCompilerAndLinker>{linker}</CppCompilerAndLinker><StripSymbols>false</StripSymbols>",
            string.Concat(packages.Select(package => $"""<TrimmerRootAssembly Include="{package}" />""")));
        var project = Path.Combine(solution.Folder, Name);

        var restore = ChildProcess.Dotnet(project, TimeSpan.FromMinutes(5), "restore", "-nodeReuse:false");
        if (!restore.Succeeded && restore.AllOutput.Contains("ILCompiler", StringComparison.OrdinalIgnoreCase))
            Assert.Inconclusive($"skipped: the native compiler's package does not restore here\n{restore}");
        restore.ThrowIfFailed();
        ChildProcess.Dotnet(project, TimeSpan.FromMinutes(5), "publish", "-c", "Release", "--no-restore", "-o", "out", "-nodeReuse:false", "-p:UseSharedCompilation=false").ThrowIfFailed();

        var program = Path.Combine(project, "out", Name + ".Consumer" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var result = ChildProcess.Run(project, program, [], TimeSpan.FromMinutes(1));
        result.ThrowIfFailed();
        Assert.IsGreaterThan(0, result.Output.Trim().Length, "the program printed nothing");
    }

    private static string? Linker() =>
        OperatingSystem.IsWindows() ? "link" : ((string[])["clang", "gcc"]).FirstOrDefault(IsInstalled);

    private static bool IsInstalled(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command)));
}
