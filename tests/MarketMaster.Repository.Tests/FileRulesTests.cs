using System.Text.RegularExpressions;

namespace MarketMaster.Repository.Tests;

[TestClass]
public sealed partial class FileRulesTests
{
    private const int MaximumLines = 400;

    // Written in two parts, so that this file does not break the rules that it holds.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "#reg" + "ion", "NotImplemented" + "Exception"];

    private static readonly string[] RegistryHosts =
        ["nuget" + ".org", "npmjs" + ".org", "npmjs" + ".com", "pypi" + ".org", "pythonhosted" + ".org", "debian" + ".org"];

    [TestMethod]
    public void Source_files_are_short()
    {
        var tooLong = Sources().Select(file => (file, Lines: File.ReadLines(SourceTree.Absolute(file)).Count())).Where(x => x.Lines > MaximumLines);
        AssertNone(tooLong.Select(x => $"{x.file}: {x.Lines} lines, limit {MaximumLines}"));
    }

    [TestMethod]
    public void Nothing_is_named_after_no_topic()
    {
        var files = SourceTree.Files.Where(file => file.Split('/').Any(part => VagueName().IsMatch(Path.GetFileNameWithoutExtension(part))));
        var types = CSharp().SelectMany(file => Lines(file, line => VagueType().IsMatch(line)));
        AssertNone(files.Concat(types));
    }

    [TestMethod]
    public void Nothing_is_left_unfinished() =>
        AssertNone(Sources().SelectMany(file => Lines(file, line => Unfinished.Any(word => line.Contains(word, StringComparison.Ordinal)))));

    [TestMethod]
    public void No_file_names_a_registry_host() =>
        AssertNone(Texts().SelectMany(file => Lines(file, line => RegistryHosts.Any(host => line.Contains(host, StringComparison.OrdinalIgnoreCase)))));

    [TestMethod]
    public void No_file_holds_a_path_of_a_build_machine() =>
        AssertNone(Texts().SelectMany(file => Lines(file, line => MachinePath().IsMatch(line) || line.Contains(SourceTree.Root, StringComparison.Ordinal))));

    [TestMethod]
    [DataRow("BarHelper")]
    [DataRow("Utils")]
    [DataRow("ModelManager")]
    [DataRow("Common")]
    public void Vague_names_are_recognised(string name)
    {
        Assert.IsTrue(VagueName().IsMatch(name));
        Assert.IsTrue(VagueType().IsMatch("internal static class " + name));
    }

    [TestMethod]
    [DataRow("Uncommon")]
    [DataRow("ManagerialView")]
    public void Other_names_are_not(string name) => Assert.IsFalse(VagueName().IsMatch(name));

    private static IEnumerable<string> CSharp() => SourceTree.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> Sources() =>
        SourceTree.Files.Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets" or ".js" or ".ts" or ".css" or ".lua" or ".sh");

    private static IEnumerable<string> Texts() => SourceTree.Files.Where(file => !File.ReadAllBytes(SourceTree.Absolute(file)).AsSpan().Contains((byte)0));

    private static IEnumerable<string> Lines(string file, Func<string, bool> offends) =>
        File.ReadLines(SourceTree.Absolute(file)).Index().Where(line => offends(line.Item))
            .Select(line => $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    private static void AssertNone(IEnumerable<string> offences)
    {
        var found = offences.ToList();
        Assert.IsEmpty(found, string.Join('\n', found));
    }

    [GeneratedRegex("(?:^|[a-z0-9._-])(?:Helpers?|Utils?|Utilit(?:y|ies)|Managers?|Common)$|^(?:helpers?|utils?|common)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum)\s+\w*(?:Helpers?|Utils?|Utilit(?:y|ies)|Managers?|Common)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex VagueType();

    [GeneratedRegex(@"(?<![\w.$}~*-])/(?:root|home|Users|work)/\w|\b[A-Z]:\\Users\\", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MachinePath();
}
