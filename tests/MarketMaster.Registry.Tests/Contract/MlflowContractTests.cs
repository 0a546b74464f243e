namespace MarketMaster.Registry.Tests;

[TestClass]
public sealed class MlflowContractTests : RegistryContract
{
    private static FakeMlflow? _server;
    private static readonly HttpClient Http = new();

    protected override IModelRegistry Registry { get; } = new MlflowModelRegistry(Http, new() { TrackingUri = _server!.Address });

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _server = await FakeMlflow.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await _server!.DisposeAsync();
}

/// <summary>The same contract against a real server: set MLFLOW_TRACKING_URI to its address.</summary>
[TestClass]
public sealed class LiveMlflowContractTests : RegistryContract
{
    private static readonly HttpClient Http = new();
    private MlflowModelRegistry? _registry;

    protected override IModelRegistry Registry => _registry!;

    [TestInitialize]
    public void Connect()
    {
        if (MlflowOptions.FromEnvironment() is { } options)
            _registry = new(Http, options);
        else
            Assert.Inconclusive("skipped: MLFLOW_TRACKING_URI names no server");
    }
}
