using CouncilPlatform.Host.Core.People;

namespace CouncilPlatform.Host.Security;

/// <summary>A caller who has proved who they are.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="SignedIn">The person. Null for a key.</param>
internal sealed record ProvedCaller(Caller Caller, SignedIn? SignedIn);
