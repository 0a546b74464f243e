using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>Where things are written: results to standard output, everything else to standard error.</summary>
internal static class Screen
{
    public static IAnsiConsole Result { get; } = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });

    public static IAnsiConsole Notes { get; } = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });

    public static void Say(string text) => Notes.WriteLine(text);
}
