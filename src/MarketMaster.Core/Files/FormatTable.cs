using System.Collections.Immutable;

namespace MarketMaster;

/// <summary>File formats of one kind of data by extension. Safe to use from any thread.</summary>
/// <param name="what">What the formats hold, for messages: bar, feature, tick.</param>
/// <param name="extensions">The extensions of a format.</param>
/// <param name="known">The formats known from the start.</param>
internal sealed class FormatTable<T>(string what, Func<T, IReadOnlyList<string>> extensions, params T[] known) where T : class
{
    private ImmutableSortedDictionary<string, T> _formats =
        known.Aggregate(ImmutableSortedDictionary.Create<string, T>(StringComparer.OrdinalIgnoreCase), (formats, format) => Add(formats, format, extensions));

    public IReadOnlyList<string> Extensions => [.. Volatile.Read(ref _formats).Keys];

    public void Register(T format)
    {
        ArgumentNullException.ThrowIfNull(format);
        ImmutableInterlocked.Update(ref _formats, (formats, added) => Add(formats, added, extensions), format);
    }

    public T Of(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var extension = Path.GetExtension(path);
        return Volatile.Read(ref _formats).TryGetValue(extension, out var format)
            ? format
            : throw new NotSupportedException($"{path}: no {what} format for '{extension}': use one of {string.Join(", ", Extensions)}");
    }

    private static ImmutableSortedDictionary<string, T> Add(ImmutableSortedDictionary<string, T> formats, T format, Func<T, IReadOnlyList<string>> extensions)
    {
        foreach (var extension in extensions(format))
        {
            if (extension.Length < 2 || extension[0] != '.')
                throw new ArgumentException($"extension '{extension}' must be a dot and a name, such as .csv", nameof(format));
            if (formats.TryGetValue(extension, out var other) && other.GetType() != format.GetType())
                throw new ArgumentException($"extension '{extension}' belongs to {other.GetType().Name} already", nameof(format));
            formats = formats.SetItem(extension, format);
        }
        return formats;
    }
}
