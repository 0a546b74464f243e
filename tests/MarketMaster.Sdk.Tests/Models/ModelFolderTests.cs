using MarketMaster.Prediction;

namespace MarketMaster.Sdk.Tests.Models;

[TestClass]
public sealed class ModelFolderTests
{
    [TestMethod]
    public void A_saved_model_is_listed_and_loaded_by_name_and_by_path()
    {
        using var folder = new TemporaryFolder();
        var models = new ModelFolder(folder.Of("new/models"));
        Assert.IsEmpty(models.List());
        var file = models.Save("btc-1h_v1.2", SmallModel.Value);
        models.Save("a", SmallModel.Value);
        Assert.AreSequenceEqual(["a", "btc-1h_v1.2"], models.List());
        Assert.AreEqual(SmallModel.Value.Report, models.Load("btc-1h_v1.2").Report);
        Assert.AreEqual(SmallModel.Value.Report, models.Load(file).Report);
        Assert.AreSequenceEqual(["new", "new/models", "new/models/a.mmaf", "new/models/btc-1h_v1.2.mmaf"], folder.Entries);
    }

    [TestMethod]
    [DataRow("../escape")]
    [DataRow("..")]
    [DataRow(".hidden")]
    [DataRow("a/b")]
    [DataRow("a\\b")]
    [DataRow("a b")]
    [DataRow("ä")]
    [DataRow("a\0")]
    [DataRow("/etc/x")]
    public void A_name_that_could_leave_the_folder_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.ThrowsExactly<ArgumentException>(() => new ModelFolder(folder.Of("models")).Save(name, SmallModel.Value));
        Assert.StartsWith($"model name '{name}' must be letters, digits", error.Message);
        Assert.IsEmpty(folder.Entries);
    }

    [TestMethod]
    public void A_name_that_is_not_there_is_answered_with_those_that_are()
    {
        using var folder = new TemporaryFolder();
        var models = new ModelFolder(folder.FullName);
        Assert.EndsWith("there are none yet", Assert.ThrowsExactly<FileNotFoundException>(() => models.Load("x")).Message);
        models.Save("one", SmallModel.Value);
        Assert.EndsWith("there are one", Assert.ThrowsExactly<FileNotFoundException>(() => models.Load("../one")).Message);
    }

    [TestMethod]
    public void A_damaged_model_is_named()
    {
        using var folder = new TemporaryFolder();
        var models = new ModelFolder(folder.FullName);
        var bytes = File.ReadAllBytes(models.Save("one", SmallModel.Value));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(folder.Of("one.mmaf"), bytes);
        Assert.Contains("one.mmaf", Assert.ThrowsExactly<InvalidModelException>(() => models.Load("one")).Message);
    }
}
