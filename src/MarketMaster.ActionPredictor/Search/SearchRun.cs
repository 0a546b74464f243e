namespace MarketMaster.Prediction;

/// <summary>Trains candidates on folds, several at a time, each model on one thread. No score depends on another, so their order does not matter.</summary>
internal sealed class SearchRun
{
    // Of the candidates on one rung, one in three climbs to the next, where there are three times as many folds.
    private const int Rate = 3;
    private readonly SearchCandidate[] _candidates;
    private readonly PreparedFold[] _folds;
    private readonly SearchOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly double[][] _scores;
    private readonly List<Rung> _rungs;
    private readonly int _total;
    private readonly Lock _gate = new();

    public SearchRun(SearchCandidate[] candidates, PreparedFold[] folds, SearchOptions options, bool heldOut, CancellationToken cancellation)
    {
        (_candidates, _folds, _options, _cancellation) = (candidates, folds, options, cancellation);
        _scores = [.. candidates.Select(_ => Enumerable.Repeat(double.NaN, folds.Length).ToArray())];
        _rungs = options.Method == SearchMethod.Random ? [new(candidates.Length, folds.Length)] : Halving(candidates.Length, folds.Length);
        _total = _rungs.Select((rung, i) => rung.Candidates * (rung.Folds - (i == 0 ? 0 : _rungs[i - 1].Folds))).Sum() + (heldOut ? 2 : 0);
    }

    private readonly record struct Rung(int Candidates, int Folds);

    /// <summary>Models trained so far.</summary>
    public int Done { get; private set; }

    /// <summary>Judges candidates on folds, rung by rung, and puts them in order.</summary>
    public SearchTrial[] Table()
    {
        int[] alive = [.. Enumerable.Range(0, _candidates.Length)];
        var folds = new int[_candidates.Length];
        foreach (var rung in _rungs)
        {
            alive = [.. Ranked(alive).Take(rung.Candidates)];
            var from = folds[alive[0]];
            // The newest folds first: they are the most like what comes.
            var tasks = alive.SelectMany(c => Enumerable.Range(from, rung.Folds - from).Select(i => (Candidate: c, Fold: _folds.Length - 1 - i))).ToArray();
            InParallel(tasks.Length, i => _scores[tasks[i].Candidate][tasks[i].Fold] = Score(Judge(_candidates[tasks[i].Candidate], _folds[tasks[i].Fold], threads: 1).Evaluation));
            foreach (var candidate in alive)
                folds[candidate] = rung.Folds;
        }
        var order = Enumerable.Range(0, _candidates.Length).GroupBy(c => folds[c]).OrderByDescending(g => g.Key).SelectMany(Ranked).ToArray();
        return [.. order.Select((c, rank) => Describe(c, rank + 1, folds[c]))];
    }

    public FoldResult Judge(SearchCandidate candidate, PreparedFold fold) => Judge(candidate, fold, _options.Threads);

    private FoldResult Judge(SearchCandidate candidate, PreparedFold fold, int threads)
    {
        var result = fold.Judge(candidate.Trainer(threads), _cancellation).Result;
        lock (_gate)
        {
            Done++;
            _options.Progress?.Report(new(Done, _total));
        }
        return result;
    }

    private static List<Rung> Halving(int candidates, int folds)
    {
        List<Rung> rungs = [new(candidates, 1)];
        while (rungs[^1].Folds < folds)
            rungs.Add(new(Math.Max(1, rungs[^1].Candidates / Rate), Math.Min(rungs[^1].Folds * Rate, folds)));
        return rungs;
    }

    // Candidates on one rung have been judged on the same folds; the lower number wins a tie.
    private IEnumerable<int> Ranked(IEnumerable<int> candidates) => candidates.OrderBy(c => Loss(Mean(c))).ThenBy(c => c);

    private double Mean(int candidate)
    {
        var known = _scores[candidate].Where(double.IsFinite).ToArray();
        return known.Length == 0 ? double.NaN : known.Average();
    }

    private double Loss(double score) => double.IsNaN(score) ? double.PositiveInfinity : _options.Metric == SearchMetric.LogLoss ? score : -score;

    private double Score(Evaluation evaluation) => _options.Metric switch
    {
        SearchMetric.Accuracy => evaluation.Accuracy,
        SearchMetric.MacroF1 => evaluation.MacroF1,
        SearchMetric.DirectionAccuracy => evaluation.DirectionAccuracy,
        SearchMetric.QuadraticKappa => evaluation.QuadraticKappa,
        _ => evaluation.LogLoss,
    };

    private SearchTrial Describe(int candidate, int rank, int folds)
    {
        var judged = _folds.TakeLast(folds).SelectMany(f => f.TestBars).ToList();
        return new()
        {
            Number = candidate,
            Rank = rank,
            Parameters = _candidates[candidate].Parameters(),
            FoldScores = Array.AsReadOnly(_scores[candidate]),
            Folds = folds,
            Score = FoldMetric.Of(_scores[candidate], judged.Count / (double)judged.Distinct().Count()),
        };
    }

    private void InParallel(int count, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, new() { CancellationToken = _cancellation, MaxDegreeOfParallelism = _options.Threads == 0 ? -1 : _options.Threads }, work);
        }
        catch (AggregateException errors)
        {
            throw errors.Flatten().InnerExceptions[0];
        }
    }
}
