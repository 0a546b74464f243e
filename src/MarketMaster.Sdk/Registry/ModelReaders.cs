using System.Collections.Concurrent;
using MarketMaster.Prediction;
using MarketMaster.Registry;

namespace MarketMaster.Sdk;

/// <summary>How the files of a version become an object, by type. <see cref="ActionPredictor"/> is known from the start. Safe from many threads.</summary>
public static class ModelReaders
{
    private static readonly ConcurrentDictionary<Type, Delegate> All = new() { [typeof(ActionPredictor)] = RegistryPredictors.Read };

    /// <summary>Says how a type is read, so that <see cref="RegistryPredictors.LoadAsync{TModel}"/> can give it. Said again, it replaces what was said before.</summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="read">Reads it from the checked files of a version.</param>
    public static void Add<TModel>(Func<LoadedModel, TModel> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        All[typeof(TModel)] = read;
    }

    internal static Func<LoadedModel, TModel> Of<TModel>() => All.TryGetValue(typeof(TModel), out var read)
        ? (Func<LoadedModel, TModel>)read
        : throw new NotSupportedException($"nobody has said how a {typeof(TModel)} is read from a registry: call ModelReaders.Add<{typeof(TModel).Name}>(…) first");
}
