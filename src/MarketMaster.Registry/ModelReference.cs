using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MarketMaster.Registry;

/// <summary>
/// Says which version of a model is meant: by number, by stage, by alias, or the newest. As text, MLflow's form:
/// <c>models:/name/3</c>, <c>models:/name/Production</c>, <c>models:/name@champion</c>, <c>models:/name/latest</c>.
/// </summary>
public sealed record ModelReference
{
    private const string Scheme = "models:/";

    private ModelReference(string name) => Name = RegistryNames.RequireModel(name);

    /// <summary>Name of the model.</summary>
    public string Name { get; }

    /// <summary>The number, where the version is meant by number.</summary>
    public int? Version { get; private init; }

    /// <summary>The stage, where the newest version of a stage is meant.</summary>
    public ModelStage? Stage { get; private init; }

    /// <summary>The alias, where the version is meant by alias.</summary>
    public string? Alias { get; private init; }

    /// <summary>The version with a number.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="version">Number, from 1.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentException">The name is not a model name.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is below 1.</exception>
    public static ModelReference ToVersion(string name, int version) => version >= 1
        ? new(name) { Version = version }
        : throw new ArgumentOutOfRangeException(nameof(version), version, "version numbers start at 1");

    /// <summary>The newest version of a stage.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="stage">The stage.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentException">The name is not a model name.</exception>
    public static ModelReference ToStage(string name, ModelStage stage) => Enum.IsDefined(stage)
        ? new(name) { Stage = stage }
        : throw new ArgumentOutOfRangeException(nameof(stage), stage, "no such stage");

    /// <summary>The version that an alias points to.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="alias">The alias.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentException">The name is not a model name, or the alias not an alias.</exception>
    public static ModelReference ToAlias(string name, string alias) => new(name) { Alias = RegistryNames.RequireAlias(alias) };

    /// <summary>The newest version that is not deleted, whatever its stage.</summary>
    /// <param name="name">Name of the model.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentException">The name is not a model name.</exception>
    public static ModelReference Latest(string name) => new(name);

    /// <summary>Reads a reference from text.</summary>
    /// <param name="text">Such as <c>models:/trend/Production</c>.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="FormatException">The text is no reference; the message says what one looks like.</exception>
    public static ModelReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var reference)
            ? reference
            : throw new FormatException($"'{text}' is no model reference: write models:/name/3, models:/name/Production, models:/name@alias or models:/name/latest");
    }

    /// <summary>Reads a reference from text.</summary>
    /// <param name="text">Such as <c>models:/trend/Production</c>.</param>
    /// <param name="reference">The reference; null where the text is none.</param>
    /// <returns>Whether the text is a reference.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ModelReference? reference)
    {
        reference = null;
        if (text is null || !text.StartsWith(Scheme, StringComparison.Ordinal))
            return false;
        var rest = text.AsSpan(Scheme.Length).TrimStart('/');
        var at = rest.LastIndexOf('@');
        var cut = at >= 0 ? at : rest.IndexOf('/');
        var name = (cut < 0 ? rest : rest[..cut]).ToString();
        if (cut < 0 || !RegistryNames.IsModel(name))
            return false;
        var last = rest[(cut + 1)..].ToString();
        if (at >= 0)
        {
            if (!RegistryNames.IsAlias(last))
                return false;
            reference = ToAlias(name, last);
        }
        else if (int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
        {
            reference = ToVersion(name, number);
        }
        else if (last.Equals("latest", StringComparison.OrdinalIgnoreCase))
        {
            reference = Latest(name);
        }
        else if (last.Length > 0 && char.IsLetter(last[0]) && Enum.TryParse<ModelStage>(last, ignoreCase: true, out var stage))
        {
            reference = ToStage(name, stage);
        }
        return reference is not null;
    }

    /// <summary>The reference in MLflow's form.</summary>
    public override string ToString() =>
        Alias is not null ? $"{Scheme}{Name}@{Alias}"
        : Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{Scheme}{Name}/{version}")
        : Stage is { } stage ? $"{Scheme}{Name}/{stage}"
        : $"{Scheme}{Name}/latest";
}
