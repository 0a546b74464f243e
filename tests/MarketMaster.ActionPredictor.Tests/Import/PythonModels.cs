using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace MarketMaster.Prediction.Tests;

/// <summary>Models that Debian's scikit-learn and XGBoost train: their file, rows among which are ties of every kind, and their probabilities.</summary>
internal sealed partial class PythonModels : IDisposable
{
    private const int Width = 6;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("import-");

    // Rows: random ones, and for thresholds of the model the neighbours in single and in double precision, and half way between.
    private const string Script = """

        import sys
        folder, name, classes, missing = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "missing"
        rng = np.random.default_rng(7)
        def table(n):
            x = rng.normal(size=(n, 6))
            x[:, 5] = np.round(x[:, 5], 1)
            score = x[:, 0] + 0.7 * x[:, 1] * x[:, 2] + np.sin(2 * x[:, 3]) + 0.5 * rng.normal(size=n)
            y = np.digitize(score, np.quantile(score, np.arange(1, classes) / classes))
            if missing:
                x[rng.random(x.shape) < 0.1] = np.nan
            return x, y
        x, y = table(1500)
        if name == "xgb":
            from xgboost import XGBClassifier
            model = XGBClassifier(n_estimators=20, max_depth=5, learning_rate=0.3).fit(x, y)
        elif name == "xgb-stopped":
            from xgboost import XGBClassifier
            model = XGBClassifier(n_estimators=60, max_depth=6, learning_rate=0.9, early_stopping_rounds=3, eval_metric="mlogloss").fit(x[:1000], y[:1000], eval_set=[(x[1000:], y[1000:])], verbose=False)
            assert model.best_iteration < 50, model.best_iteration
        elif name == "xgb-rf":
            from xgboost import XGBRFClassifier
            model = XGBRFClassifier(n_estimators=20, max_depth=6).fit(x, y)
        else:
            from sklearn.ensemble import RandomForestClassifier, ExtraTreesClassifier, GradientBoostingClassifier, HistGradientBoostingClassifier
            model = {
                "forest": RandomForestClassifier(n_estimators=30, min_samples_leaf=2, random_state=1),
                "balanced": RandomForestClassifier(n_estimators=20, max_depth=8, class_weight="balanced", random_state=1),
                "extra": ExtraTreesClassifier(n_estimators=20, random_state=1),
                "boosting": GradientBoostingClassifier(n_estimators=15, random_state=1),
                "zero": GradientBoostingClassifier(n_estimators=10, init="zero", random_state=1),
                "hist": HistGradientBoostingClassifier(max_iter=15),
            }[name].fit(x, y)
        if name.startswith("xgb"):
            model.save_model(folder + "/model.json")
            import re
            ties = [(int(f), float(t)) for tree in model.get_booster().get_dump() for f, t in re.findall(r"\[f(\d+)<([^\]]+)\]", tree)]
        else:
            export_trees(model, ["f%d" % i for i in range(6)], folder + "/model.json")
            ties = [(f, t) for tree in json.load(open(folder + "/model.json"))["trees"] for f, t, l in zip(tree["feature"], tree["threshold"], tree["left"]) if l >= 0]
        rows = [table(2000)[0]]
        for i in rng.permutation(len(ties))[:300]:
            f, t = ties[i]
            s = np.float32(t)
            near = [t, np.nextafter(t, -9), np.nextafter(t, 9), float(s)]
            for other in (np.nextafter(s, np.float32(-9)), np.nextafter(s, np.float32(9))):
                half = (float(s) + float(other)) / 2
                near += [float(other), half, np.nextafter(half, -9), np.nextafter(half, 9)]
            row = np.repeat(table(1)[0], len(near), axis=0)
            row[:, f] = near
            rows.append(row)
        rows = np.concatenate(rows)
        rows.astype(np.float64).tofile(folder + "/rows.bin")
        model.predict_proba(rows).astype(np.float64).tofile(folder + "/probabilities.bin")
        importance = model.feature_importances_ if hasattr(model, "feature_importances_") else np.zeros(6)
        np.asarray(importance, dtype=np.float64).tofile(folder + "/importance.bin")
        """;

    public PythonModels(string name, int classes, bool missing)
    {
        ScikitLearn.RequireInstalled();
        if (name.StartsWith("xgb", StringComparison.Ordinal) && ScikitLearn.Run("-c", "import xgboost").Code != 0)
            Assert.Inconclusive("skipped: python3 with xgboost is not on this machine");
        var script = Path.Combine(_folder.FullName, "train.py");
        File.WriteAllText(script, Documented() + Script);
        var (code, _, error) = ScikitLearn.Run(script, _folder.FullName, name, classes.ToString(CultureInfo.InvariantCulture), missing ? "missing" : "whole");
        Assert.AreEqual(0, code, error);
        Rows = new([.. Enumerable.Range(0, Width).Select(i => $"f{i}")], Numbers("rows.bin"));
        Probabilities = Numbers("probabilities.bin");
        Importance = Numbers("importance.bin");
    }

    public string ModelFile => Path.Combine(_folder.FullName, "model.json");

    public FeatureFrame Rows { get; }

    public double[] Probabilities { get; }

    public double[] Importance { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    private double[] Numbers(string file) => MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(_folder.FullName, file))).ToArray();

    /// <summary>The script of the documentation: what users are told to run is what is tested.</summary>
    private static string Documented()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var page = Path.Combine(folder.FullName, "docs", "importing-models.md");
            if (File.Exists(page))
                return PythonFence().Match(File.ReadAllText(page)).Groups["code"].Value;
        }
        throw new FileNotFoundException("docs/importing-models.md");
    }

    [GeneratedRegex("```python\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonFence();
}
