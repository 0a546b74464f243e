namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="FibonacciPivots"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Pivot">(high + low + close)/3 of the previous bar.</param>
/// <param name="R1">First resistance.</param>
/// <param name="S1">First support.</param>
/// <param name="R2">Second resistance.</param>
/// <param name="S2">Second support.</param>
/// <param name="R3">Third resistance.</param>
/// <param name="S3">Third support.</param>
public readonly record struct FibonacciPivotsOutput<T>(T Pivot, T R1, T S1, T R2, T S2, T R3, T S3);
