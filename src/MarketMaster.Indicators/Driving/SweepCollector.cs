namespace MarketMaster.Indicators;

/// <summary>Collects the starting states of the indicators of a sweep.</summary>
internal struct SweepCollector<TLane> : IStepRunner<TLane> where TLane : unmanaged, ILane<TLane>
{
    private SweepLanes<TLane>? _lanes;
    private bool _isMixed;

    /// <summary>The states, or null where they are not all of one type.</summary>
    public readonly SweepLanes<TLane>? Lanes => _isMixed ? null : _lanes;

    public void Run<TStep, TIn, TOut>(TStep start)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        _lanes ??= new SweepSteps<TLane, TStep, TIn, TOut>();
        if (_lanes is SweepSteps<TLane, TStep, TIn, TOut> steps)
            steps.Add(start);
        else
            _isMixed = true;
    }
}
