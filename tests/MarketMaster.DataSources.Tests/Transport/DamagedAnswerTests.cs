using FsCheck;
using FsCheck.Fluent;
using MarketMaster.DataSources.Tests.Stubs;

namespace MarketMaster.DataSources.Tests.Transport;

/// <summary>Whatever happens to an answer on its way: the one kind of exception, or everything. Never another exception, and never fewer bars without a word.</summary>
[TestClass]
public sealed class DamagedAnswerTests
{
    public static IEnumerable<object[]> Calls => DamagedCalls.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Calls))]
    public async Task Cut_short_anywhere(string call)
    {
        using var calls = new DamagedCalls();
        var whole = await calls.RunAsync(call);
        Assert.IsGreaterThan(1, whole);
        for (var length = 0; length < calls.LastLength; length++)
        {
            calls.Transport.Damage = body => body[..Math.Min(length, body.Length - 1)];
            var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => calls.RunAsync(call), $"cut at {length} of {calls.LastLength}");
            Assert.AreEqual(DataSourceErrorKind.InvalidResponse, error.Kind, error.Message);
            calls.Transport.Damage = null;
            await calls.RunAsync(call);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Calls))]
    public void Random_bytes_anywhere(string call)
    {
        using var calls = new DamagedCalls();
        var whole = calls.RunAsync(call).GetAwaiter().GetResult();
        var damages = ArbMap.Default.ArbFor<(int Place, byte Value, int Kind)>();
        Prop.ForAll(damages, damage =>
        {
            calls.Transport.Damage = body => Change(body, damage.Place, damage.Value, damage.Kind);
            try
            {
                return calls.RunAsync(call).GetAwaiter().GetResult() <= whole + 1;
            }
            catch (DataSourceException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    /// <summary>One byte is replaced, added or taken away, or a piece is there twice.</summary>
    private static byte[] Change(byte[] body, int place, byte value, int kind)
    {
        var at = (int)(Math.Abs((long)place) * 7919 % Math.Max(1, body.Length));
        return (kind & 3) switch
        {
            0 => [.. body[..at], value, .. body[Math.Min(at + 1, body.Length)..]],
            1 => [.. body[..at], value, .. body[at..]],
            2 => [.. body[..at], .. body[Math.Min(at + 1, body.Length)..]],
            _ => [.. body[..at], .. body[Math.Max(0, at - 20)..]],
        };
    }
}
