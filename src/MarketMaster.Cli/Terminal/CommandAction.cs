using System.CommandLine;
using System.CommandLine.Parsing;
using MarketMaster.DataSources;
using MarketMaster.Registry;

namespace MarketMaster.Cli;

/// <summary>Runs a command and turns what can go wrong into one line and an exit code, never a stack trace.</summary>
internal static class CommandAction
{
    public static Command Runs(this Command command, Func<ParseResult, CancellationToken, Task<int>> action)
    {
        // on another thread, so that Ctrl+C ends the program even where a step does not listen
        command.SetAction((parsed, cancellation) => Run(() => Task.Run(() => action(parsed, cancellation), cancellation)));
        return command;
    }

    /// <summary>What is wrong with the arguments, in one line.</summary>
    public static string UsageError(ParseResult parsed) => parsed.UnmatchedTokens is [var unknown, ..]
        ? $"unknown command or option '{unknown}'"
        : Flat(parsed.Errors[0].Message);

    private static async Task<int> Run(Func<Task<int>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Screen.Say("cancelled: no partial file was left");
        }
        catch (Exception error)
        {
            Screen.Say($"error: {Text(error is AggregateException { InnerExceptions: [var only] } ? only : error)}");
        }
        return ExitCode.Failed;
    }

    private static string Text(Exception error) => error switch
    {
        OutOfMemoryException => "there is not enough memory: use fewer bars or a smaller preset",
        ArgumentException => Said(error.Message),
        IOException or UnauthorizedAccessException or FormatException or KeyNotFoundException or NotSupportedException or RegistryException or DataSourceException => Flat(error.Message),
        _ => $"unexpected {error.GetType().Name}: {Flat(error.Message)}",
    };

    // the framework adds the name of a parameter, and its value on a line of its own: noise for a person
    private static string Said(string message)
    {
        var end = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return Flat(end < 0 ? message : message[..end]);
    }

    private static string Flat(string text) =>
        string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
