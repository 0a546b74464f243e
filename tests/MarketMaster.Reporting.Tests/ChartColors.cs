using System.Globalization;
using System.Runtime.InteropServices;

namespace MarketMaster.Reporting.Tests;

/// <summary>The pixels of a chart, row by row, as red, green, blue, alpha.</summary>
internal sealed class ChartColors(int width, byte[] pixels)
{
    private const int Tolerance = 6;

    public int Distinct => MemoryMarshal.Cast<byte, uint>(pixels).ToArray().Distinct().Count();

    /// <summary>How many pixels have about this colour.</summary>
    /// <param name="color">As <c>rgb(1, 2, 3)</c>.</param>
    /// <param name="above">Only rows above this one; all by default.</param>
    public int Near(string color, int above = int.MaxValue)
    {
        var wanted = color[4..^1].Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var end = (int)Math.Min(pixels.Length, 4L * width * above);
        var count = 0;
        for (var i = 0; i < end; i += 4)
        {
            if (Math.Abs(pixels[i] - wanted[0]) <= Tolerance && Math.Abs(pixels[i + 1] - wanted[1]) <= Tolerance && Math.Abs(pixels[i + 2] - wanted[2]) <= Tolerance)
                count++;
        }
        return count;
    }
}
