using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>How p-values are corrected for their number.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MultipleTesting>))]
public enum MultipleTesting
{
    /// <summary>Benjamini and Hochberg (1995): holds the share of false findings among the findings.</summary>
    [JsonStringEnumMemberName("benjamini_hochberg")] BenjaminiHochberg,

    /// <summary>Benjamini and Yekutieli (2001): the same under any dependence.</summary>
    [JsonStringEnumMemberName("benjamini_yekutieli")] BenjaminiYekutieli,

    /// <summary>Holm (1979): holds the chance of any false finding.</summary>
    [JsonStringEnumMemberName("holm")] Holm,

    /// <summary>Bonferroni: the same, by the plain product.</summary>
    [JsonStringEnumMemberName("bonferroni")] Bonferroni,

    /// <summary>No correction: with 25 columns without drift, 7 of 10 reports find one.</summary>
    [JsonStringEnumMemberName("none")] None,
}
