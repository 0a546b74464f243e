using System.Collections.Concurrent;
using System.Diagnostics;

namespace MarketMaster.Registry.Tests;

[TestClass]
public sealed class TelemetryTests
{
    [TestMethod]
    public async Task OperationsAreActivitiesWithModelVersionAndError()
    {
        using var folder = new TemporaryFolder();
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"));
        var name = "trend-" + Guid.NewGuid().ToString("N");
        var seen = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RegistryTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("model.name"), name))
                    seen.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await registry.RegisterAsync(Samples.Registration(name));
        await registry.TransitionStageAsync(name, 1, ModelStage.Production);
        await registry.SetAliasAsync(name, "champion", 1);
        await registry.LoadAsync(ModelReference.ToAlias(name, "champion"));
        await registry.ListVersionsAsync(name);
        await Assert.ThrowsExactlyAsync<RegistryConflictException>(() => registry.DeleteVersionAsync(name, 1));
        CollectionAssert.AreEqual(
            (string[])["registry register 1", "registry transition 1", "registry set_alias 1", "registry load 1", "registry list_versions ", "registry delete_version 1"],
            seen.Select(a => $"{a.OperationName} {a.GetTagItem("model.version")}").ToArray());
        var failed = seen.Last();
        Assert.AreEqual(ActivityStatusCode.Error, failed.Status);
        Assert.AreEqual(typeof(RegistryConflictException).FullName, failed.GetTagItem("error.type"));
        Assert.AreEqual(ActivityStatusCode.Unset, seen.First().Status);
    }
}
