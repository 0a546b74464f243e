using System.Globalization;
using MarketMaster.Indicators;
using MarketMaster.Parquet;
using MarketMaster.Prediction;

namespace MarketMaster.Cli.Tests;

[TestClass]
public sealed class CommandTests
{
    [TestMethod]
    public void Demo_prints_a_summary_whose_lines_are_whole()
    {
        using var cli = new CliRun();
        var result = cli.Run("demo", "--samples", "600").Ok();
        foreach (var part in new[] { "BTC/USD, 669 bars", ", best possible ", "macro F1", "100 trees, depth 10", "cut by quantiles of the training part", cli.Of("out/demo.html") })
            Assert.ContainsSingle(result.Output.Split('\n').Where(line => line.Contains(part, StringComparison.Ordinal)), part);
        Assert.AreSequenceEqual(["out", "out/demo.html", "out/demo.mmaf", "out/registry"], cli.Entries.Where(e => !e.StartsWith("out/registry/", StringComparison.Ordinal)));
        Assert.AreSequenceEqual(
            ["generating bars …", "validation …", "features and labels …", "training …", "evaluation …", "folds …", "backtest …", "monitoring …", "report …", "files …", "registration …"],
            result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [TestMethod]
    public void Demo_json_is_one_document()
    {
        using var cli = new CliRun();
        var json = cli.Run("demo", "--samples", "600", "--asset-class", "forex", "--seed", "-7", "--preset", "fast", "--json").Ok().Json();
        Assert.AreEqual("forex", json.GetProperty("asset_class").GetString());
        Assert.AreEqual("EUR/USD", json.GetProperty("instrument").GetString());
        Assert.AreEqual(-7, json.GetProperty("steps").GetProperty("model_training").GetProperty("model_config").GetProperty("random_state").GetInt32());
    }

    [TestMethod]
    public void Demo_runs_on_the_users_bars_and_claims_nothing_about_them()
    {
        using var cli = new CliRun();
        cli.Bars("mine.csv");
        var json = cli.Run("demo", "--data", "mine.csv", "--preset", "fast", "--out", "a/b", "--json").Ok().Json();
        Assert.AreEqual(System.Text.Json.JsonValueKind.Null, json.GetProperty("asset_class").ValueKind);
        Assert.AreEqual("mine.csv", json.GetProperty("instrument").GetString());
        Assert.AreEqual("mine.csv", json.GetProperty("steps").GetProperty("data_generation").GetProperty("source").GetString());
        Assert.AreSequenceEqual(["a", "a/b", "a/b/demo.html", "a/b/demo.mmaf", "a/b/registry", "mine.csv"], cli.Entries.Where(e => !e.StartsWith("a/b/registry/", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Generate_writes_correlated_instruments_into_a_file_each()
    {
        using var cli = new CliRun();
        cli.Run("generate", "--instrument", "AAPL,msft,BTC/USD", "--correlation", "0.7", "--bars", "2000", "--interval", "1d", "-o", "bars.csv").Ok();
        Assert.AreSequenceEqual(["bars.AAPL.csv", "bars.BTC-USD.csv", "bars.MSFT.csv"], cli.Entries);
        var (apple, microsoft) = (BarCsv.Read(cli.Of("bars.AAPL.csv")), BarCsv.Read(cli.Of("bars.MSFT.csv")));
        Assert.AreEqual(2000, apple.Count);
        Assert.AreEqual(2000, microsoft.Count);
        double same = 0;
        for (var i = 1; i < apple.Count; i++)
            same += (apple.Close[i] > apple.Close[i - 1]) == (microsoft.Close[i] > microsoft.Close[i - 1]) ? 1 : 0;
        // of two normal variables of correlation 0.7
        Assert.AreEqual(0.5 + Math.Asin(0.7) / Math.PI, same / 1999, 0.05);
    }

    [TestMethod]
    public void Generate_starts_on_a_date_and_writes_the_same_bars_into_every_format()
    {
        using var cli = new CliRun();
        foreach (var extension in new[] { "csv", "json", "parquet" })
            cli.Run("generate", "--asset-class", "equity", "--bars", "50", "--start", "2024-07-03", "--predictability", "easy", "-o", $"bars.{extension}").Ok();
        var csv = BarCsv.Read(cli.Of("bars.csv"));
        Assert.AreEqual(new(2024, 7, 3, 13, 30, 0, DateTimeKind.Utc), csv.Time[0]);
        Assert.AreEqual(new(2024, 7, 5, 13, 30, 0, DateTimeKind.Utc), csv.Time[4], "an early close and a holiday lie between");
        Assert.AreEqual(BarFile.Read(cli.Of("bars.json"))[49], csv[49]);
    }

    [TestMethod]
    public void Generate_writes_the_ticks_of_as_many_bars()
    {
        using var cli = new CliRun();
        cli.Run("generate", "--asset-class", "forex", "--bars", "3", "--interval", "5m", "--ticks", "-o", "ticks.csv").Ok();
        var lines = File.ReadAllLines(cli.Of("ticks.csv"));
        Assert.AreEqual("timestamp,price,size,bid,ask,session,regime", lines[0]);
        Assert.IsGreaterThan(100, lines.Length);
        var (first, last) = (DateTime.Parse(lines[1].Split(',')[0], CultureInfo.InvariantCulture), DateTime.Parse(lines[^1].Split(',')[0], CultureInfo.InvariantCulture));
        Assert.IsInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), last - first);
        TickParquet.Register();
        foreach (var extension in new[] { "json", "parquet" })
        {
            cli.Run("generate", "--asset-class", "forex", "--bars", "3", "--interval", "5m", "--ticks", "-o", $"ticks.{extension}").Ok();
            Assert.AreSequenceEqual(TickFile.Read(cli.Of("ticks.csv")), TickFile.Read(cli.Of($"ticks.{extension}")));
        }
        Assert.Contains("no tick format for '.txt'", cli.Run("generate", "--bars", "3", "--ticks", "-o", "ticks.txt").Error);
    }

    [TestMethod]
    public void Validate_writes_a_page()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv", 500);
        cli.Run("validate", "bars.csv", "--facts", "crypto", "--report", "facts.html").Ok();
        var page = File.ReadAllText(cli.Of("facts.html"));
        foreach (var title in new[] { "Price", "Data quality", "Does it look like a market?" })
            Assert.Contains($">{title}<", page);
        File.AppendAllText(cli.Of("bars.csv"), File.ReadLines(cli.Of("bars.csv")).Last() + "\n");
        cli.Run("validate", "bars.csv", "--report", "quality.html").Ok();
        Assert.Contains("duplicate", File.ReadAllText(cli.Of("quality.html")));
    }

    [TestMethod]
    [DataRow("csv")]
    [DataRow("json")]
    [DataRow("parquet")]
    public void Features_are_written_by_extension(string extension)
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv", 300);
        cli.Run("features", "bars.csv", "-o", $"features.{extension}").Ok();
        FeatureParquet.Register();
        Assert.AreEqual((300, 25), (FeatureFile.Read(cli.Of($"features.{extension}")).Count, FeatureFile.Read(cli.Of($"features.{extension}")).Width));
    }

    [TestMethod]
    public void Validate_measures_the_facts_of_a_class()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv", 500);
        var json = cli.Run("validate", "bars.csv", "--facts", "crypto", "--json").Ok().Json();
        Assert.AreEqual("crypto", json.GetProperty("asset_class").GetString());
        Assert.Contains("tail_index", cli.Run("validate", "bars.csv", "--facts", "crypto").Ok().Output);
    }

    [TestMethod]
    [DataRow("csv")]
    [DataRow("json")]
    public void Generate_gives_the_same_bytes_for_a_seed(string extension)
    {
        using var cli = new CliRun();
        cli.Bars($"a.{extension}", 200);
        cli.Bars($"b.{extension}", 200);
        cli.Bars($"c.{extension}", 200, seed: 4);
        var first = File.ReadAllText(cli.Of($"a.{extension}"));
        Assert.AreEqual(first, File.ReadAllText(cli.Of($"b.{extension}")));
        Assert.AreNotEqual(first, File.ReadAllText(cli.Of($"c.{extension}")));
        Assert.HasCount(200, BarFile.Read(cli.Of($"a.{extension}")).Close.ToArray());
    }

    [TestMethod]
    public void Features_equal_the_librarys_to_the_last_digit()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv", 300);
        cli.Run("features", "bars.csv", "-o", "features.csv").Ok();
        var expected = FeatureSet.Default.ComputeFrame(BarFile.Read(cli.Of("bars.csv")));
        var actual = FeatureCsv.Read(cli.Of("features.csv"));
        Assert.AreSequenceEqual(expected.Names, actual.Names);
        Assert.AreEqual(expected.Count, actual.Count);
        for (var row = 0; row < expected.Count; row++)
        {
            Assert.AreEqual(expected.Time[row], actual.Time[row]);
            Assert.IsTrue(expected.Row(row).SequenceEqual(actual.Row(row)), $"row {row}");
        }
        var first = File.ReadLines(cli.Of("features.csv")).ElementAt(1).Split(',');
        Assert.AreEqual("", first[1], "NaN of the warm-up is empty");
    }

