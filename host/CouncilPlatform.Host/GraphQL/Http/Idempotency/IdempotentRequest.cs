namespace CouncilPlatform.Host.GraphQL.Http.Idempotency;

/// <summary>A mutation that was sent with an idempotency key, and what it was answered.</summary>
[Shared("The host alone writes and reads it. It is gone after a day.")]
internal sealed class IdempotentRequest
{
    /// <summary>SHA-256 of the caller, the operation and the key, in lower-case hexadecimal.</summary>
    public string Id { get; init; } = "";

    /// <summary>SHA-256 of the document and its variables, in lower-case hexadecimal.</summary>
    public string Request { get; init; } = "";

    public DateTime StartedUtc { get; init; }

    /// <summary>When the key may be used anew.</summary>
    public DateTime ExpiresUtc { get; init; }

    /// <summary>The HTTP status of the answer. Null while there is none.</summary>
    public int? Status { get; init; }

    /// <summary>The answer, as JSON. Null while there is none.</summary>
    public string? Answer { get; init; }
}
