using MarketMaster.Sdk;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>Shows the progress of a long command on standard error: bars on a terminal, a line per step elsewhere.</summary>
internal static class StepProgress
{
    public static Task<T> Show<T>(Func<IProgress<DemoProgress>, Task<T>> work)
    {
        if (!Screen.Notes.Profile.Out.IsTerminal)
            return work(new Lines());
        return Screen.Notes.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Bars(context)));
    }

    private sealed class Lines : IProgress<DemoProgress>
    {
        private string? _step;

        public void Report(DemoProgress value)
        {
            if (Interlocked.Exchange(ref _step, value.Step) != value.Step)
                Screen.Say($"{value.Step} …");
        }
    }

    private sealed class Bars(ProgressContext context) : IProgress<DemoProgress>
    {
        private readonly Lock _gate = new();
        private string? _step;
        private ProgressTask? _task;

        public void Report(DemoProgress value)
        {
            lock (_gate)
            {
                if (value.Step != _step)
                {
                    _task?.Value(1).StopTask();
                    (_step, _task) = (value.Step, context.AddTask(Markup.Escape(value.Step), maxValue: 1));
                }
                _task?.Value(Math.Max(_task.Value, value.Fraction));
            }
        }
    }
}
