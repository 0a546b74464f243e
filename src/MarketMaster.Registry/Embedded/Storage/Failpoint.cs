namespace MarketMaster.Registry;

/// <summary>Places where a crash test stops the process. Nothing listens outside tests.</summary>
internal static class Failpoint
{
    public static Action<string>? Reached { get; set; }

    public static void Hit(string place) => Reached?.Invoke(place);
}
