namespace MarketMaster.Cli.Tests;

[TestClass]
public sealed class BadInputTests
{
    private const string Header = "timestamp,open,high,low,close,volume\n";
    private const string Good = "2024-01-01T00:00:00Z,1,1,1,1,1\n";

    [TestMethod]
    [DataRow("", "bad.csv: is empty")]
    [DataRow("timestamp,open,high,low,volume\n2024-01-01T00:00:00Z,1,1,1,1\n", "bad.csv, line 1, column close: is missing in the header")]
    [DataRow(Header + Good + "2024-01-02T00:00:00Z,1,1,abc,1,1\n", "bad.csv, row 1, line 3, column low: 'abc' is not a number")]
    [DataRow(Header + Good + "2024-01-02T00:00:00Z,1,1,NaN,1,1\n", "bad.csv, row 1, line 3, column low: 'NaN' is no value")]
    [DataRow(Header + Good + "2024-01-02T00:00:00Z,1,1,2,1,1\n", "bad.csv, row 1, line 3, column high: '1' is below low 2")]
    [DataRow(Header + Good + Good, "bad.csv, row 1, line 3, column timestamp: '2024-01-01T00:00:00Z' stands in row 0 already")]
    [DataRow(Header + Good + "2023-12-31T00:00:00Z,1,1,1,1,1\n", "bad.csv, row 1, line 3, column timestamp: '2023-12-31T00:00:00Z' is earlier than row 0")]
    [DataRow(Header + Good, "bad.csv: 1 ")]
    public void A_bad_file_is_one_line_for_every_command_that_reads_bars(string content, string message)
    {
        using var cli = new CliRun();
        cli.Bars("good.csv", 600);
        cli.Run("train", "good.csv", "-o", "m.mmaf", "--preset", "fast").Ok();
        cli.Write("bad.csv", content);
        var before = cli.Entries;
        string[][] commands =
        [
            ["features", "bad.csv", "-o", "x.csv"], ["label", "bad.csv", "-o", "x.csv"], ["train", "bad.csv", "-o", "x.mmaf"],
            ["evaluate", "m.mmaf", "bad.csv"], ["predict", "m.mmaf", "bad.csv", "-o", "x.csv"], ["demo", "--data", "bad.csv"],
        ];
        foreach (var command in commands)
            Assert.StartsWith(message, cli.Run(command).OnlyError(1), string.Join(' ', command));
        Assert.AreSequenceEqual(before, cli.Entries);
    }

