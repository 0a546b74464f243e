using System.Globalization;

namespace MarketMaster.RateLimiting;

/// <summary>The rules of an API, ready to be asked.</summary>
internal sealed class RequestRules
{
    private readonly Rule[] _rules;
    private readonly ulong _everybody;

    public RequestRules(string api, ApiOptions options, IReadOnlyList<string> limits)
    {
        var scoped = options.Requests.Values.SelectMany(rule => Names(rule.Limits)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _everybody = ulong.MaxValue;
        for (var i = 0; i < limits.Count; i++)
        {
            if (scoped.Contains(limits[i]))
                _everybody &= ~(1UL << i);
        }
        _rules = [.. options.Requests.Select(entry => new Rule(
            entry.Value.Method, entry.Value.Path, entry.Value.Weight, Steps($"{api}, request '{entry.Key}'", entry.Value), entry.Value.BatchSize ?? options.BatchSize,
            _everybody | Mask(api, entry.Value.Limits, limits))).OrderByDescending(rule => rule.Path.Length).ThenByDescending(rule => rule.Method is not null)];
    }

    /// <summary>What a request costs.</summary>
    public RequestCost Cost(string method, string path, int symbols, int? weight) =>
        Find(method, path) is { } rule ? new(weight ?? rule.WeightOf(symbols), rule.Levels) : new(weight ?? 1, _everybody);

    public RequestCost Cost(int weight) => new(weight, _everybody);

    public Rule? Find(string? method, string path)
    {
        foreach (var rule in _rules)
        {
            if (path.StartsWith(rule.Path, StringComparison.Ordinal) && (method is null || rule.Method is null || rule.Method.Equals(method, StringComparison.OrdinalIgnoreCase)))
                return rule;
        }
        return null;
    }

    private static string[] Names(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static ulong Mask(string api, string? list, IReadOnlyList<string> limits)
    {
        var mask = 0UL;
        foreach (var name in Names(list))
        {
            var place = limits.ToList().FindIndex(limit => limit.Equals(name, StringComparison.OrdinalIgnoreCase));
            mask |= place >= 0 ? 1UL << place : throw new ArgumentException($"{api}: a request names the limit '{name}', which the API does not have", nameof(list));
        }
        return mask;
    }

    private static (int From, int Weight)[] Steps(string place, ApiRequestRule rule)
    {
        if (rule.Weight < 1)
            throw new ArgumentException($"{place}: the weight is {rule.Weight}, it must be at least 1", nameof(rule));
        return [.. rule.WeightBySymbols.Select(step => int.TryParse(step.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from > 0 && step.Value > 0
            ? (from, step.Value)
            : throw new ArgumentException($"{place}: '{step.Key}': {step.Value} is not a number of symbols and a weight", nameof(rule))).OrderBy(step => step.from)];
    }

    internal sealed record Rule(string? Method, string Path, int Weight, (int From, int Weight)[] Steps, int BatchSize, ulong Levels)
    {
        /// <summary>0 symbols stand for an unknown number: the rule's plain weight.</summary>
        public int WeightOf(int symbols)
        {
            var weight = Weight;
            foreach (var (from, value) in Steps)
            {
                if (symbols >= from)
                    weight = value;
            }
            return weight;
        }
    }
}
