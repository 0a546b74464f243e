namespace MarketMaster.Repository.Tests.Api;

[TestClass]
public sealed class ApiTextTests
{
    [TestMethod]
    public void Surface_reads_as_the_code_that_declares_it()
    {
        var text = ApiText.Of(typeof(ApiSample).GetNestedTypes().OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.AreEqual(ApiSample.Expected.ReplaceLineEndings("\n"), text);
    }

    [TestMethod]
    public void Framework_assembly_renders_without_error_and_the_same_twice()
    {
        var assembly = typeof(System.Collections.Immutable.ImmutableArray).Assembly;
        var text = ApiText.Of(assembly);
        Assert.Contains("public readonly struct ImmutableArray<T> : ", text);
        Assert.AreEqual(text, ApiText.Of(assembly));
    }
}
