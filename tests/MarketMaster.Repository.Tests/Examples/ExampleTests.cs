namespace MarketMaster.Repository.Tests.Examples;

[TestClass]
public sealed class ExampleTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static IEnumerable<object[]> Examples => MarkdownExample.All.Select(example => new object[] { example.Name });

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public void Example_compiles_and_runs(string name)
    {
        var example = MarkdownExample.All.Single(e => e.Name == name);
        var program = new ExampleProgram(example.Code, example.Path);
        Assert.IsEmpty(program.Problems, $"{name} (first line: {example.Path}:{example.Line}) does not compile\n{string.Join('\n', program.Problems)}");
        if (!example.Runs)
            return;
        using var folder = new TemporaryFolder("example");
        folder.Write(ExampleBars.FileName, ExampleBars.Csv);
        var result = program.Run(folder.Path, Limit);
        Assert.IsTrue(result.Succeeded, $"{name} (first line: {example.Path}:{example.Line}) failed, {result}");
    }

    [TestMethod]
    public void Readme_has_an_example_by_line_20()
    {
        var first = MarkdownExample.All.First(example => example.Path == "README.md");
        Assert.IsLessThanOrEqualTo(20, first.Line);
    }

    [TestMethod]
    public void Fences_are_found_and_told_apart()
    {
        string[] lines = ["text", "```csharp", "var a = 1;", "```", "```bash", "ls", "```", "  ```cs no-run", "  var b = 2;", "  ```"];
        var found = MarkdownExample.Parse("x.md", lines).ToList();
        Assert.HasCount(2, found);
        Assert.AreEqual(new MarkdownExample("x.md #1", "x.md", 3, "var a = 1;", Runs: true), found[0]);
        Assert.AreEqual(new MarkdownExample("x.md #2", "x.md", 9, "  var b = 2;", Runs: false), found[1]);
    }

    [TestMethod]
    public void Example_that_does_not_compile_is_refused_with_its_line()
    {
        var problem = Assert.ContainsSingle(new ExampleProgram("var a = 1;\nConsole.WriteLine(a.Missing);", "x.md").Problems);
        Assert.Contains("line 2: CS1061", problem);
    }

    [TestMethod]
    public void Example_that_throws_fails_and_shows_what_it_printed()
    {
        using var folder = new TemporaryFolder("example");
        var result = new ExampleProgram("Console.WriteLine(\"before\");\nthrow new InvalidOperationException(\"broken\");", "x.md").Run(folder.Path, Limit);
        Assert.IsFalse(result.Succeeded);
        Assert.Contains("before", result.Output);
        Assert.Contains("broken", result.Error);
    }

    [TestMethod]
    public void Example_that_never_ends_is_stopped()
    {
        using var folder = new TemporaryFolder("example");
        var result = new ExampleProgram("Console.WriteLine(\"before\");\nwhile (true) { }", "x.md").Run(folder.Path, TimeSpan.FromSeconds(2));
        Assert.IsNull(result.ExitCode);
    }
}
