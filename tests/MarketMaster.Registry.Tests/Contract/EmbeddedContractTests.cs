namespace MarketMaster.Registry.Tests;

[TestClass]
public sealed class EmbeddedContractTests : RegistryContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EmbeddedModelRegistry _registry;

    public EmbeddedContractTests() => _registry = new(_folder.Of("registry"));

    protected override IModelRegistry Registry => _registry;

    public void Dispose()
    {
        _registry.Dispose();
        _folder.Dispose();
    }
}
