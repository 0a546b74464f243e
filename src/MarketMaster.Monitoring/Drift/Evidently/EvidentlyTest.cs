using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>The drift scores of Evidently 0.7 for numbers and categories.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidentlyTest>))]
public enum EvidentlyTest
{
    /// <summary>Kolmogorov-Smirnov, p-value.</summary>
    [JsonStringEnumMemberName("ks")] KolmogorovSmirnov,

    /// <summary>Wasserstein's distance over the reference's standard deviation, which is at least 0.001.</summary>
    [JsonStringEnumMemberName("wasserstein")] Wasserstein,

    /// <summary>Jensen-Shannon distance.</summary>
    [JsonStringEnumMemberName("jensenshannon")] JensenShannon,

    /// <summary>Kullback-Leibler divergence.</summary>
    [JsonStringEnumMemberName("kl_div")] KullbackLeibler,

    /// <summary>Population stability index.</summary>
    [JsonStringEnumMemberName("psi")] StabilityIndex,

    /// <summary>Hellinger distance.</summary>
    [JsonStringEnumMemberName("hellinger")] Hellinger,

    /// <summary>Anderson-Darling, p-value.</summary>
    [JsonStringEnumMemberName("anderson")] AndersonDarling,

    /// <summary>Cramer-von Mises without heed to ties, p-value.</summary>
    [JsonStringEnumMemberName("cramer_von_mises")] CramerVonMises,

    /// <summary>Mann-Whitney, one-sided, p-value.</summary>
    [JsonStringEnumMemberName("mannw")] MannWhitney,

    /// <summary>Student's t with equal variances, p-value.</summary>
    [JsonStringEnumMemberName("t_test")] Student,

    /// <summary>Energy distance, not scaled.</summary>
    [JsonStringEnumMemberName("ed")] Energy,

    /// <summary>Epps-Singleton, p-value.</summary>
    [JsonStringEnumMemberName("es")] EppsSingleton,

    /// <summary>Chi-square with the reference taken as exact, p-value.</summary>
    [JsonStringEnumMemberName("chisquare")] ChiSquare,

    /// <summary>Z-test of two shares, p-value.</summary>
    [JsonStringEnumMemberName("z")] Z,

    /// <summary>G-test with the reference taken as exact, p-value.</summary>
    [JsonStringEnumMemberName("g_test")] G,

    /// <summary>Total variation distance. Evidently gives the p-value of 1,000 random permutations instead.</summary>
    [JsonStringEnumMemberName("TVD")] TotalVariation,

    /// <summary>Fisher's exact test, p-value.</summary>
    [JsonStringEnumMemberName("fisher_exact")] Fisher,
}
