namespace MarketMaster.DataSources;

/// <summary>What went wrong with a source, for code that decides what to do next.</summary>
public enum DataSourceErrorKind
{
    /// <summary>It could not be reached, did not answer in time, broke off, or said that it has trouble of its own. Another source may serve.</summary>
    Unavailable,

    /// <summary>It refused by rate, or a limit on this side was not free in time.</summary>
    RateLimited,

    /// <summary>Credentials are missing, wrong, or may not do this.</summary>
    Unauthorized,

    /// <summary>It does not know the instrument.</summary>
    UnknownSymbol,

    /// <summary>It does not serve this interval, range or kind of data at all.</summary>
    NotSupported,

    /// <summary>It answered something else than its documentation says: cut short, of another form, or bars that no market makes.</summary>
    InvalidResponse,

    /// <summary>It refused for another reason; <see cref="DataSourceException.Code"/> and the message say which.</summary>
    Rejected,
}
