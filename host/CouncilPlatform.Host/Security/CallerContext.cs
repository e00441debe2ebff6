namespace CouncilPlatform.Host.Security;

/// <summary>Holds the caller of one request or command, once it is proved who they are. Until then the caller is anonymous.</summary>
internal sealed class CallerContext
{
    public Caller Caller { get; set; } = Caller.Anonymous;
}
