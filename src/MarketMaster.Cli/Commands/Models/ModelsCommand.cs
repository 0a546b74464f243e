using System.CommandLine;

namespace MarketMaster.Cli;

/// <summary>marketmaster models: everything that a model registry does, in a folder or on an MLflow server.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "Registered models: versions, stages, aliases, history. In a folder, or on an MLflow server.")
    {
        ListModels.Create(),
        ShowModel.Create(),
        RegisterModel.Create(),
        DownloadModel.Create(),
        UpdateModel.Create(),
        Called("stage", ChangeModel.Promote()),
        ChangeModel.Alias(),
        CompareModels.Create(),
        ChangeModel.Delete(),
        Called("undelete", ChangeModel.Restore()),
        Called("audit", KeepRegistry.History()),
        WatchModels.Create(),
        Called("gc", KeepRegistry.Collect()),
        KeepRegistry.Verify(),
    };

    // The word that users of other registries look for.
    private static Command Called(string other, Command command)
    {
        command.Aliases.Add(other);
        return command;
    }
}
