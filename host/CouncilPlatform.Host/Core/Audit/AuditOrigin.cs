using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Telemetry;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>Where a change comes from and why it is made, for the audit trail.</summary>
internal sealed class AuditOrigin(CallerContext caller, IHttpContextAccessor http)
{
    private const int MaxLength = 100;

    /// <summary>Why it is made, as the request says. Null if it does not.</summary>
    public string? Reason => caller.Reason;

    /// <summary>
    /// The command; or else the name of the request's GraphQL operation, or the address of its page. Null for what the platform does by
    /// itself.
    /// </summary>
    public string? Operation
    {
        get
        {
            var operation =
                caller.Command
                ?? (http.HttpContext is { } request ? RequestFacts.Of(request).Operation ?? RequestFacts.PathOf(request.Request) : null);
            return operation is { Length: > MaxLength } ? operation[..MaxLength] : operation;
        }
    }
}
