using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>What a demo runs on.</summary>
public sealed record DemoOptions
{
    /// <summary>Asset class; null (the default) generates crypto. With <see cref="Data"/>, only noted in the result.</summary>
    public AssetClass? AssetClass { get; init; }

    /// <summary>
    /// Instrument such as <c>BTC/USD</c>; null (the default) generates the first known one of the asset class. With
    /// <see cref="Data"/>, only a name: null takes the file's.
    /// </summary>
    public string? Instrument { get; init; }

    /// <summary>Number of rows with features and a label to generate, 500 to 10,000,000; 10,000 by default. Not used with <see cref="Data"/>.</summary>
    public int Samples { get; init; } = 10_000;

    /// <summary>Seed of generator and forest; 42 by default.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Interval of the generated bars; one hour by default.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Bars to run on instead of generated ones; null by default.</summary>
    public BarSeries? Data { get; init; }

    /// <summary>
    /// How rows are labelled; null takes forward returns: on generated bars scaled by the generator's own volatility, so that
    /// the best possible score is known, on other bars by the volatility of the past.
    /// </summary>
    public ILabelScheme? Labels { get; init; }

    /// <summary>Which features are computed. Default: the 25 features.</summary>
    public FeatureFamily Features { get; init; }

    /// <summary>How the predicted actions are traded on paper; null (the default) takes the library's costs, and largest position and risk-free rate from the settings.</summary>
    public BacktestOptions? Backtest { get; init; }

    /// <summary>Preset of the model: default, fast or accurate.</summary>
    public string Preset { get; init; } = "default";

    /// <summary>Threads for training; 0 (the default) takes all processors. The model does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Folder for model and report; <c>out</c> by default, created when missing.</summary>
    public string OutputDirectory { get; init; } = "out";

    /// <summary>Name of the saved model and of the report: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; <c>demo</c> by default.</summary>
    public string ModelName { get; init; } = "demo";
}
