using BenchmarkDotNet.Running;
using MarketMaster.Benchmarks.Peers;
using MarketMaster.Benchmarks.Running;

if (args is ["peer", ..])
    return PeerCommand.Run(args.AsSpan(1));

var options = RunOptions.Parse(args);
var load = ResultFiles.LoadAverage();
var summaries = BenchmarkSwitcher.FromAssembly(typeof(RunOptions).Assembly).Run(options.Arguments, options.CreateConfig()).ToList();
var complete = summaries.TrueForAll(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success));
if (options.Record && complete)
    summaries.ForEach(s => ResultFiles.Write(s, options.Given, load));
return complete ? 0 : 1;
