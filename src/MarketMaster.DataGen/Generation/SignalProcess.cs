namespace MarketMaster.DataGen;

/// <summary>The hidden predictable state: a first-order autoregression of mean 0 and variance 1, started stationary.</summary>
internal sealed class SignalProcess
{
    private readonly double _persistence;
    private readonly double _innovation;
    private RandomStream _random;

    public SignalProcess(SignalOptions options, RandomStream random)
    {
        _random = random;
        _persistence = options.Persistence;
        _innovation = Math.Sqrt(1 - _persistence * _persistence);
        State = NormalSampler.Next(ref _random);
    }

    public double State { get; private set; }

    public void Step() => State = _persistence * State + _innovation * NormalSampler.Next(ref _random);
}
