using System.CommandLine;
using MarketMaster.Prediction;

namespace MarketMaster.Cli;

/// <summary>Runs a command and turns what can go wrong into one line and an exit code.</summary>
internal static class CommandAction
{
    public static Command Runs(this Command command, Func<ParseResult, CancellationToken, Task<int>> action)
    {
        command.SetAction((parsed, cancellation) => Run(() => action(parsed, cancellation)));
        return command;
    }

    private static async Task<int> Run(Func<Task<int>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("cancelled: no partial file was left").ConfigureAwait(false);
            return ExitCode.Failed;
        }
        catch (Exception error) when (IsExpected(error))
        {
            await Console.Error.WriteLineAsync($"error: {OneLine(error)}").ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    private static bool IsExpected(Exception error) => error is
        IOException or UnauthorizedAccessException or ArgumentException or FormatException or KeyNotFoundException or NotSupportedException
        or InvalidMarketDataException or InvalidModelException;

    // ArgumentException adds the name of a parameter and the value on lines of their own: noise for a person
    private static string OneLine(Exception error)
    {
        var text = error.Message.ReplaceLineEndings("\n");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        var parameter = error is ArgumentException ? text.IndexOf(" (Parameter '", StringComparison.Ordinal) : -1;
        return parameter < 0 ? text : text[..parameter];
    }
}
