using BenchmarkDotNet.Running;
using MarketMaster.Benchmarks.Peers;
using MarketMaster.Benchmarks.Running;

try
{
    return args is ["peer", ..] ? PeerCommand.Run(args.AsSpan(1)) : Benchmark(RunOptions.Parse(args));
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Benchmark(RunOptions options)
{
    var load = ResultFiles.LoadAverage();
    var summaries = BenchmarkSwitcher.FromAssembly(typeof(RunOptions).Assembly).Run(options.Arguments, options.CreateConfig()).ToList();
    var complete = summaries.Count > 0 && summaries.TrueForAll(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success));
    if (options.Record && complete)
        summaries.ForEach(s => ResultFiles.Write(s, options.Given, load));
    return complete || options.Arguments.Contains("--list") ? 0 : 1;
}
