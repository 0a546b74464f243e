using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Prediction;

/// <summary>A model of 100 trees of depth 10 to a file and back, and the same in memory.</summary>
public class ModelFiles
{
    private ActionPredictor? _model;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("marketmaster-benchmark-");
    private byte[] _content = [];
    private byte[] _room = [];
    private string _file = "";

    [Params(10_000, 100_000)]
    public int TrainingRows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _model = ActionPredictor.Train(ClassTable.Create(TrainingRows));
        _file = Path.Combine(_folder.FullName, "model.mmaf");
        _model!.Save(_file);
        _content = File.ReadAllBytes(_file);
        _room = new byte[_content.Length];
    }

    [GlobalCleanup]
    public void Cleanup() => _folder.Delete(recursive: true);

    [Benchmark]
    public void Save() => _model!.Save(_file);

    [Benchmark]
    public ActionPredictor Load() => ActionPredictor.Load(_file);

    [Benchmark]
    public void SaveToMemory()
    {
        using var memory = new MemoryStream(_room);
        _model!.Save(memory);
    }

    [Benchmark]
    public ActionPredictor LoadFromMemory() => ActionPredictor.Read(_content);
}