    [TestMethod]
    [DataRow(1, "file not found: ", "features none.csv -o x.csv")]
    [DataRow(1, "no model 'none': no such file", "predict none bars.csv")]
    [DataRow(1, "cannot load 'bars.csv': it is not an action predictor model", "predict bars.csv bars.csv")]
    [DataRow(1, "unknown crypto instrument 'XXX': known are BTC/USD, ETH/USD", "demo --instrument XXX")]
    [DataRow(1, "unknown crypto instrument 'XXX'", "generate --instrument XXX --bars 10 -o x.csv")]
    [DataRow(1, "interval '0m' is not known", "generate --bars 10 --interval 0m -o x.csv")]
    [DataRow(1, "Interval is 00:07:00: it must be whole minutes that divide a day", "generate --bars 10 --interval 7m -o x.csv")]
    [DataRow(1, "x.txt: no bar format for '.txt': use one of .csv, .json", "generate --bars 10 -o x.txt")]
    [DataRow(1, "all 2 training labels are 'buy': at least two classes are needed", "train --table one.csv -o x.mmaf")]
    [DataRow(1, "bars.csv, line 1, column action: is missing in the header", "train --table bars.csv -o x.mmaf")]
    [DataRow(1, "file not found: ", "train --table one.csv --test none.csv -o x.mmaf")]
    [DataRow(1, "flat.csv: ", "demo --data flat.csv")]
    [DataRow(2, "--bars is '-5': it must be a whole number, 1 to 100,000,000", "generate --bars -5 -o x.csv")]
    [DataRow(2, "--bars is '0'", "generate --bars 0 -o x.csv")]
    [DataRow(2, "--bars is '2000000000'", "generate --bars 2000000000 -o x.csv")]
    [DataRow(2, "--bars is '99999999999'", "generate --bars 99999999999 -o x.csv")]
    [DataRow(2, "--bars is '1.5'", "generate --bars 1.5 -o x.csv")]
    [DataRow(2, "--signal is 'NaN': it must be a number, 0 to 5", "generate --bars 10 --signal NaN -o x.csv")]
    [DataRow(2, "--signal is '-1'", "generate --bars 10 --signal -1 -o x.csv")]
    [DataRow(2, "--signal is '1e300'", "generate --bars 10 --signal 1e300 -o x.csv")]
    [DataRow(2, "--samples is '499': it must be a whole number, 500 to 10,000,000", "demo --samples 499")]
    [DataRow(2, "--samples is '2000000000'", "demo --samples 2000000000")]
    [DataRow(2, "--threads is '-1': it must be a whole number, 0 to 1,024", "train bars.csv -o x.mmaf --threads -1")]
    [DataRow(2, "--set is 'trees': it must be a parameter's name, =, and a number, such as n_estimators=200", "train bars.csv -o x.mmaf --set trees")]
    [DataRow(1, "num_leaves is 1: it must lie between 2 and 4096", "train bars.csv -o x.mmaf --preset accurate --set num_leaves=1")]
    [DataRow(1, "random_forest has no parameter 'learning_rate'", "train bars.csv -o x.mmaf --set learning_rate=0.1")]
    [DataRow(2, "Argument 'svm' not recognized. Must be one of: 'random_forest' 'gradient_boosting'", "train bars.csv -o x.mmaf --kind svm")]
    [DataRow(2, "--threads is '1025'", "demo --threads 1025")]
    [DataRow(2, "--seed is '9999999999'", "demo --seed 9999999999")]
    [DataRow(2, "Argument 'best' not recognized. Must be one of: 'default' 'fast' 'accurate'", "demo --preset best")]
    [DataRow(2, "--samples is for generated bars: leave it out with --data", "demo --data bars.csv --samples 600")]
    [DataRow(2, "--interval is for generated bars", "demo --data bars.csv --interval 1d")]
    [DataRow(2, "give either a file of bars or --table", "train -o x.mmaf")]
    [DataRow(2, "give either a file of bars or --table", "train bars.csv --table one.csv -o x.mmaf")]
    [DataRow(2, "--test goes with --table", "train bars.csv --test one.csv -o x.mmaf")]
    [DataRow(2, "unknown command or option 'bogus'", "bogus")]
    [DataRow(2, "unknown command or option '--bogus'", "demo --bogus")]
    [DataRow(2, "Option '--output' is required.", "features bars.csv")]
    public void A_bad_argument_is_one_line(int exitCode, string message, string arguments)
    {
        using var cli = new CliRun();
        cli.Write("bars.csv", Header + Good);
        cli.Write("one.csv", "a,b,action\n1,2,buy\n2,3,buy\n");
        cli.Write("flat.csv", Header + string.Concat(Enumerable.Range(0, 900).Select(i => $"{1_700_000_000 + (i * 3600)},5,5,5,5,1\n")));
        var before = cli.Entries;
        var error = cli.Run(arguments.Split(' ')).OnlyError(exitCode);
        Assert.StartsWith(message, error);
        Assert.AreSequenceEqual(before, cli.Entries);
    }

    [TestMethod]
    [DataRow("features bars.csv -o none/x.csv")]
    [DataRow("label bars.csv -o none/x.csv")]
    [DataRow("train bars.csv -o none/x.csv")]
    [DataRow("generate --bars 10 -o none/x.csv")]
    [DataRow("predict m.mmaf bars.csv -o none/x.csv")]
    public void A_missing_folder_is_named_before_the_work(string arguments)
    {
        using var cli = new CliRun();
        var error = cli.Run(arguments.Split(' ')).OnlyError(1);
        Assert.AreEqual($"cannot write {cli.Of("none/x.csv")}: the folder {cli.Of("none")} does not exist, create it first", error);
        Assert.IsEmpty(cli.Entries);
    }

    [TestMethod]
    public void An_output_folder_that_cannot_be_made_is_named()
    {
        using var cli = new CliRun();
        cli.Write("file", "");
        Assert.AreEqual($"output folder {cli.Of("file/out")} is not writable: choose another folder", cli.Run("demo", "--out", "file/out").OnlyError(1));
        Assert.AreSequenceEqual(["file"], cli.Entries);
    }

    [TestMethod]
    public void A_damaged_model_is_named()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv", 600);
        cli.Run("train", "bars.csv", "-o", "m.mmaf", "--preset", "fast").Ok();
        var bytes = File.ReadAllBytes(cli.Of("m.mmaf"));
        bytes[^9] ^= 0x10;
        File.WriteAllBytes(cli.Of("m.mmaf"), bytes);
        Assert.Contains("m.mmaf", cli.Run("predict", "m.mmaf", "bars.csv").OnlyError(1));
    }
}
