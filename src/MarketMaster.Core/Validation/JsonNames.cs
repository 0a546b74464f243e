namespace MarketMaster;

/// <summary>Lower-case names of the validation's enums.</summary>
internal static class JsonNames
{
    public static string Of(DefectSeverity severity) => severity switch
    {
        DefectSeverity.Critical => "critical",
        DefectSeverity.Error => "error",
        _ => "warning",
    };

    public static string Of(ValidationStatus status) => status switch
    {
        ValidationStatus.Fail => "fail",
        ValidationStatus.Warn => "warn",
        _ => "pass",
    };
}
