using System.Globalization;
using System.Text;

namespace MarketMaster.Repository.Tests.Examples;

/// <summary>The file <c>bars.csv</c> that every example finds in its working directory: 3,000 hourly bars of a random walk.</summary>
internal static class ExampleBars
{
    public const string FileName = "bars.csv";

    public static string Csv { get; } = Write(3_000);

    private static string Write(int count)
    {
        var random = new RandomStream(seed: 42, RandomStream.StreamOf(FileName));
        var time = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        var price = 100.0;
        for (var i = 0; i < count; i++)
        {
            var open = price;
            price *= Math.Exp(0.01 * (random.NextDouble() + random.NextDouble() - 1));
            var high = Math.Max(open, price) * (1 + 0.002 * random.NextDouble());
            var low = Math.Min(open, price) * (1 - 0.002 * random.NextDouble());
            text.Append(CultureInfo.InvariantCulture, $"{time.AddHours(i):yyyy-MM-ddTHH:mm:ssZ},{open:R},{high:R},{low:R},{price:R},{random.NextInt(1_000) + 1}\n");
        }
        return text.ToString();
    }
}
