namespace MarketMaster.Registry.Tests;

[TestClass]
public sealed class MlflowContractTests : RegistryContract
{
    private static FakeMlflow? s_server;
    private static readonly HttpClient Http = new();

    protected override IModelRegistry Registry { get; } = new MlflowModelRegistry(Http, new() { TrackingUri = s_server!.Address });

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await FakeMlflow.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_server!.DisposeAsync();
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
