using MarketMaster;
using MarketMaster.DataGen;
using MarketMaster.Indicators;
using MarketMaster.Prediction;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StreamingWorker;

/// <summary>Trains on the past, then predicts each bar as it closes and logs where the action changes.</summary>
internal sealed class BarWorker(
    MarketDataGeneratorFactory generators, ActionPredictorTrainer trainer, FeatureSet features,
    IConfiguration configuration, IHostApplicationLifetime application, TimeProvider time, ILogger<BarWorker> log) : BackgroundService
{
    private const int History = 5_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var live = configuration.GetValue("bars", int.MaxValue - History);
        using var pace = new PeriodicTimer(configuration.GetValue("pace", TimeSpan.FromSeconds(1)), time);
        var generator = generators.Create(AssetClass.Crypto, "BTC/USD");
        var model = await Task.Run(() => trainer.Train(TrainingData.FromBars(generator.GenerateBars(History).Bars), cancellationToken: stoppingToken), stoppingToken);
        log.LogInformation("Trained on {Rows} rows in {Seconds:0.0} s", model.Report.TrainingRows, model.Report.TrainingTime);

        var stream = features.Stream();
        var row = new double[stream.OutputCount];
        TradeAction? last = null;
        foreach (var (i, generated) in generator.StreamBars(History + live, cancellationToken: stoppingToken).Index())
        {
            stream.Push(generated.Bar, row);
            if (i < History)
                continue;
            await pace.WaitForNextTickAsync(stoppingToken);
            var prediction = model.Predict(row);
            if (prediction.Action != last)
                log.LogInformation("{Time:u} close {Close:F2}: {Action} with {Confidence:P0}", generated.Bar.Time, generated.Bar.Close, prediction.Action.ToName(), prediction.Confidence);
            last = prediction.Action;
        }
        application.StopApplication();
    }
}
