namespace MarketMaster.Prediction;

/// <summary>The label schemes that come with the library, by name.</summary>
public static class LabelSchemes
{
    /// <summary>Their names: forward, triple-barrier, rule.</summary>
    public static IReadOnlyList<string> Names { get; } = [ForwardReturnLabels.Name, TripleBarrierLabels.Name, RuleLabels.Name];

    /// <summary>A scheme with its defaults.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The scheme, not fitted.</returns>
    /// <exception cref="ArgumentException">The name is unknown; the message lists the known.</exception>
    public static ILabelScheme Create(string name) => name switch
    {
        ForwardReturnLabels.Name => new ForwardReturnLabels(),
        TripleBarrierLabels.Name => new TripleBarrierLabels(),
        RuleLabels.Name => new RuleLabels(),
        _ => throw Unknown(name),
    };

    /// <summary>Makes a scheme again from its description, fitted as it was.</summary>
    /// <param name="description">What <see cref="ILabelScheme.Describe"/> gave, in a model's training facts.</param>
    /// <returns>The scheme.</returns>
    /// <exception cref="ArgumentException">The scheme is not one of the library's, or a number is missing.</exception>
    public static ILabelScheme Restore(LabelSchemeDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return description.Name switch
        {
            ForwardReturnLabels.Name => ForwardReturnLabels.Restore(description),
            TripleBarrierLabels.Name => TripleBarrierLabels.Restore(description),
            RuleLabels.Name => new RuleLabels(),
            _ => throw Unknown(description.Name),
        };
    }

    internal static double Number(LabelSchemeDescription description, string name) =>
        description.Parameters.TryGetValue(name, out var value)
            ? value
            : throw new ArgumentException($"label scheme '{description.Name}' has no number '{name}'", nameof(description));

    private static ArgumentException Unknown(string? name) =>
        new($"unknown label scheme '{name}': it must be one of {string.Join(", ", Names)}", nameof(name));
}
