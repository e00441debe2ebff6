using System.Collections.ObjectModel;
using GraphQL;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>
/// Why a request is not executed, in words for its sender. Without a status, the HTTP request is well formed and only its document is
/// refused, so the media type of the answer decides the status.
/// </summary>
internal sealed class RequestRefused : ExecutionError
{
    public RequestRefused(string code, string message, int? status = null)
        : base(message)
    {
        Code = code;
        Status = status;
    }

    public int? Status { get; }

    /// <summary>How long the sender must wait before the same request can succeed. Null if waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What <c>extensions</c> says beside the code, for programs.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; init; } = ReadOnlyDictionary<string, object?>.Empty;
}
