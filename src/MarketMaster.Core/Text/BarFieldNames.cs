namespace MarketMaster;

/// <summary>The names under which files carry the columns of a bar. Case, spaces, punctuation and leading numbers do not count.</summary>
internal static class BarFieldNames
{
    /// <summary>Canonical names in the order of <see cref="BarField"/>: what we write, and what errors name.</summary>
    public static readonly string[] Canonical = ["timestamp", "open", "high", "low", "close", "volume", "adj_close"];

    // in order of preference: a file may carry both a date and a timestamp
    private static readonly string[][] Aliases =
    [
        ["timestamp", "datetime", "time", "date", "opentime", "timestamputc", "datetimeutc", "timeutc", "dateutc", "unixtimeutc", "unixtimestamp", "unixtime",
            "unix", "epoch", "epochseconds", "epochs", "epochms", "epochmilliseconds", "ts", "t", ""],
        ["open", "o", "openprice", "first"],
        ["high", "h", "highprice", "max"],
        ["low", "l", "lowprice", "min"],
        ["close", "c", "closeprice", "last"],
        ["volume", "vol", "v", "tickvolume", "tickvol"],
        ["adjclose", "adjustedclose", "adjcloseprice", "closeadj", "closeadjusted"],
    ];

    public static string Name(BarField field) => Canonical[(int)field];

    public static string Accepted(BarField field) => string.Join(", ", Aliases[(int)field].Where(a => a.Length > 1));

    public static string Normalize(string name)
    {
        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return letters.TrimStart(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    }

    /// <summary>The field of a name and how preferred the name is (0 = most); <see cref="BarField.None"/> for any other column.</summary>
    public static (BarField Field, int Rank) Find(string name)
    {
        var normal = Normalize(name);
        if (normal.Length == 0 && name.Any(char.IsAsciiDigit))
            return (BarField.None, 0);
        for (var field = 0; field < Aliases.Length; field++)
        {
            var rank = Array.IndexOf(Aliases[field], normal);
            if (rank >= 0)
                return ((BarField)field, rank);
        }
        return (BarField.None, 0);
    }
}
