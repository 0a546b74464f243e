using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>Where things are written: results to standard output, everything else to standard error. Only a terminal wraps lines.</summary>
internal static class Screen
{
    // wide enough that no line of a table is broken where a script reads it
    private const int Unwrapped = 4096;

    public static IAnsiConsole Notes { get; } = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });

    public static void Say(string text) => Console.Error.WriteLine(text);

    public static void Print(string text) => Console.Out.WriteLine(text);

    public static void Print(Table table)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = Unwrapped;
        console.Write(table);
    }
}
