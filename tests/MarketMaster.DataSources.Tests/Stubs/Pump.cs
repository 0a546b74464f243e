namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>Lets a manual clock run while a task waits on it. The outcome does not depend on how fast: only on the clock.</summary>
internal static class Pump
{
    public static async Task<T> RunAsync<T>(ManualTime time, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            // the task goes on on other threads once a timer has fired
            for (var i = 0; i < 20 && !task.IsCompleted; i++)
                await Task.Yield();
            await Task.WhenAny(task, Task.Delay(1));
            if (!task.IsCompleted)
                time.Advance(TimeSpan.FromMilliseconds(200));
        }
        return await task;
    }
}
