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
        ChangeModel.Promote(),
        ChangeModel.Alias(),
        CompareModels.Create(),
        ChangeModel.Delete(),
        ChangeModel.Restore(),
        KeepRegistry.History(),
        KeepRegistry.Collect(),
        KeepRegistry.Verify(),
    };
}
