namespace MarketMaster.Prediction;

/// <summary>The values of one parameter that a search tries; whole numbers alone where the parameter must be one.</summary>
/// <param name="Parameter">Name of the parameter, as <see cref="ModelFactory.Parameters"/> lists it: <c>max_depth</c>, say.</param>
/// <param name="From">Smallest value, within the parameter's range.</param>
/// <param name="To">Largest value, within the parameter's range.</param>
/// <param name="IsLogarithmic">Whether ratios count and not differences: as many values between 1 and 10 as between 10 and 100. <paramref name="From"/> must be above 0 then. Default false.</param>
public sealed record SearchRange(string Parameter, double From, double To, bool IsLogarithmic = false)
{
    /// <summary>The parameter meant, whose range holds these values.</summary>
    internal ModelParameter Resolve(IReadOnlyList<ModelParameter> parameters)
    {
        var known = parameters.FirstOrDefault(p => p.Name == Parameter)
            ?? throw new ArgumentException($"unknown parameter '{Parameter}': it must be one of {string.Join(", ", parameters.Select(p => p.Name))}", nameof(parameters));
        LabelRanges.Require(From, known.Minimum, known.Maximum, $"lower end of {Parameter}");
        LabelRanges.Require(To, From, known.Maximum, $"upper end of {Parameter}");
        if (IsLogarithmic)
            LabelRanges.Require(From, double.Epsilon, known.Maximum, $"lower end of the logarithmic {Parameter}");
        if (known.IsWhole && (From != Math.Floor(From) || To != Math.Floor(To)))
            throw new ArgumentException(FormattableString.Invariant($"{Parameter} is searched from {From} to {To}: both must be whole numbers"), nameof(parameters));
        return known;
    }

    /// <summary>The value at a uniform share of the range.</summary>
    internal double At(double share, bool isWhole)
    {
        // Each whole number stands for the half above and below it, the ends too.
        var (low, high) = isWhole ? (From - 0.5, To + 0.5) : (From, To);
        var value = IsLogarithmic ? Math.Exp(Math.Log(low) + (share * (Math.Log(high) - Math.Log(low)))) : low + (share * (high - low));
        return Math.Clamp(isWhole ? Math.Round(value, MidpointRounding.AwayFromZero) : value, From, To);
    }
}
