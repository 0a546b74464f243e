using MarketMaster.Prediction;
using MarketMaster.Reporting;

namespace MarketMaster.Sdk;

/// <summary>The two files of a demo.</summary>
internal sealed record DemoFiles(string Model, string Report)
{
    public static DemoFiles In(string folder, string name)
    {
        var model = new ModelFolder(folder).FileOf(name);
        return new(model, Path.ChangeExtension(model, ".html"));
    }

    /// <summary>Writes both files or neither.</summary>
    public void Write(ActionPredictor model, HtmlReport report, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Model)!;
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        try
        {
            // the model takes its place only after the report has taken its own
            AtomicFile.Write(Model, stream =>
            {
                model.Save(stream);
                AtomicFile.Write(Report, page =>
                {
                    report.WriteTo(page);
                    cancellation.ThrowIfCancellationRequested();
                });
            });
        }
        catch when (isNew && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            throw;
        }
    }
}
