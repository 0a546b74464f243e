namespace MarketMaster.Core.Tests;

[TestClass]
public sealed class RandomStreamTests
{
    [TestMethod]
    [DataRow(0UL, 0UL)]
    [DataRow(42UL, 0UL)]
    [DataRow(42UL, 7UL)]
    [DataRow(ulong.MaxValue, ulong.MaxValue)]
    public void The_bits_are_those_of_the_published_algorithm(ulong seed, ulong stream)
    {
        var ours = new RandomStream(seed, stream);
        var published = Published(seed, stream);
        for (var i = 0; i < 1000; i++)
            Assert.AreEqual(published(), ours.NextUInt64(), $"output {i}");
    }

    [TestMethod]
    public void SplitMix64_as_written_here_gives_the_published_test_vector()
    {
        UInt128 state = 1234567;
        var outputs = Enumerable.Range(0, 5).Select(_ => SplitMix64(ref state)).ToArray();
        Assert.AreSequenceEqual(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL], outputs);
    }

    [TestMethod]
    public void Xoshiro256PlusPlus_as_written_here_gives_the_published_test_vector()
    {
        ulong[] state = [1, 2, 3, 4];
        var outputs = Enumerable.Range(0, 5).Select(_ => Xoshiro(state)).ToArray();
        Assert.AreSequenceEqual([41943041UL, 58720359UL, 3588806011781223UL, 3591011842654386UL, 9228616714210784205UL], outputs);
    }

    [TestMethod]
    public void The_first_numbers_never_change()
    {
        var random = new RandomStream(42);
        Assert.AreSequenceEqual(PinnedSeed42, [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()]);
    }

    [TestMethod]
    public void A_stream_made_without_arguments_is_seed_zero()
    {
        var random = new RandomStream();
        var zero = new RandomStream(0, 0);
        Assert.AreEqual(zero.NextUInt64(), random.NextUInt64());
    }

    [TestMethod]
    public void Doubles_stay_in_their_intervals_and_fill_them()
    {
        var random = new RandomStream(5);
        var (least, most, sum) = (1.0, 0.0, 0.0);
        for (var i = 0; i < 100_000; i++)
        {
            var value = random.NextDouble();
            var positive = random.NextPositiveDouble();
            Assert.IsTrue(value is >= 0 and < 1 && positive is > 0 and <= 1);
            Assert.AreEqual(value, Math.ScaleB(Math.Floor(Math.ScaleB(value, 53)), -53));
            (least, most, sum) = (Math.Min(least, value), Math.Max(most, value), sum + value);
        }
        Assert.IsLessThan(1e-3, least);
        Assert.IsGreaterThan(0.999, most);
        Assert.AreEqual(0.5, sum / 100_000, 5 / Math.Sqrt(12 * 100_000), "five standard errors");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(6)]
    [DataRow(1000)]
    public void Integers_are_uniform(int bound)
    {
        var random = new RandomStream(9);
        var counts = new int[bound];
        var draws = 200 * bound;
        for (var i = 0; i < draws; i++)
            counts[random.NextInt(bound)]++;
        var chi2 = counts.Sum(c => (c - 200.0) * (c - 200.0) / 200);
        Assert.IsLessThan(bound - 1 + 5 * Math.Sqrt(2 * bound) + 1, chi2);
    }

    [TestMethod]
    public void Bounds_above_two_to_the_thirty_reject_without_bias()
    {
        var random = new RandomStream(11);
        const int Bound = 3 << 29;
        var low = 0;
        for (var i = 0; i < 30_000; i++)
            low += random.NextInt(Bound) < Bound / 3 ? 1 : 0;
        Assert.AreEqual(10_000, low, 5 * Math.Sqrt(30_000 * 2 / 9.0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [TestMethod]
    public void Text_hashes_to_the_published_value()
    {
        Assert.AreEqual(0xCBF29CE484222325UL, RandomStream.StreamOf(""));
        Assert.AreEqual(0xAF63DC4C8601EC8CUL, RandomStream.StreamOf("a"));
        Assert.AreEqual(0x85944171F73967E8UL, RandomStream.StreamOf("foobar"));
    }

    // written from the algorithms' description, in arithmetic unlike that of the library: 128 bits, reduced by hand
    private static Func<ulong> Published(ulong seed, ulong stream)
    {
        UInt128 a = seed;
        UInt128 b = ((UInt128)stream + 0xD1B54A32D192ED03UL) % Modulus;
        UInt128 state = SplitMix64(ref a) ^ SplitMix64(ref b);
        ulong[] s = [SplitMix64(ref state), SplitMix64(ref state), SplitMix64(ref state), SplitMix64(ref state)];
        return () => Xoshiro(s);
    }

    private static readonly UInt128 Modulus = (UInt128)1 << 64;

    private static readonly ulong[] PinnedSeed42 = [15169257029232128750UL, 2875890650404109147UL, 11308150883643332569UL];

    private static ulong SplitMix64(ref UInt128 state)
    {
        state = (state + 0x9E3779B97F4A7C15UL) % Modulus;
        var z = state;
        z = (z ^ (z / ((UInt128)1 << 30))) * 0xBF58476D1CE4E5B9UL % Modulus;
        z = (z ^ (z / ((UInt128)1 << 27))) * 0x94D049BB133111EBUL % Modulus;
        return (ulong)(z ^ (z / ((UInt128)1 << 31)));
    }

    private static ulong Xoshiro(ulong[] s)
    {
        var sum = ((UInt128)s[0] + s[3]) % Modulus;
        var rotated = (sum << 23) % Modulus | sum >> 41;
        var result = (ulong)((rotated + s[0]) % Modulus);
        var shifted = (ulong)(((UInt128)s[1] << 17) % Modulus);
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = (ulong)(((UInt128)s[3] << 45) % Modulus | (UInt128)s[3] >> 19);
        return result;
    }
}
