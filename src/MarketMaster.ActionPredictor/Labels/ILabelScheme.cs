namespace MarketMaster.Prediction;

/// <summary>A way to say, in hindsight, which action would have been right at each bar.</summary>
public interface ILabelScheme
{
    /// <summary>The most bars after its own that a label looks at; 0 where it looks at none.</summary>
    int Horizon { get; }

    /// <summary>Learns what the scheme needs (thresholds, say) from training bars alone. No bar after them is seen.</summary>
    /// <param name="trainingBars">The bars of the training period, with positive prices.</param>
    /// <returns>The fitted scheme; the same one where there is nothing to learn.</returns>
    /// <exception cref="InvalidMarketDataException">A price is 0 or negative, or there are too few bars.</exception>
    ILabelScheme Fit(BarSeries trainingBars);

    /// <summary>Labels every bar whose future is long enough.</summary>
    /// <param name="bars">The bars, with positive prices.</param>
    /// <returns>One entry per bar.</returns>
    /// <exception cref="InvalidMarketDataException">A price is 0 or negative; row and value are named.</exception>
    /// <exception cref="InvalidOperationException">The scheme learns from bars and was not fitted.</exception>
    LabelSet Label(BarSeries bars);

    /// <summary>Name, wording and numbers of the scheme, enough to save it and make it again.</summary>
    /// <returns>The description.</returns>
    LabelSchemeDescription Describe();
}
