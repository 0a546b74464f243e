namespace MarketMaster;

/// <summary>The five trade actions as a set: their count, order and snake_case names.</summary>
public static class TradeActions
{
    /// <summary>The number of actions: 5.</summary>
    public const int Count = 5;

    private static readonly string[] SnakeCase = ["strong_sell", "sell", "hold", "buy", "strong_buy"];

    /// <summary>The actions in order: strong sell, sell, hold, buy, strong buy.</summary>
    public static IReadOnlyList<TradeAction> All { get; } =
        Array.AsReadOnly([TradeAction.StrongSell, TradeAction.Sell, TradeAction.Hold, TradeAction.Buy, TradeAction.StrongBuy]);

    /// <summary>The names in the same order: strong_sell, sell, hold, buy, strong_buy.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.AsReadOnly(SnakeCase);

    /// <summary>The snake_case name of an action, such as <c>strong_buy</c>.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="action"/> is not a defined value.</exception>
    public static string ToName(this TradeAction action) => (uint)action < Count
        ? SnakeCase[(int)action]
        : throw new ArgumentOutOfRangeException(nameof(action), action, $"action must be one of {string.Join(", ", SnakeCase)}");

    /// <summary>Reads a snake_case name; case does not matter.</summary>
    /// <param name="name">A name such as <c>strong_buy</c>.</param>
    /// <returns>The action.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is none of <see cref="Names"/>.</exception>
    public static TradeAction Parse(string name) => TryParse(name, out var action)
        ? action
        : throw new ArgumentException($"unknown action '{name}': it must be one of {string.Join(", ", SnakeCase)}", nameof(name));

    /// <summary>Reads a snake_case name; case does not matter.</summary>
    /// <param name="name">A name such as <c>strong_buy</c>.</param>
    /// <param name="action">The action, or <see cref="TradeAction.StrongSell"/> where the name is unknown.</param>
    /// <returns>Whether the name is known.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, out TradeAction action)
    {
        name = name.Trim();
        for (var i = 0; i < Count; i++)
        {
            if (name.Equals(SnakeCase[i], StringComparison.OrdinalIgnoreCase))
            {
                action = (TradeAction)i;
                return true;
            }
        }
        action = default;
        return false;
    }
}
