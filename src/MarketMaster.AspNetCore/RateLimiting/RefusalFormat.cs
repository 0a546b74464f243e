namespace MarketMaster.AspNetCore;

/// <summary>Body of a refusal. Each names the limit that was hit.</summary>
public enum RefusalFormat
{
    /// <summary><c>{ "success": false, "message": …, "detail": "Maximum 50 requests per hour allowed for /v1/screen" }</c>.</summary>
    Standard,

    /// <summary>Problem details of RFC 9457 with the type <c>quota-exceeded</c> and <c>violated-policies</c>.</summary>
    ProblemDetails,

    /// <summary><c>{ "error": { "type": "RateLimitExceeded", "message": …, "details": { limit, remaining, reset_time }, "timestamp": … } }</c>.</summary>
    ErrorObject,
}