    [TestMethod]
    [DataRow("forward")]
    [DataRow("triple-barrier")]
    [DataRow("rule")]
    public void Labels_equal_the_librarys(string scheme)
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv", 400);
        cli.Run("label", "bars.csv", "-o", "labels.csv", "--scheme", scheme).Ok();
        var bars = BarFile.Read(cli.Of("bars.csv"));
        var expected = LabelSchemes.Create(scheme).Fit(bars).Label(bars);
        var lines = File.ReadAllLines(cli.Of("labels.csv"));
        Assert.AreEqual("timestamp,action,label_end", lines[0]);
        Assert.HasCount(401, lines);
        for (var i = 0; i < 400; i++)
            Assert.AreEqual(expected[i]?.ToName() ?? "", lines[i + 1].Split(',')[1]);
    }

    [TestMethod]
    public void Validate_tells_good_from_bad_and_says_so_by_its_exit_code()
    {
        using var cli = new CliRun();
        cli.Bars("good.csv", 200);
        Assert.IsTrue(cli.Run("validate", "good.csv", "--json").Ok().Json().GetProperty("is_valid").GetBoolean());
        Assert.Contains("200 bars", cli.Run("validate", "good.csv").Ok().Output);
        cli.Write("bad.csv", "timestamp,open,high,low,close,volume\n2024-01-01T00:00:00Z,1,1,2,1,1\n");
        var bad = cli.Run("validate", "bad.csv", "--json");
        Assert.AreEqual(1, bad.ExitCode);
        Assert.IsFalse(bad.Json().GetProperty("is_valid").GetBoolean());
        Assert.Contains("high_below_low", cli.Run("validate", "bad.csv").Output);
    }

    [TestMethod]
    public void A_model_is_trained_evaluated_and_used()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv");
        var trained = cli.Run("train", "bars.csv", "-o", "model.mmaf", "--preset", "fast", "--json").Ok().Json();
        Assert.AreEqual("model.mmaf", trained.GetProperty("model").GetString());
        var scores = cli.Run("evaluate", "model.mmaf", "bars.csv", "--json").Ok().Json().GetProperty("scores");
        Assert.IsTrue(scores.GetProperty("accuracy").GetDouble() is > 0 and <= 1);
        Assert.Contains("log loss", cli.Run("evaluate", "model.mmaf", "bars.csv", "--scheme", "rule").Ok().Output);

        var model = ActionPredictor.Load(cli.Of("model.mmaf"));
        var frame = ActionPredictor.PrepareFeatures(BarFile.Read(cli.Of("bars.csv")));
        var expected = model.PredictWithConfidence(frame);
        cli.Run("predict", "model.mmaf", "bars.csv", "-o", "predictions.csv").Ok();
        var lines = File.ReadAllLines(cli.Of("predictions.csv"));
        Assert.HasCount(expected.Length + 1, lines);
        for (var i = 0; i < expected.Length; i++)
        {
            var cells = lines[i + 1].Split(',');
            Assert.AreEqual(expected[i].Action.ToName(), cells[2]);
            Assert.AreEqual(expected[i].Confidence, double.Parse(cells[3], CultureInfo.InvariantCulture));
        }
        var latest = cli.Run("predict", "model.mmaf", "bars.csv", "bars.csv", "--latest", "--json").Ok().Json();
        Assert.AreEqual(2, latest.GetArrayLength());
        Assert.AreEqual(expected[^1].Action.ToName(), latest[1].GetProperty("action").GetString());
        Assert.Contains(expected[^1].Action.ToName(), cli.Run("predict", "model.mmaf", "bars.csv", "--latest").Ok().Output);
    }

    [TestMethod]
    public void Boosting_is_trained_on_bars_and_on_tables()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv");
        var bars = cli.Run("train", "bars.csv", "-o", "bars.mmaf", "--preset", "accurate", "--set", "n_estimators=30", "--set", "num_leaves=7", "--json").Ok().Json();
        Assert.AreEqual("gradient_boosting", bars.GetProperty("kind").GetString());
        Assert.IsInRange(1, 30, bars.GetProperty("best_iteration").GetInt32());
        var options = ActionPredictor.Load(cli.Of("bars.mmaf")).Options;
        Assert.AreEqual(ModelKind.GradientBoosting, options.Kind);
        Assert.AreEqual(7, options.MaxLeaves);
        cli.Write("train.csv", Table(0, 400));
        cli.Write("test.csv", Table(400, 100));
        var table = cli.Run("train", "--table", "train.csv", "--label", "side", "--test", "test.csv", "-o", "m.mmaf", "--preset", "accurate", "--json").Ok().Json();
        Assert.AreEqual(100, table.GetProperty("best_iteration").GetInt32(), "the test rows choose nothing");
        Assert.IsGreaterThan(0.95, table.GetProperty("accuracy").GetDouble());
    }

    [TestMethod]
    public void A_table_of_own_features_is_trained_and_judged_on_another()
    {
        using var cli = new CliRun();
        cli.Write("train.csv", Table(0, 400));
        cli.Write("test.csv", Table(400, 100));
        var json = cli.Run("train", "--table", "train.csv", "--label", "side", "--test", "test.csv", "-o", "m.mmaf", "--json").Ok().Json();
        Assert.IsGreaterThanOrEqualTo(0, json.GetProperty("training_seconds").GetDouble());
        Assert.AreEqual(400, json.GetProperty("training_rows").GetInt32());
        Assert.AreEqual(100, json.GetProperty("test_rows").GetInt32());
        Assert.IsGreaterThan(0.95, json.GetProperty("accuracy").GetDouble());
        Assert.IsLessThan(0.2, json.GetProperty("log_loss").GetDouble());
        foreach (var key in new[] { "f1_score", "precision", "recall" })
            Assert.IsTrue(json.GetProperty(key).GetDouble() is > 0 and <= 1, key);
        var loaded = ActionPredictor.Load(cli.Of("m.mmaf")).Evaluate(FeatureCsv.Read(cli.Of("test.csv"), new() { LabelColumn = "side" }));
        Assert.AreEqual(loaded.LogLoss, json.GetProperty("log_loss").GetDouble());
    }

    [TestMethod]
    public void Search_prints_its_table_and_trains_the_best()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv", 1_500);
        var json = cli.Run("train", "bars.csv", "--preset", "fast", "--search", "4", "--halving", "--features", "relative", "-o", "m.mmaf", "--json").Ok().Json();
        var search = json.GetProperty("search");
        Assert.AreEqual(4, search.GetProperty("trials").GetArrayLength());
        var best = search.GetProperty("trials")[0].GetProperty("parameters");
        var model = ActionPredictor.Load(cli.Of("m.mmaf"));
        Assert.AreEqual(best.GetProperty("max_depth").GetInt32(), model.Options.MaxDepth);
        Assert.AreEqual(FeatureFamily.Relative, model.Family);
        Assert.Contains("which had no part in the choice", cli.Run("train", "bars.csv", "--preset", "fast", "--search", "2", "-o", "n.mmaf").Ok().Output);
        Assert.Contains("sma_50_rel", File.ReadLines(cli.Of(Features())).First());
        Assert.Contains("--search and --folds go with bars", cli.Run("train", "--table", "x.csv", "--search", "3", "-o", "o.mmaf").Error);

        string Features()
        {
            cli.Run("features", "bars.csv", "--features", "relative", "-o", "features.csv").Ok();
            return "features.csv";
        }
    }

    [TestMethod]
    public void A_model_of_another_library_is_imported()
    {
        using var cli = new CliRun();
        cli.Write("model.txt", "tree\nnum_class=1\nnum_tree_per_iteration=1\nmax_feature_idx=0\nobjective=binary sigmoid:1\nfeature_names=x\nTree=0\nnum_leaves=2\nsplit_feature=0\nthreshold=1\ndecision_type=2\nleft_child=-1\nright_child=-2\nleaf_value=0.5 -0.5\nend of trees\n");
        cli.Run("import", "model.txt", "--classes", "sell,buy", "--feature-names", "rsi", "-o", "m.mmaf").Ok();
        Assert.AreEqual(TradeAction.Buy, ActionPredictor.Load(cli.Of("m.mmaf")).Predict([0.5]).Action);
        Assert.Contains("say which action each of them is", cli.Run("import", "model.txt", "-o", "n.mmaf").Error);
    }

    [TestMethod]
    [DataRow("--help", "demo")]
    [DataRow("demo --help", "--data")]
    [DataRow("train --help", "--table")]
    [DataRow("--version", "0.")]
    [DataRow("", "Commands:")]
    public void Help_and_version(string arguments, string expected) =>
        Assert.Contains(expected, Help(arguments));

    private static string Help(string arguments)
    {
        using var cli = new CliRun();
        return cli.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Ok().Output;
    }

    // the action is the sign of the first column, so a forest must find it
    private static string Table(int start, int count)
    {
        var random = new RandomStream(seed: 9, (ulong)start);
        var text = new System.Text.StringBuilder("signal,noise,side\n");
        for (var i = 0; i < count; i++)
        {
            var signal = random.NextDouble() - 0.5;
            text.Append(CultureInfo.InvariantCulture, $"{signal:R},{random.NextDouble():R},{(signal > 0 ? "buy" : "sell")}\n");
        }
        return text.ToString();
    }
}
