namespace MarketMaster.AspNetCore;

/// <summary>A path with places for any one segment, and perhaps for any number of them at the end.</summary>
internal sealed class PathPattern
{
    private readonly string?[] _segments;
    private readonly bool _isOpen;

    public PathPattern(string path)
    {
        Text = path;
        if (!path.StartsWith('/'))
            throw new ArgumentException($"the path '{path}' must begin with a slash", nameof(path));
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        _isOpen = segments is [.., var last] && (last is "*" || last.StartsWith("{*", StringComparison.Ordinal));
        if (_isOpen)
            segments = segments[..^1];
        _segments = Array.ConvertAll(segments, segment => segment.Contains('*', StringComparison.Ordinal)
            ? throw new ArgumentException($"the path '{path}' has a star that is not its last segment", nameof(path))
            : segment is ['{', .., '}'] ? null : segment);
    }

    public string Text { get; }

    /// <summary>The more, the earlier it is asked.</summary>
    public int Specificity => (_segments.Count(segment => segment is not null) * 1000) + (_segments.Length * 2) + (_isOpen ? 0 : 1);

    public bool Matches(ReadOnlySpan<char> path)
    {
        foreach (var segment in _segments)
        {
            path = path.TrimStart('/');
            if (path.IsEmpty)
                return false;
            var end = path.IndexOf('/');
            var part = end < 0 ? path : path[..end];
            if (segment is not null && !part.Equals(segment, StringComparison.OrdinalIgnoreCase))
                return false;
            path = path[part.Length..];
        }
        return _isOpen || path.TrimStart('/').IsEmpty;
    }
}
