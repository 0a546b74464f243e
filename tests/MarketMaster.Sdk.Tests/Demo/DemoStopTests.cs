namespace MarketMaster.Sdk.Tests.Demo;

[TestClass]
public sealed class DemoStopTests
{
    private static readonly string[] Steps = ["generating bars", "validation", "features and labels", "training", "evaluation", "folds", "backtest", "monitoring", "report", "files", "registration"];

    [TestMethod]
    public async Task Steps_are_reported_in_order_and_fractions_within_a_step_only_grow()
    {
        using var folder = new TemporaryFolder();
        var told = new Listener();
        await new MarketMasterApp().RunDemoAsync(new() { Samples = 600, Threads = 1, OutputDirectory = folder.FullName }, told);
        Assert.AreSequenceEqual(Steps, told.Reports.Select(r => r.Step).Distinct());
        foreach (var step in told.Reports.GroupBy(r => r.Step))
            Assert.AreSequenceEqual(step.Select(r => r.Fraction).Order(), step.Select(r => r.Fraction), step.Key);
        Assert.AreEqual(new DemoProgress("registration", 1), told.Reports[^1]);
    }

    [TestMethod]
    [DataRow("generating bars")]
    [DataRow("validation")]
    [DataRow("features and labels")]
    [DataRow("training")]
    [DataRow("evaluation")]
    [DataRow("folds")]
    [DataRow("backtest")]
    [DataRow("report")]
    [DataRow("files")]
    public async Task Cancelled_at_any_step_nothing_is_left(string step)
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var told = new Listener(report =>
        {
            if (report.Step == step)
                source.Cancel();
        });
        var options = new DemoOptions { Samples = 600, OutputDirectory = folder.Of("out") };
        var error = await Assert.ThrowsAsync<Exception>(() => new MarketMasterApp().RunDemoAsync(options, told, source.Token));
        Assert.IsInstanceOfType<OperationCanceledException>(error);
        Assert.IsEmpty(folder.Entries);
    }

    [TestMethod]
    public async Task Cancelled_before_it_starts_nothing_happens()
    {
        using var folder = new TemporaryFolder();
        await Assert.ThrowsAsync<OperationCanceledException>(() => new MarketMasterApp().RunDemoAsync(new() { OutputDirectory = folder.Of("out") }, null, new CancellationToken(canceled: true)));
        Assert.IsEmpty(folder.Entries);
    }

    [TestMethod]
    public async Task Cancelled_the_files_of_an_earlier_demo_stay()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var options = new DemoOptions { Samples = 600, OutputDirectory = folder.FullName };
        await new MarketMasterApp().RunDemoAsync(options);
        var before = Contents();
        await Assert.ThrowsAsync<OperationCanceledException>(() => new MarketMasterApp().RunDemoAsync(options with { Seed = 7 }, new Listener(r => Cancel(r, source)), source.Token));
        Assert.AreSequenceEqual(["demo.html", "demo.mmaf", "registry"], folder.Entries.Where(e => !e.Contains('/', StringComparison.Ordinal)));
        Assert.AreSequenceEqual(before, Contents());

        List<string> Contents() => [.. folder.Entries.Where(e => File.Exists(folder.Of(e))).Select(e => e + Convert.ToHexString(File.ReadAllBytes(folder.Of(e))))];

        static void Cancel(DemoProgress report, CancellationTokenSource source)
        {
            if (report.Step == "files")
                source.Cancel();
        }
    }

    [TestMethod]
    public async Task A_report_that_cannot_be_written_leaves_no_model()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of("demo.html"));
        var error = await Assert.ThrowsExactlyAsync<IOException>(() => new MarketMasterApp().RunDemoAsync(new() { Samples = 600, OutputDirectory = folder.FullName }));
        Assert.Contains("demo.html: it is a folder", error.Message);
        Assert.AreSequenceEqual(["demo.html"], folder.Entries);
    }

    [TestMethod]
    public async Task A_folder_that_cannot_be_made_is_named_before_the_work()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("file"), "");
        var told = new Listener();
        var error = await Assert.ThrowsExactlyAsync<IOException>(() => new MarketMasterApp().RunDemoAsync(new() { OutputDirectory = folder.Of("file/out") }, told));
        Assert.AreEqual($"output folder {folder.Of("file/out")} is not writable: choose another folder", error.Message);
        Assert.IsEmpty(told.Reports);
        Assert.AreSequenceEqual(["file"], folder.Entries);
    }

    private sealed class Listener(Action<DemoProgress>? heard = null) : IProgress<DemoProgress>
    {
        private readonly List<DemoProgress> _reports = [];

        public IReadOnlyList<DemoProgress> Reports => _reports;

        public void Report(DemoProgress value)
        {
            lock (_reports)
                _reports.Add(value);
            heard?.Invoke(value);
        }
    }
}
