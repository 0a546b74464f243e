using System.Runtime.CompilerServices;

namespace MarketMaster.DataGen;

/// <summary>Standard normal numbers: ziggurat of 256 layers (Marsaglia and Tsang, J. Stat. Software 5(8), 2000), on 53-bit uniforms.</summary>
internal static class NormalSampler
{
    private const int Layers = 256;
    private const double TailStart = 3.6541528853610088;
    private const double LayerArea = 0.00492867323399;

    // Edge[i] is the width of layer i, falling; Height[i] = exp(-Edge[i]^2 / 2)
    private static readonly double[] Edge = Edges();
    private static readonly double[] Height = Array.ConvertAll(Edge, x => Elementary.Exp(-0.5 * x * x));

    // 99 of 100 numbers lie inside their layer: that much is small enough to be inlined
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Next(ref RandomStream random)
    {
        var bits = random.NextUInt64();
        var layer = (int)(bits & (Layers - 1));
        var x = (bits >> 11) * (1.0 / (1UL << 53)) * Edge[layer];
        return x < Edge[layer + 1] ? Signed(x, bits) : Rare(bits, layer, x, ref random);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Rare(ulong bits, int layer, double x, ref RandomStream random)
    {
        while (!Accept(layer, ref x, ref random))
        {
            bits = random.NextUInt64();
            layer = (int)(bits & (Layers - 1));
            x = (bits >> 11) * (1.0 / (1UL << 53)) * Edge[layer];
            if (x < Edge[layer + 1])
                break;
        }
        return Signed(x, bits);
    }

    private static double Signed(double x, ulong bits) => (bits & Layers) != 0 ? -x : x;

    private static bool Accept(int layer, ref double x, ref RandomStream random)
    {
        if (layer == 0)
        {
            x = Tail(ref random);
            return true;
        }
        var y = Height[layer] + random.NextDouble() * (Height[layer + 1] - Height[layer]);
        return y < Elementary.Exp(-0.5 * x * x);
    }

    private static double Tail(ref RandomStream random)
    {
        while (true)
        {
            var x = -Elementary.Log(random.NextPositiveDouble()) / TailStart;
            if (-2 * Elementary.Log(random.NextPositiveDouble()) > x * x)
                return TailStart + x;
        }
    }

    private static double[] Edges()
    {
        var edge = new double[Layers + 1];
        edge[1] = TailStart;
        edge[0] = LayerArea / Elementary.Exp(-0.5 * TailStart * TailStart);
        for (var i = 2; i < Layers; i++)
        {
            var height = LayerArea / edge[i - 1] + Elementary.Exp(-0.5 * edge[i - 1] * edge[i - 1]);
            edge[i] = Math.Sqrt(-2 * Elementary.Log(height));
        }
        edge[Layers] = 0;
        return edge;
    }
}
