namespace MarketMaster.DataSources;

/// <summary>A source that knows what an account holds.</summary>
public interface IBalanceSource
{
    /// <summary>What the account of the credentials holds, assets of zero left out, in order of the asset's name.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The balances.</returns>
    /// <exception cref="DataSourceException">There are no credentials, the source refused or could not be reached, or it answered something else than documented.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<IReadOnlyList<AssetBalance>> GetBalancesAsync(CancellationToken cancellationToken = default);
}
