namespace MarketMaster.DataSources;

/// <summary>What a session is known by. Not a record: it must not be printed.</summary>
internal sealed class CapitalTokens(string client, string security)
{
    public string Client => client;

    public string Security => security;
}
