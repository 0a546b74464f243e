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
            entry.Value.Method, entry.Value.Path, entry.Value.Weight, Steps($"{api}, request '{entry.Key}'", entry.Value, entry.Value.WeightBySymbols), entry.Value.BatchSize ?? options.BatchSize,
            entry.Value.Parameter, Steps($"{api}, request '{entry.Key}'", entry.Value, entry.Value.WeightByParameter), _everybody | Mask(api, entry.Value.Limits, limits))).OrderByDescending(rule => rule.Path.Length).ThenByDescending(rule => rule.Method is not null)];
    }

    /// <summary>What a request costs.</summary>
    public RequestCost Cost(string method, string path, int symbols, int? weight, string? query = null) =>
        Find(method, path) is { } rule ? new(weight ?? rule.WeightOf(query) ?? rule.WeightOf(symbols), rule.Levels) : new(weight ?? 1, _everybody);

    /// <summary>The most permits that a request takes from a limit; 1 where no rule says more.</summary>
    public int Heaviest(int limit) => _rules.Where(rule => ((rule.Levels >> limit) & 1) != 0).SelectMany(rule => rule.Steps.Concat(rule.ParameterSteps).Select(step => step.Weight).Append(rule.Weight)).DefaultIfEmpty(1).Max();

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

    private static (int From, int Weight)[] Steps(string place, ApiRequestRule rule, Dictionary<string, int> weights)
    {
        if (rule.Weight < 1)
            throw new ArgumentException($"{place}: the weight is {rule.Weight}, it must be at least 1", nameof(rule));
        return [.. weights.Select(step => int.TryParse(step.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from > 0 && step.Value > 0
            ? (from, step.Value)
            : throw new ArgumentException($"{place}: '{step.Key}': {step.Value} is not a number from 1 on and a weight", nameof(rule))).OrderBy(step => step.from)];
    }

    internal sealed record Rule(
        string? Method, string Path, int Weight, (int From, int Weight)[] Steps, int BatchSize, string? Parameter, (int From, int Weight)[] ParameterSteps, ulong Levels)
    {
        /// <summary>0 symbols stand for an unknown number: the rule's plain weight.</summary>
        public int WeightOf(int symbols) => WeightOf(Steps, symbols);

        /// <summary>Null where the query does not have the parameter.</summary>
        public int? WeightOf(string? query)
        {
            if (Parameter is null || query is null)
                return null;
            foreach (var part in query.TrimStart('?').Split('&'))
            {
                if (part.Length > Parameter.Length && part[Parameter.Length] == '=' && part.StartsWith(Parameter, StringComparison.Ordinal)
                    && int.TryParse(part.AsSpan(Parameter.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    return WeightOf(ParameterSteps, number);
            }
            return null;
        }

        private int WeightOf((int From, int Weight)[] steps, int number)
        {
            var weight = Weight;
            foreach (var (from, value) in steps)
            {
                if (number >= from)
                    weight = value;
            }
            return weight;
        }
    }
}
