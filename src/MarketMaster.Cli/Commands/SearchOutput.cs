using System.Globalization;
using System.Text.Json;
using MarketMaster.Prediction;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>The table of a search, as train prints it.</summary>
internal static class SearchOutput
{
    private const int Most = 15;

    public static void Print(SearchResult search)
    {
        var names = search.Best.Parameters.Keys.ToArray();
        var table = new Table().Border(TableBorder.Rounded).AddColumns(["rank", .. names, "folds", "log loss"]);
        foreach (var trial in search.Trials.Take(Most).Append(search.Preset).Distinct())
        {
            table.AddRow(
                [
                    trial.Number == 0 ? $"{trial.Rank} (preset)" : $"{trial.Rank}", .. names.Select(n => trial.Parameters[n].ToString("G4", CultureInfo.InvariantCulture)),
                    $"{trial.Folds}", string.Create(CultureInfo.InvariantCulture, $"{trial.Score.Mean:0.0000} ± {trial.Score.StandardError:0.0000}"),
                ]);
        }
        Screen.Print(table);
        if (search.HeldOut is { } held)
        {
            Screen.Print(string.Create(
                CultureInfo.InvariantCulture,
                $"on the newest bars, which had no part in the choice: best {held.Best.Evaluation.LogLoss:0.0000}, preset {held.Preset.Evaluation.LogLoss:0.0000} ({held.Best.TestRows:N0} rows, worth {held.Best.EffectiveTestRows:N0}). The best of {search.Trials.Count} scores above looks better than it is."));
        }
    }

    public static void Write(Utf8JsonWriter json, SearchResult search)
    {
        json.WriteStartObject("search");
        json.WriteString("metric", "log_loss");
        json.WriteNumber("trainings", search.Trainings);
        json.WriteStartArray("trials");
        foreach (var trial in search.Trials)
        {
            json.WriteStartObject();
            json.WriteNumber("rank", trial.Rank);
            json.WriteNumber("number", trial.Number);
            json.WriteNumber("folds", trial.Folds);
            Number("mean", trial.Score.Mean);
            Number("standard_error", trial.Score.StandardError);
            json.WriteStartObject("parameters");
            foreach (var (name, value) in trial.Parameters)
                json.WriteNumber(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (search.HeldOut is { } held)
        {
            Number("held_out_best", held.Best.Evaluation.LogLoss);
            Number("held_out_preset", held.Preset.Evaluation.LogLoss);
        }
        json.WriteEndObject();

        void Number(string name, double value)
        {
            if (double.IsFinite(value))
                json.WriteNumber(name, value);
            else
                json.WriteNull(name);
        }
    }
}
