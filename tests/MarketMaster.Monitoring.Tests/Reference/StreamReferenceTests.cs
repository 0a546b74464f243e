namespace MarketMaster.Monitoring.Tests;

[TestClass]
public sealed class StreamReferenceTests
{
    private static readonly Dictionary<string, Func<IDriftDetector>> Settings = new(StringComparer.Ordinal)
    {
        ["adwin_delta_0.002"] = () => new Adwin(),
        ["adwin_delta_0.0001"] = () => new Adwin(delta: 0.0001),
        ["adwin_clock_1"] = () => new Adwin(clock: 1),
        ["adwin_max_buckets_20"] = () => new Adwin(maxBuckets: 20),
        ["adwin_no_reset_delta_0.002"] = () => new Adwin(resets: false),
        ["page_hinkley_default"] = () => new PageHinkley(),
        ["page_hinkley_threshold_10"] = () => new PageHinkley(threshold: 10),
        ["page_hinkley_up"] = () => new PageHinkley(threshold: 20, direction: ChangeDirection.Up),
        ["page_hinkley_down"] = () => new PageHinkley(threshold: 20, direction: ChangeDirection.Down),
        ["page_hinkley_alpha_1"] = () => new PageHinkley(threshold: 20, delta: 0.1, alpha: 1),
        ["kswin_even_alpha_0.005"] = () => new Kswin(0.005, stride: 1, sampling: KswinSampling.Even),
        ["kswin_even_alpha_1e-4"] = () => new Kswin(1e-4, stride: 1, sampling: KswinSampling.Even),
        ["kswin_even_200_60_1e-4"] = () => new Kswin(1e-4, 200, 60, 1, KswinSampling.Even),
        ["ddm"] = () => new Ddm(),
        ["eddm"] = () => new Eddm(),
        ["eddm_0.8_0.75"] = () => new Eddm(0.8, 0.75),
        ["hddm_a"] = () => new HddmA(),
        ["hddm_a_two_sided"] = () => new HddmA(isTwoSided: true),
        ["hddm_w"] = () => new HddmW(),
        ["hddm_w_two_sided"] = () => new HddmW(isTwoSided: true),
    };

    [TestMethod]
    public void Every_detection_agrees()
    {
        var streams = Expected.Read("expected_stream.json").At("streams");
        var compare = new Comparison();
        foreach (var stream in streams.EnumerateObject())
        {
            var values = Expected.Columns(stream.Value.At("file").GetString()!)["x"];
            foreach (var setting in stream.Value.At("detectors").EnumerateObject())
            {
                if (!Settings.TryGetValue(setting.Name, out var make))
                    continue;
                var (drifts, warnings, states) = Run(make(), values);
                var name = $"{stream.Name} {setting.Name}";
                compare.Check(name, setting.Value.Numbers("drift"), drifts, 0, 0);
                if (setting.Value.Has("warning_count"))
                {
                    compare.Check(name + " warnings", setting.Value.Number("warning_count"), warnings.Count, 0, 0);
                    compare.Check(name + " warnings", setting.Value.Numbers("first_warnings"), [.. warnings.Take(20)], 0, 0);
                }
                if (setting.Value.Has("state_every_250"))
                {
                    var expected = setting.Value.At("state_every_250").EnumerateArray().ToList();
                    for (var i = 0; i < expected.Count; i++)
                    {
                        compare.Check($"{name} width {i}", expected[i].Number("width"), states[i].Width, 0, 0);
                        compare.Check($"{name} total {i}", expected[i].Number("total"), states[i].Total, 1e-9, 1e-9);
                        compare.Check($"{name} squares {i}", expected[i].Number("variance_sum"), states[i].Squares, 1e-9, 1e-9);
                    }
                }
            }
        }
        compare.Done(500);
    }

    /// <summary>The sampling of the original is random: a change is found at nearly the same place.</summary>
    [TestMethod]
    [DataRow("river_doc", 1011)]
    [DataRow("mean_shift_1sd", 1528)]
    public void Comparing_with_all_older_values_finds_a_change_as_early(string stream, int expected)
    {
        var detector = new Kswin(0.005, stride: 1);
        var (drifts, _, _) = Run(detector, Expected.Columns($"stream_{stream}.csv")["x"]);
        Assert.IsTrue(drifts.Any(d => Math.Abs(d - expected) <= 10), string.Join(' ', drifts));
    }

    private static (List<double> Drifts, List<double> Warnings, List<(double Width, double Total, double Squares)> States) Run(IDriftDetector detector, double[] values)
    {
        var (drifts, warnings, states) = (new List<double>(), new List<double>(), new List<(double, double, double)>());
        var before = DetectorSignal.None;
        for (var i = 0; i < values.Length; i++)
        {
            var signal = detector.Update(values[i]);
            switch (signal)
            {
                case DetectorSignal.Drift:
                    drifts.Add(i);
                    // the reference counts a drift of EDDM as a warning too where the warning was up already
                    if (detector is Eddm && before == DetectorSignal.Warning)
                        warnings.Add(i);
                    break;
                case DetectorSignal.Warning:
                    warnings.Add(i);
                    break;
            }
            before = signal;
            if (detector is Adwin adwin && (i + 1) % 250 == 0)
                states.Add((adwin.Width, adwin.Total, adwin.SquaredDeviations));
        }
        return (drifts, warnings, states);
    }
}
