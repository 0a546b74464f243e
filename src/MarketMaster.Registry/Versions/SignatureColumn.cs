namespace MarketMaster.Registry;

/// <summary>A column that a model takes or gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in MLflow's words: <c>double</c>, <c>float</c>, <c>long</c>, <c>integer</c>, <c>string</c>, <c>boolean</c>.</param>
public sealed record SignatureColumn(string Name, string Type = "double");
