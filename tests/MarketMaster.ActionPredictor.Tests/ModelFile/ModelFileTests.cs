using System.Buffers.Binary;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class ModelFileTests
{
    private static readonly TrainingData Data = TrainingData.FromBars(TestBars.RandomWalk(900, seed: 21));
    private static readonly ActionPredictor Model = ActionPredictor.Train(Data, new() { Trees = 10, MaxDepth = 5 });
    private static readonly byte[] File = Bytes(Model);

    [TestMethod]
    public void LoadedModelPredictsTheSameBitsAndKeepsItsFacts()
    {
        var folder = Directory.CreateTempSubdirectory("model-");
        try
        {
            var path = Path.Combine(folder.FullName, "model.mmaf");
            Model.Save(path);
            var loaded = ActionPredictor.Load(path);
            Assert.AreSequenceEqual(Model.PredictWithConfidence(Data.Test), loaded.PredictWithConfidence(Data.Test));
            Assert.AreSequenceEqual(Model.FeatureNames, loaded.FeatureNames);
            Assert.AreSequenceEqual(Model.Importance(), loaded.Importance());
            Assert.AreEqual(Model.Options, loaded.Options);
            Assert.AreEqual(Model.Report, loaded.Report);
            Assert.AreEqual(Model.Facts with { Labels = null }, loaded.Facts with { Labels = null });
            Assert.AreEqual(Data.Labels, LabelSchemes.Restore(loaded.Facts.Labels!));
            Assert.AreSequenceEqual(File, Bytes(loaded), "saving again gives the same bytes, though trees were renumbered");
            Assert.HasCount(1, Directory.GetFiles(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void EveryCorruptionIsRefused()
    {
        var random = new RandomStream(5);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var damaged = (byte[])File.Clone();
            for (var changes = 1 + random.NextInt(4); changes > 0; changes--)
                damaged[trial % 2 == 0 ? random.NextInt(damaged.Length) : random.NextInt(64)] ^= (byte)(1 + random.NextInt(255));
            if (!damaged.AsSpan().SequenceEqual(File))
                RequireRefused(damaged);
        }
    }

    [TestMethod]
    public void EveryTruncationIsRefused()
    {
        for (var length = 0; length < File.Length; length += length < 200 ? 1 : 97)
            RequireRefused(File[..length]);
        RequireRefused([.. File, 0]);
    }

    [TestMethod]
    public void DamagedContentWithAMatchingChecksumNeitherCrashesNorAllocatesWildly()
    {
        // Someone may write the checksum anew: the content is checked on its own, or gives a model that predicts.
        var random = new RandomStream(6);
        var row = new double[Model.FeatureNames.Count];
        for (var trial = 0; trial < 3_000; trial++)
        {
            var content = File[ModelEnvelope.HeaderLength..];
            content[random.NextInt(trial % 2 == 0 ? content.Length : 1_000)] = (byte)random.NextInt(256);
            using var stream = new MemoryStream();
            ModelEnvelope.Write(stream, content.AsSpan(0, trial % 3 == 0 ? random.NextInt(content.Length) : content.Length));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                _ = ActionPredictor.Read(stream.ToArray()).Predict(row);
            }
            catch (InvalidModelException)
            {
            }
            Assert.IsLessThan(60L * File.Length + 2_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [TestMethod]
    public void NewerForeignAndEmptyFilesAreNamed()
    {
        var newer = (byte[])File.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(newer.AsSpan(8), ModelEnvelope.Version + 1);
        Assert.Contains($"cannot load 'a.mmaf': its format version is {ModelEnvelope.Version + 1}", Message(newer), StringComparison.Ordinal);
        Assert.Contains("it is empty", Message([]), StringComparison.Ordinal);
        Assert.Contains("it is not an action predictor model", Message("timestamp,open,high,low,close,volume\n2024-01-01,1,2,3,4,5"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("it is truncated", Message(File[..^10]), StringComparison.Ordinal);
        Assert.ThrowsExactly<FileNotFoundException>(() => ActionPredictor.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())));
    }

    private static string Message(byte[] file) => Assert.ThrowsExactly<InvalidModelException>(() => ActionPredictor.Read(file, "a.mmaf")).Message;

    private static void RequireRefused(byte[] file)
    {
        var message = Message(file);
        Assert.IsFalse(message.Contains('\n', StringComparison.Ordinal));
    }

    private static byte[] Bytes(ActionPredictor model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
