using System.Globalization;

namespace MarketMaster.Registry;

/// <summary>What a registration must keep to.</summary>
internal static class RegistrationRules
{
    public static void Require(ModelRegistration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        RegistryNames.RequireModel(registration.Name);
        if (Problem(registration) is { } problem)
            throw new ArgumentException(problem, nameof(registration));
        foreach (var metric in registration.Metrics)
            RegistryNames.RequireKey(metric.Name, "metric");
        RequireTexts(registration.Parameters, "parameter");
        RequireTexts(registration.Tags, "tag");
    }

    public static void Require(MetadataUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        RequireTexts(update.SetTags, "tag");
    }

    /// <summary>Refuses to delete what is in production.</summary>
    public static void RefuseInProduction(string name, int version, ModelStage stage)
    {
        if (stage == ModelStage.Production)
            throw new RegistryConflictException(string.Create(CultureInfo.InvariantCulture, $"{name} version {version} is in production: give it another stage before you delete it"));
    }

    private static void RequireTexts(IReadOnlyDictionary<string, string> texts, string what)
    {
        foreach (var (key, value) in texts)
            RegistryNames.RequireValue(value, RegistryNames.RequireKey(key, what), what);
    }

    private static string? Problem(ModelRegistration registration)
    {
        if (registration.Artifacts is null || registration.Artifacts.Count == 0)
            return $"nothing to register as '{registration.Name}': at least one artifact is needed";
        if (Twice(registration.Artifacts.Select(a => a.Path)) is { } path)
            return $"two artifacts of '{registration.Name}' have the path '{path}'";
        if (Twice(registration.Metrics.Select(m => m.Name)) is { } metric)
            return $"the metric '{metric}' is given twice";
        if (registration.Metrics.FirstOrDefault(m => !double.IsFinite(m.Value)) is { } wrong)
            return string.Create(CultureInfo.InvariantCulture, $"the metric '{wrong.Name}' is {wrong.Value}: it must be a finite number");
        return registration.IdempotencyKey is { Length: 0 or > RegistryNames.LongestKey }
            ? $"the idempotency key has {registration.IdempotencyKey.Length} characters: 1 to {RegistryNames.LongestKey} are allowed"
            : null;
    }

    private static string? Twice(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !seen.Add(name));
    }
}
