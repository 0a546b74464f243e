using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketMaster.Tests;

/// <summary>What the fake server knows, and its answers.</summary>
internal sealed partial class FakeMlflowState
{
    private readonly Dictionary<string, JsonObject> _experiments = [];
    private readonly Dictionary<string, JsonObject> _models = [];
    private readonly List<JsonObject> _versions = [];
    private long _clock = 1_767_225_600_000;
    private int _runs;

    public Dictionary<string, byte[]> Files { get; } = [];

    public Dictionary<string, JsonObject> Runs { get; } = [];

    /// <summary>Whether transitions and stages exist, as they do not in a Unity Catalog.</summary>
    public bool HasStages { get; set; } = true;

    /// <summary>Whether transitions overlap, as they can on a real server: each archives what was there before either of them.</summary>
    public bool TransitionsOverlap { get; set; }

    public IReadOnlyList<JsonObject> Versions => _versions;

    public JsonNode Call(string method, string call, JsonObject arguments) => (method, call) switch
    {
        ("GET", "experiments/get-by-name") => _experiments.TryGetValue(Text(arguments, "experiment_name"), out var found) ? new JsonObject { ["experiment"] = found.DeepClone() } : throw NotFound("No experiment"),
        ("POST", "experiments/create") => CreateExperiment(Text(arguments, "name")),
        ("POST", "runs/create") => CreateRun(arguments),
        ("GET", "runs/get") => new JsonObject { ["run"] = Run(arguments).DeepClone() },
        ("POST", "runs/update") => UpdateRun(arguments),
        ("POST", "runs/log-batch") => LogBatch(arguments),
        ("GET", "metrics/get-history") => History(arguments),
        ("POST", "registered-models/create") => CreateModel(Text(arguments, "name")),
        ("GET", "registered-models/get") => new JsonObject { ["registered_model"] = Answer(Model(arguments)) },
        ("PATCH", "registered-models/update") => Change(Model(arguments), arguments, "registered_model"),
        ("POST", "registered-models/set-tag") => SetTag(Model(arguments), arguments),
        ("DELETE", "registered-models/delete-tag") => DeleteTag(Model(arguments), arguments),
        ("DELETE", "registered-models/delete") => DeleteModel(arguments),
        ("GET", "registered-models/search") => SearchModels(arguments),
        ("POST", "registered-models/alias") => SetAlias(arguments),
        ("GET", "registered-models/alias") => GetAlias(arguments),
        ("DELETE", "registered-models/alias") => DeleteAlias(arguments),
        ("POST", "registered-models/get-latest-versions") when HasStages => Latest(arguments),
        ("POST", "model-versions/create") => CreateVersion(arguments),
        ("GET", "model-versions/get") => new JsonObject { ["model_version"] = Version(arguments).DeepClone() },
        ("PATCH", "model-versions/update") => Change(Version(arguments), arguments, "model_version"),
        ("POST", "model-versions/set-tag") => SetTag(Version(arguments), arguments),
        ("DELETE", "model-versions/delete-tag") => DeleteTag(Version(arguments), arguments),
        ("DELETE", "model-versions/delete") => DeleteVersion(arguments),
        ("GET", "model-versions/search") => SearchVersions(arguments),
        ("POST", "model-versions/transition-stage") when HasStages => Transition(arguments),
        _ => throw new FakeRefusal(404, "", "no such route"),
    };

