namespace MarketMaster.Registry;

/// <summary>Settings of <see cref="EmbeddedModelRegistry"/>.</summary>
public sealed record EmbeddedRegistryOptions
{
    /// <summary>How long a writer waits for another one before it gives up with <see cref="RegistryBusyException"/>; 0 to 1 hour. Default 30 seconds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Who makes changes where no <see cref="ChangeNote"/> says so. Default: the name of the system's user.</summary>
    public string Actor { get; init; } = Environment.UserName;

    /// <summary>What a version must pass before production; all must agree, in order. Default none.</summary>
    public IReadOnlyList<IPromotionGate> Gates { get; init; } = [];

    /// <summary>How often <see cref="EmbeddedModelRegistry.WatchAsync"/> looks for changes of other processes; 10 ms to 1 hour. Default 250 ms. Changes made through the same object are seen at once.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The clock. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal static EmbeddedRegistryOptions Checked(EmbeddedRegistryOptions? options)
    {
        options ??= new();
        if (options.BusyTimeout < TimeSpan.Zero || options.BusyTimeout > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(options), options.BusyTimeout, "the time to wait for another writer (BusyTimeout) is 0 to 1 hour");
        if (options.WatchInterval < TimeSpan.FromMilliseconds(10) || options.WatchInterval > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(options), options.WatchInterval, "the interval of watching (WatchInterval) is 10 ms to 1 hour");
        if (string.IsNullOrWhiteSpace(options.Actor) || options.Gates is null || options.TimeProvider is null)
            throw new ArgumentException("Actor, Gates and TimeProvider must be set", nameof(options));
        return options;
    }
}
