using System.Text;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.Registry.Tests;

/// <summary>What real servers do and a client must live with.</summary>
[TestClass]
public sealed class MlflowQuirkTests
{
    private static readonly HttpClient Http = new();

    [TestMethod]
    public async Task EveryBodyCarriesItsLength()
    {
        await using var server = await FakeMlflow.StartAsync();
        var chunked = new List<string>();
        server.Interfere = (context, path) =>
        {
            if (context.Request.Method != "GET" && context.Request.ContentLength is null)
                chunked.Add(path);
            return Task.FromResult(false);
        };
        var registry = Open(server);
        await registry.RegisterAsync(Samples.Registration());
        await registry.SetAliasAsync("trend", "a", 1);
        await registry.UpdateVersionAsync("trend", 1, new() { Description = "d", SetTags = new Dictionary<string, string> { ["x"] = "y" }, RemoveTags = ["team"] });
        await registry.TransitionStageAsync("trend", 1, ModelStage.Staging);
        await registry.DeleteVersionAsync("trend", 1);
        Assert.IsEmpty(chunked);
        Assert.IsGreaterThan(8, server.Requests.Count(r => !r.StartsWith("GET", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task AnUploadThatTheServerCutsShortRegistersNothing()
    {
        await using var server = await FakeMlflow.StartAsync();
        server.Interfere = async (context, path) =>
        {
            if (context.Request.Method != "PUT" || !path.EndsWith("model.bin", StringComparison.Ordinal))
                return false;
            lock (server.State)
                server.State.Files[path["mlflow-artifacts/artifacts/".Length..]] = [];
            await context.Response.WriteAsync("{}");
            return true;
        };
        var error = await Assert.ThrowsExactlyAsync<RegistryUnavailableException>(() => Open(server).RegisterAsync(Samples.Registration()));
        StringAssert.Contains(error.Message, "0 of 7 bytes");
        Assert.IsEmpty(server.State.Versions);
    }

    [TestMethod]
    public async Task AFileThatWasExchangedOnTheServerIsRefused()
    {
        await using var server = await FakeMlflow.StartAsync();
        var registry = Open(server);
        var version = await registry.RegisterAsync(Samples.Registration());
        var file = server.State.Files.Keys.Single(k => k.EndsWith("model.bin", StringComparison.Ordinal));
        server.State.Files[file] = "WEIGHTS"u8.ToArray();
        var error = await Assert.ThrowsExactlyAsync<RegistryCorruptException>(() => registry.LoadAsync(version.Reference));
        StringAssert.Contains(error.Message, "'model.bin' of trend version 1");
        server.State.Files.Remove(file);
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryCorruptException>(() => registry.LoadAsync(version.Reference))).Message, "missing");
    }

    [TestMethod]
    public async Task AnUnansweredCreateIsNotDoneTwice()
    {
        await using var server = await FakeMlflow.StartAsync();
        var lost = 0;
        server.Interfere = async (context, path) =>
        {
            if (path != "mlflow/model-versions/create" || lost++ > 0)
                return false;
            // The server does it, and its answer is lost on the way.
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            lock (server.State)
                server.State.Call("POST", "model-versions/create", System.Text.Json.Nodes.JsonNode.Parse(body.ToArray())!.AsObject());
            context.Response.StatusCode = 503;
            return true;
        };
        var version = await Open(server).RegisterAsync(Samples.Registration());
        Assert.AreEqual(1, version.Version);
        Assert.HasCount(1, server.State.Versions);
        Assert.AreEqual(1, lost);
    }

    [TestMethod]
    public async Task ARefusedCreateIsAskedAgain()
    {
        await using var server = await FakeMlflow.StartAsync();
        var refused = 0;
        server.Interfere = (context, path) =>
        {
            var refuse = path == "mlflow/model-versions/create" && refused++ < 2;
            if (refuse)
                context.Response.StatusCode = 503;
            return Task.FromResult(refuse);
        };
        Assert.AreEqual(1, (await Open(server).RegisterAsync(Samples.Registration())).Version);
        Assert.AreEqual(3, refused);
    }

    [TestMethod]
    public async Task ReadingIsRepeatedAndAStartOfARunIsNot()
    {
        await using var server = await FakeMlflow.StartAsync();
        var registry = Open(server);
        await registry.RegisterAsync(Samples.Registration());
        var failures = 2;
        server.Interfere = (context, _) =>
        {
            var fail = failures-- > 0;
            if (fail)
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "0";
            }
            return Task.FromResult(fail);
        };
        Assert.AreEqual(1, (await registry.GetVersionAsync(ModelReference.ToVersion("trend", 1))).Version);
        server.Interfere = (context, path) =>
        {
            var fail = path == "mlflow/runs/create";
            if (fail)
                context.Response.StatusCode = 503;
            return Task.FromResult(fail);
        };
        server.Requests.Clear();
        await Assert.ThrowsExactlyAsync<RegistryUnavailableException>(() => registry.RegisterAsync(Samples.Registration(content: "two")));
        Assert.AreEqual(1, server.Requests.Count(r => r == "POST mlflow/runs/create"));
    }

    [TestMethod]
    public async Task AnswersThatAreNoJsonAreUnderstood()
    {
        await using var server = await FakeMlflow.StartAsync();
        var registry = Open(server);
        server.Interfere = async (context, _) =>
        {
            context.Response.StatusCode = 403;
            await context.Response.WriteAsync("Invalid Host header - possible DNS rebinding attack detected");
            return true;
        };
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryUnavailableException>(() => registry.GetModelAsync("trend"))).Message, "--allowed-hosts");
        server.Interfere = async (context, _) =>
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsync("You are not authenticated.");
            return true;
        };
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryUnavailableException>(() => registry.GetModelAsync("trend"))).Message, "login");
        server.Interfere = async (context, _) =>
        {
            await context.Response.WriteAsync("<html>a proxy's own page</html>");
            return true;
        };
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryUnavailableException>(() => registry.GetModelAsync("trend"))).Message, "something else");
    }

    [TestMethod]
    public async Task AServerThatIsAwayOrSilentSaysSoInTime()
    {
        var away = new MlflowModelRegistry(Http, Options(new("http://127.0.0.1:1")));
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryUnavailableException>(() => away.GetModelAsync("trend"))).Message, "127.0.0.1:1");
        await using var server = await FakeMlflow.StartAsync();
        using var silence = new CancellationTokenSource();
        server.Interfere = async (context, _) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, CancellationTokenSource.CreateLinkedTokenSource(silence.Token, context.RequestAborted).Token).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        var options = Options(server.Address);
        options.RequestTimeout = TimeSpan.FromMilliseconds(200);
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryUnavailableException>(() => new MlflowModelRegistry(Http, options).GetModelAsync("trend"))).Message, "did not answer");
        using var cancelled = new CancellationTokenSource(50);
        await Assert.ThrowsAsync<OperationCanceledException>(() => Open(server).GetModelAsync("trend", cancelled.Token));
        await silence.CancelAsync();
    }

    [TestMethod]
    public async Task BasicGoesBeforeBearerAndNoSecretIsPrinted()
    {
        await using var server = await FakeMlflow.StartAsync();
        var options = Options(server.Address);
        (options.Username, options.Password, options.Token) = ("ann", "s3cret", "t0ken");
        await new MlflowModelRegistry(Http, options).ListModelsAsync();
        Assert.AreEqual("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:s3cret")), server.LastLogin);
        options.Username = null;
        await new MlflowModelRegistry(Http, options).ListModelsAsync();
        Assert.AreEqual("Bearer t0ken", server.LastLogin);
        Assert.DoesNotContain("t0ken", options.ToString());
        Assert.DoesNotContain("s3cret", options.ToString());
    }

    [TestMethod]
    public async Task AListEndsThoughTheServerGivesATokenAfterTheLastPage()
    {
        await using var server = await FakeMlflow.StartAsync();
        var registry = Open(server);
        foreach (var name in (string[])["a", "b"])
            await registry.RegisterAsync(Samples.Registration(name));
        var page = await registry.ListModelsAsync(new() { PageSize = 2 });
        Assert.HasCount(2, page.Items);
        Assert.IsNotNull(page.NextPageToken);
        page = await registry.ListModelsAsync(new() { PageSize = 2, PageToken = page.NextPageToken });
        Assert.IsEmpty(page.Items);
        Assert.IsNull(page.NextPageToken);
    }

    [TestMethod]
    public async Task VersionsOfOthersAreLoadedWithoutChecksumsAndMissingOnesAreSeen()
    {
        await using var server = await FakeMlflow.StartAsync();
        var registry = Open(server);
        server.State.Call("POST", "registered-models/create", new() { ["name"] = "theirs" });
        server.State.Files["1/abc/artifacts/model/MLmodel"] = "flavors: {}"u8.ToArray();
        server.State.Files["1/abc/artifacts/model/data/weights"] = "xyz"u8.ToArray();
        server.State.Call("POST", "model-versions/create", new() { ["name"] = "theirs", ["source"] = "mlflow-artifacts:/1/abc/artifacts/model" });
        server.State.Call("POST", "model-versions/create", new() { ["name"] = "theirs", ["source"] = "mlflow-artifacts:/1/gone/artifacts/model" });
        server.State.Call("POST", "model-versions/create", new() { ["name"] = "theirs", ["source"] = "s3://bucket/model" });
        var loaded = await registry.LoadAsync(ModelReference.ToVersion("theirs", 1));
        Assert.AreEqual("xyz", loaded.Text("data/weights"));
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryCorruptException>(() => registry.LoadAsync(ModelReference.ToVersion("theirs", 2)))).Message, "no files");
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<RegistryUnavailableException>(() => registry.LoadAsync(ModelReference.ToVersion("theirs", 3)))).Message, "s3://bucket/model");
    }

    [TestMethod]
    public async Task TwoTransitionsAtTheSameMomentLeaveTwoInProductionUntilTheNextOne()
    {
        await using var server = await FakeMlflow.StartAsync();
        var registry = Open(server);
        foreach (var content in (string[])["one", "two", "three"])
            await registry.RegisterAsync(Samples.Registration(content: content));
        server.State.TransitionsOverlap = true;
        await Task.WhenAll(registry.TransitionStageAsync("trend", 1, ModelStage.Production), registry.TransitionStageAsync("trend", 2, ModelStage.Production));
        var query = new VersionQuery { Stage = ModelStage.Production };
        Assert.HasCount(2, await registry.AllAsync("trend", query));
        // The newest of them is what a reference leads to, and neither can be deleted.
        Assert.AreEqual("two", (await registry.LoadAsync(ModelReference.ToStage("trend", ModelStage.Production))).Text());
        await Assert.ThrowsExactlyAsync<RegistryConflictException>(() => registry.DeleteVersionAsync("trend", 1));
        server.State.TransitionsOverlap = false;
        await registry.TransitionStageAsync("trend", 3, ModelStage.Production);
        CollectionAssert.AreEqual((int[])[3], (await registry.AllAsync("trend", query)).Select(v => v.Version).ToArray());
    }

    [TestMethod]
    public async Task WithoutStagesAnAliasStandsForThem()
    {
        await using var server = await FakeMlflow.StartAsync();
        var registry = Open(server);
        await registry.RegisterAsync(Samples.Registration());
        await registry.SetAliasAsync("trend", "production", 1);
        server.State.HasStages = false;
        Assert.AreEqual("weights", (await registry.LoadAsync(ModelReference.ToStage("trend", ModelStage.Production))).Text());
    }

    [TestMethod]
    public async Task AnOnnxModelBecomesAnMlflowModel()
    {
        await using var server = await FakeMlflow.StartAsync();
        await Open(server).RegisterAsync(new("trend", new ModelArtifact("model.onnx", new byte[] { 8, 9 }))
        {
            Signature = new([new("rsi"), new("it's")], [new("action", "string")]),
        });
        string File(string name) => Encoding.UTF8.GetString(server.State.Files.Single(f => f.Key.EndsWith("/model/" + name, StringComparison.Ordinal)).Value);
        var model = File("MLmodel");
        StringAssert.Contains(model, "loader_module: mlflow.onnx");
        StringAssert.Contains(model, """inputs: '[{"type":"double","name":"rsi","required":true},{"type":"double","name":"it""");
        StringAssert.Contains(File("input_example.json"), "\"columns\":[\"rsi\"");
        StringAssert.Contains(File("requirements.txt"), "onnxruntime");
        StringAssert.Contains(File("conda.yaml"), "name: mlflow-env");
        StringAssert.Contains(File("python_env.yaml"), "requirements.txt");
    }

    [TestMethod]
    public async Task ARunKeepsParametersMetricsAndFilesWithinTheServersLimits()
    {
        await using var server = await FakeMlflow.StartAsync();
        var tracker = new MlflowTracker(Http, Options(server.Address));
        var run = await tracker.StartRunAsync("nightly");
        await run.LogParametersAsync(Enumerable.Range(0, 250).ToDictionary(i => "p" + i, i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await run.LogMetricsAsync(Enumerable.Range(0, 2_300).ToDictionary(i => "m" + i, i => (double)i), step: 3);
        await run.LogMetricsAsync(new Dictionary<string, double> { ["undefined"] = double.NaN });
        await run.LogArtifactsAsync([new("report.html", "<p>"u8.ToArray())], "reports");
        await run.EndAsync();
        var kept = server.State.Runs[run.Id];
        Assert.AreEqual(250, kept["data"]!["params"]!.AsArray().Count);
        Assert.AreEqual(2_301, kept["data"]!["metrics"]!.AsArray().Count);
        Assert.AreEqual("NaN", kept["data"]!["metrics"]![2_300]!["value"]!.GetValue<string>());
        Assert.AreEqual("FINISHED", kept["info"]!["status"]!.GetValue<string>());
        Assert.IsTrue(server.State.Files.Keys.Any(k => k.EndsWith("/reports/report.html", StringComparison.Ordinal)));
        Assert.ThrowsExactly<ArgumentException>(() => { _ = run.LogMetricsAsync(new Dictionary<string, double> { ["x"] = double.PositiveInfinity }); });
        Assert.ThrowsExactly<ArgumentException>(() => { _ = run.LogParametersAsync(new Dictionary<string, string> { ["x"] = new('a', 6_001) }); });
    }

    private static MlflowOptions Options(Uri address) => new() { TrackingUri = address, RetryDelay = TimeSpan.FromMilliseconds(1), Actor = "test" };

    private static MlflowModelRegistry Open(FakeMlflow server) => new(Http, Options(server.Address));
}
