namespace MarketMaster.Repository.Tests.Api;

#pragma warning disable CA1034, CA1051, CA1720, CA1721, CA1008, CA1815, MA0099

/// <summary>One type of each shape, and how the text of its surface must read.</summary>
public static class ApiSample
{
    public const string Expected = """
        namespace MarketMaster.Repository.Tests.Api

        public abstract class ApiSample.Base<T> where T : class, IDisposable, new()
        {
            protected Base(T? item = null);
            protected T? Item { get; }
            public virtual IReadOnlyList<string?> Names(params int[] keys);
            public abstract bool TryGet(ReadOnlySpan<T> from, out T? value);
        }

        public enum ApiSample.Choice : byte
        {
            First = 1,
            Second = 2,
        }

        public delegate TOut ApiSample.Map<in TIn, out TOut>(TIn value) where TIn : allows ref struct;

        public sealed record ApiSample.Pair
        {
            public Pair(string Name, double? Value = 0.5, ApiSample.Choice Choice = ApiSample.Choice.Second);
            public ApiSample.Choice Choice { get; init; }
            public string Name { get; init; }
            public double? Value { get; init; }
        }

        public readonly record struct ApiSample.Point
        {
            public Point(int X, int Y);
            public int X { get; init; }
            public int Y { get; init; }
            public static ApiSample.Point op_Addition(ApiSample.Point left, ApiSample.Point right);
        }

        """;

    public abstract class Base<T>(T? item = null) where T : class, IDisposable, new()
    {
        protected T? Item { get; } = item;

        public abstract bool TryGet(ReadOnlySpan<T> from, out T? value);

        public virtual IReadOnlyList<string?> Names(params int[] keys) => [.. keys.Select(key => key.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    public enum Choice : byte
    {
        First = 1,
        Second = 2,
    }

    public delegate TOut Map<in TIn, out TOut>(TIn value) where TIn : allows ref struct;

    public sealed record Pair(string Name, double? Value = 0.5, Choice Choice = Choice.Second);

    public readonly record struct Point(int X, int Y)
    {
        public static Point operator +(Point left, Point right) => new(left.X + right.X, left.Y + right.Y);
    }
}
