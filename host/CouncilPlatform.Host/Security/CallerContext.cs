using CouncilPlatform.Host.Core.People;

namespace CouncilPlatform.Host.Security;

/// <summary>Holds the caller of one request or command, once it is proved who they are. Until then the caller is anonymous.</summary>
internal sealed class CallerContext
{
    public Caller Caller { get; set; } = Caller.Anonymous;

    /// <summary>
    /// Whether the host itself works here, before the caller is known or for nobody. PostgreSQL's row-level security then hides nothing.
    /// </summary>
    public bool IsHost { get; set; }

    /// <summary>The command that runs, such as "keys create". Null for a request, and for what the platform does by itself.</summary>
    public string? Command { get; set; }

    /// <summary>Why the caller makes a change. Null if they do not say.</summary>
    public string? Reason { get; set; }

    /// <summary>The person who has signed in. Null for everybody else.</summary>
    public SignedIn? SignedIn { get; private set; }

    /// <summary>What proves who the caller is. Null for an anonymous caller.</summary>
    public Credential? Credential { get; private set; }

    /// <summary>Says who the caller is, and what proves it.</summary>
    public void Prove(Credential credential, ProvedCaller proved) =>
        (Credential, Caller, SignedIn) = (credential, proved.Caller, proved.SignedIn);
}