    public JsonNode ListFiles(string folder)
    {
        var prefix = folder.Trim('/') + "/";
        var names = Files.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => k[prefix.Length..]).ToList();
        if (names.Count == 0)
            return new JsonObject();
        var files = new JsonArray();
        foreach (var name in names.Select(n => n.Split('/')[0]).Distinct().Order(StringComparer.Ordinal))
        {
            var entry = new JsonObject { ["path"] = name, ["is_dir"] = !names.Contains(name) };
            // An empty file has no size.
            if (Files.TryGetValue(prefix + name, out var bytes) && bytes.Length > 0)
                entry["file_size"] = bytes.Length;
            files.Add(entry);
        }
        return new JsonObject { ["files"] = files };
    }

    private JsonObject CreateExperiment(string name)
    {
        if (_experiments.ContainsKey(name))
            throw new FakeRefusal(400, "RESOURCE_ALREADY_EXISTS", "Experiment already exists");
        var id = (_experiments.Count + 1).ToString(CultureInfo.InvariantCulture);
        _experiments[name] = new() { ["experiment_id"] = id, ["name"] = name, ["lifecycle_stage"] = "active" };
        return new() { ["experiment_id"] = id };
    }

    private JsonObject CreateRun(JsonObject arguments)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"run{++_runs:x29}");
        var experiment = Text(arguments, "experiment_id");
        Runs[id] = new()
        {
            ["info"] = new JsonObject { ["run_id"] = id, ["run_uuid"] = id, ["experiment_id"] = experiment, ["run_name"] = arguments["run_name"]?.DeepClone() ?? "clever-bee-1", ["status"] = "RUNNING", ["artifact_uri"] = $"mlflow-artifacts:/{experiment}/{id}/artifacts" },
            ["data"] = new JsonObject { ["tags"] = arguments["tags"]?.DeepClone() ?? new JsonArray() },
        };
        return new() { ["run"] = Runs[id].DeepClone() };
    }

    private JsonObject UpdateRun(JsonObject arguments)
    {
        Run(arguments)["info"]!["status"] = Text(arguments, "status");
        return new() { ["run_info"] = Run(arguments)["info"]!.DeepClone() };
    }

    private JsonObject LogBatch(JsonObject arguments)
    {
        var data = Run(arguments)["data"]!.AsObject();
        foreach (var (part, most) in ((string, int)[])[("metrics", 1_000), ("params", 100), ("tags", 100)])
        {
            var sent = arguments[part]?.AsArray() ?? [];
            if (sent.Count > most)
                throw new FakeRefusal(400, "INVALID_PARAMETER_VALUE", $"A batch logging request can contain at most {most} {part}");
            var kept = data[part]?.AsArray() ?? [];
            foreach (var entry in sent)
                kept.Add(entry!.DeepClone());
            data[part] = kept.DeepClone();
        }
        return [];
    }

    // Without max_results, newer servers answer with a token and nothing else.
    private JsonObject History(JsonObject arguments) => Text(arguments, "max_results").Length == 0
        ? new() { ["next_page_token"] = "eyJvZmZzZXQiOiAwfQ==" }
        : Listed("metrics", (Run(arguments)["data"]!["metrics"]?.AsArray() ?? []).Where(m => Text(m!.AsObject(), "key") == Text(arguments, "metric_key")).Select(m => m!));

    private JsonObject CreateModel(string name)
    {
        if (name.Length == 0)
            throw new FakeRefusal(400, "INVALID_PARAMETER_VALUE", "Missing value for required parameter 'name'");
        if (_models.ContainsKey(name))
            throw new FakeRefusal(400, "RESOURCE_ALREADY_EXISTS", "Registered Model already exists");
        _models[name] = new() { ["name"] = name, ["creation_timestamp"] = ++_clock, ["last_updated_timestamp"] = _clock };
        return new() { ["registered_model"] = _models[name].DeepClone() };
    }

    private JsonObject DeleteModel(JsonObject arguments)
    {
        var name = Text(Model(arguments), "name");
        _models.Remove(name);
        _versions.RemoveAll(v => Text(v, "name") == name);
        return [];
    }

    private JsonObject CreateVersion(JsonObject arguments)
    {
        var model = Model(arguments);
        // Deleted ones leave a trace behind, so that numbers are not used again; a deleted model does not.
        var number = (model["last"]?.GetValue<int>() ?? 0) + 1;
        model["last"] = number;
        var version = new JsonObject
        {
            ["name"] = Text(arguments, "name"),
            ["version"] = number.ToString(CultureInfo.InvariantCulture),
            ["creation_timestamp"] = ++_clock,
            ["last_updated_timestamp"] = _clock,
            ["current_stage"] = "None",
            ["source"] = Text(arguments, "source"),
            ["run_id"] = arguments["run_id"]?.DeepClone(),
            ["status"] = "READY",
            ["run_link"] = "",
        };
        if (arguments["description"] is { } description)
            version["description"] = description.DeepClone();
        if (arguments["tags"] is JsonArray { Count: > 0 } tags)
            version["tags"] = tags.DeepClone();
        _versions.Add(version);
        return new() { ["model_version"] = version.DeepClone() };
    }

    private JsonObject DeleteVersion(JsonObject arguments)
    {
        // The aliases stay, pointing nowhere.
        _versions.Remove(Version(arguments));
        return [];
    }

    private JsonObject Transition(JsonObject arguments)
    {
        var version = Version(arguments);
        var stage = Text(arguments, "stage");
        var archive = arguments["archive_existing_versions"]?.GetValue<bool>() ?? false;
        if (archive && stage is not ("Staging" or "Production"))
            throw new FakeRefusal(500, "INTERNAL_ERROR", "Invalid stage transition");
        if (archive && !TransitionsOverlap)
        {
            foreach (var other in _versions.Where(v => v != version && Text(v, "name") == Text(version, "name") && Text(v, "current_stage") == stage))
                other["current_stage"] = "Archived";
        }
        version["current_stage"] = stage;
        return new() { ["model_version"] = version.DeepClone() };
    }

    private JsonObject Latest(JsonObject arguments)
    {
        var name = Text(Model(arguments), "name");
        var stages = arguments["stages"]!.AsArray().Select(s => s!.GetValue<string>()).ToArray();
        return Listed("model_versions", LatestOf(name).Where(v => stages.Contains(Text(v, "current_stage"))));
    }

    private IEnumerable<JsonObject> LatestOf(string name) =>
        _versions.Where(v => Text(v, "name") == name).GroupBy(v => Text(v, "current_stage")).Select(g => g.MaxBy(v => int.Parse(Text(v, "version"), CultureInfo.InvariantCulture))!);

    private JsonObject Answer(JsonObject model)
    {
        var answer = model.DeepClone().AsObject();
        answer.Remove("last");
        if (LatestOf(Text(model, "name")).ToArray() is { Length: > 0 } latest)
            answer["latest_versions"] = new JsonArray([.. latest.Select(WithoutAliases)]);
        return answer;
    }

    private JsonObject SearchModels(JsonObject arguments)
    {
        var size = int.Parse(arguments["max_results"]?.GetValue<string>() ?? "100", CultureInfo.InvariantCulture);
        var offset = arguments["page_token"] is { } token ? int.Parse(token.GetValue<string>(), CultureInfo.InvariantCulture) : 0;
        var like = LikeName().Match(arguments["filter"]?.GetValue<string>() ?? "").Groups["part"].Value;
        var found = _models.Values.Where(m => Text(m, "name").Contains(like, StringComparison.OrdinalIgnoreCase)).OrderBy(m => Text(m, "name"), StringComparer.Ordinal).Skip(offset).ToArray();
        var answer = Listed("registered_models", found.Take(size).Select(Answer));
        // A token comes even when the page was exactly full and nothing follows.
        if (found.Length >= size)
            answer["next_page_token"] = (offset + size).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    private JsonObject SearchVersions(JsonObject arguments)
    {
        var filter = arguments["filter"]?.GetValue<string>() ?? "";
        var size = int.Parse(arguments["max_results"]?.GetValue<string>() ?? "10000", CultureInfo.InvariantCulture);
        var name = EqualName().Match(filter).Groups["name"].Value;
        var below = BelowVersion().Match(filter) is { Success: true } match ? int.Parse(match.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : int.MaxValue;
        var tags = EqualTag().Matches(filter).Select(m => (Key: m.Groups["key"].Value, Value: m.Groups["value"].Value)).ToArray();
        return Listed("model_versions", _versions
            .Where(v => Text(v, "name") == name && Number(v) < below && tags.All(t => HasTag(v, t.Key, t.Value)))
            .OrderByDescending(Number).Take(size).Select(WithoutAliases));
    }

    private JsonObject SetAlias(JsonObject arguments)
    {
        var version = Version(arguments);
        var alias = Text(arguments, "alias");
        if (alias.Equals("latest", StringComparison.OrdinalIgnoreCase))
            throw new FakeRefusal(400, "INVALID_PARAMETER_VALUE", "'latest' is reserved");
        RemoveAlias(arguments, alias);
        var model = Model(arguments);
        var all = model["aliases"]?.AsArray() ?? [];
        all.Add(new JsonObject { ["alias"] = alias, ["version"] = Text(version, "version") });
        model["aliases"] = all.DeepClone();
        var own = version["aliases"]?.AsArray() ?? [];
        own.Add(alias);
        version["aliases"] = own.DeepClone();
        return [];
    }

    private JsonObject GetAlias(JsonObject arguments)
    {
        var alias = Text(arguments, "alias");
        var entry = (_models.TryGetValue(Text(arguments, "name"), out var model) ? model["aliases"]?.AsArray() : null)?.FirstOrDefault(a => Text(a!.AsObject(), "alias") == alias)
            ?? throw new FakeRefusal(400, "INVALID_PARAMETER_VALUE", $"Registered model alias {alias} not found.");
        return new() { ["model_version"] = Version(new JsonObject { ["name"] = Text(arguments, "name"), ["version"] = Text(entry.AsObject(), "version") }).DeepClone() };
    }

    private JsonObject DeleteAlias(JsonObject arguments)
    {
        RemoveAlias(arguments, Text(arguments, "alias"));
        return [];
    }

    private void RemoveAlias(JsonObject arguments, string alias)
    {
        var model = Model(arguments);
        model["aliases"] = new JsonArray([.. (model["aliases"]?.AsArray() ?? []).Where(a => Text(a!.AsObject(), "alias") != alias).Select(a => a!.DeepClone())]);
        foreach (var version in _versions.Where(v => Text(v, "name") == Text(model, "name")))
            version["aliases"] = new JsonArray([.. (version["aliases"]?.AsArray() ?? []).Where(a => a!.GetValue<string>() != alias).Select(a => a!.DeepClone())]);
    }

    private static JsonObject Change(JsonObject entity, JsonObject arguments, string answer)
    {
        entity["description"] = Text(arguments, "description");
        return new() { [answer] = entity.DeepClone() };
    }

    private static JsonObject SetTag(JsonObject entity, JsonObject arguments)
    {
        DeleteTag(entity, arguments);
        var tags = entity["tags"]?.AsArray() ?? [];
        tags.Add(new JsonObject { ["key"] = Text(arguments, "key"), ["value"] = arguments["value"]?.DeepClone() ?? "" });
        entity["tags"] = tags.DeepClone();
        return [];
    }

    private static JsonObject DeleteTag(JsonObject entity, JsonObject arguments)
    {
        entity["tags"] = new JsonArray([.. (entity["tags"]?.AsArray() ?? []).Where(t => Text(t!.AsObject(), "key") != Text(arguments, "key")).Select(t => t!.DeepClone())]);
        return [];
    }

    // Empty lists are left out.
    private static JsonObject Listed(string name, IEnumerable<JsonNode> entries) =>
        entries.Select(e => e.DeepClone()).ToArray() is { Length: > 0 } all ? new() { [name] = new JsonArray(all) } : [];

    private static JsonNode WithoutAliases(JsonObject version)
    {
        var answer = version.DeepClone().AsObject();
        answer.Remove("aliases");
        return answer;
    }

    private JsonObject Model(JsonObject arguments) =>
        _models.TryGetValue(Text(arguments, "name"), out var model) ? model : throw NotFound($"Registered Model with name={Text(arguments, "name")} not found");

    private JsonObject Version(JsonObject arguments)
    {
        if (arguments["version"] is JsonValue value && value.GetValueKind() != System.Text.Json.JsonValueKind.String)
            throw new FakeRefusal(400, "INVALID_PARAMETER_VALUE", "Invalid value for parameter 'version': must be a string");
        return _versions.Find(v => Text(v, "name") == Text(arguments, "name") && Text(v, "version") == Text(arguments, "version"))
            ?? throw NotFound($"Model Version (name={Text(arguments, "name")}, version={Text(arguments, "version")}) not found");
    }

    private JsonObject Run(JsonObject arguments) => Runs.TryGetValue(Text(arguments, "run_id"), out var run) ? run : throw NotFound("Run not found");

    private static bool HasTag(JsonObject entity, string key, string value) =>
        (entity["tags"]?.AsArray() ?? []).Any(t => Text(t!.AsObject(), "key") == key && Text(t.AsObject(), "value") == value);

    private static int Number(JsonObject version) => int.Parse(Text(version, "version"), CultureInfo.InvariantCulture);

    private static string Text(JsonObject from, string name) => from[name]?.GetValue<string>() ?? "";

    private static FakeRefusal NotFound(string what) => new(404, "RESOURCE_DOES_NOT_EXIST", what);

    [GeneratedRegex("name ILIKE '%(?<part>[^%]*)%'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LikeName();

    [GeneratedRegex("name = '(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EqualName();

    [GeneratedRegex("version_number < (?<version>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BelowVersion();

    [GeneratedRegex("tags.`(?<key>[^`]*)` = '(?<value>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EqualTag();
}
