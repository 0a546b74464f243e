using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MarketMaster.Prediction.Tests;

/// <summary>Debian's scikit-learn as the judge; tests that need it are skipped, and say so, where it is not installed.</summary>
internal static class ScikitLearn
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import sys
        import numpy as np
        from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
        from sklearn.metrics import f1_score, log_loss
        folder, width, seeds, model = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
        def table(name):
            return np.fromfile(folder + "/" + name + ".x").reshape(-1, width), np.fromfile(folder + "/" + name + ".y", dtype=np.int32)
        (x, y), (u, v) = table("train"), table("test")
        total = np.zeros(3)
        for seed in range(seeds):
            if model == "boosting":
                fitted = HistGradientBoostingClassifier(max_iter=100, early_stopping=False, random_state=42 + seed).fit(x, y)
            else:
                fitted = RandomForestClassifier(
                    n_estimators=100, max_depth=10, min_samples_split=5, min_samples_leaf=2, random_state=42 + seed,
                    class_weight="balanced" if model == "balanced" else None).fit(x, y)
            p = fitted.predict_proba(u)
            total += [(fitted.predict(u) == v).mean(), f1_score(v, fitted.predict(u), average="macro"), log_loss(v, p)]
        print(*(repr(float(t)) for t in total / seeds))
        print(*(repr(float(i)) for i in getattr(fitted, "feature_importances_", [])))
        """;

    public static (double[] Scores, double[] Importance) Judge(FeatureFrame train, FeatureFrame test, int seeds, string model = "forest")
    {
        RequireInstalled();
        var folder = Directory.CreateTempSubdirectory("forest-");
        try
        {
            Write(folder.FullName, "train", train);
            Write(folder.FullName, "test", test);
            var script = Path.Combine(folder.FullName, "judge.py");
            File.WriteAllText(script, Script);
            var (code, output, error) = Run(script, folder.FullName, train.Width.ToString(CultureInfo.InvariantCulture), seeds.ToString(CultureInfo.InvariantCulture), model);
            Assert.AreEqual(0, code, error);
            var lines = output.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray()).ToArray();
            return (lines[0], lines[1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static void RequireInstalled()
    {
        if (!File.Exists(Python) || Run("-c", "import sklearn").Code != 0)
            Assert.Inconclusive("skipped: python3 with scikit-learn is not on this machine");
    }

    private static void Write(string folder, string name, FeatureFrame frame)
    {
        File.WriteAllBytes(Path.Combine(folder, name + ".x"), MemoryMarshal.AsBytes(frame.Values).ToArray());
        File.WriteAllBytes(Path.Combine(folder, name + ".y"), MemoryMarshal.AsBytes(frame.Labels).ToArray());
    }

    public static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
