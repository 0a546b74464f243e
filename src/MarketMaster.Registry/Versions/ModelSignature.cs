namespace MarketMaster.Registry;

/// <summary>What a model takes and gives, so that a caller finds out before it predicts.</summary>
/// <param name="Inputs">The input columns, in order.</param>
/// <param name="Outputs">The output columns, in order.</param>
public sealed record ModelSignature(IReadOnlyList<SignatureColumn> Inputs, IReadOnlyList<SignatureColumn> Outputs)
{
    /// <inheritdoc/>
    public bool Equals(ModelSignature? other) => other is not null && Inputs.SequenceEqual(other.Inputs) && Outputs.SequenceEqual(other.Outputs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inputs.Count, Outputs.Count, Inputs.Count > 0 ? Inputs[0] : null, Outputs.Count > 0 ? Outputs[0] : null);
}
