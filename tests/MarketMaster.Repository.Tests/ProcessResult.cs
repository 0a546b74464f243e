namespace MarketMaster.Repository.Tests;

/// <summary>How a program ended; <paramref name="ExitCode"/> is null where it was stopped at its time limit.</summary>
internal sealed record ProcessResult(string Command, int? ExitCode, TimeSpan Limit, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    public string AllOutput => Output + Error;

    public void ThrowIfFailed()
    {
        if (!Succeeded)
            Assert.Fail(ToString());
    }

    public override string ToString() =>
        $"{(ExitCode is null ? $"stopped after {Limit.TotalSeconds:0} s" : $"exit code {ExitCode}")}: {Command}\n{AllOutput}";
}
