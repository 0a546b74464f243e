namespace MarketMaster.DataSources;

/// <summary>What travels with a request between the client and the handlers next to the wire.</summary>
internal sealed class RequestNotes(CancellationTokenSource giveUp, TimeSpan patience)
{
    private static readonly HttpRequestOptionsKey<RequestNotes> Key = new("MarketMaster.DataSources.Notes");

    /// <summary>A refusal that asks to wait longer than anybody wants to: the request is given up at once.</summary>
    public ApiAnswer? Refusal { get; private set; }

    /// <summary>Whether the answer was larger than allowed.</summary>
    public bool IsTooLarge { get; set; }

    /// <summary>Text to sign, before nonce or time are added; null for a request without signature.</summary>
    public string? Unsigned { get; init; }

    public static RequestNotes? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var notes) ? notes : null;

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(Key, this);

    public void Observe(ApiAnswer answer)
    {
        if (!answer.IsThrottled || !(answer.RetryAfter > patience))
            return;
        Refusal = answer;
        giveUp.Cancel();
    }
}
