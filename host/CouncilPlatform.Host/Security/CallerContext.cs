namespace CouncilPlatform.Host.Security;

/// <summary>Holds the caller of one request or command, once something has proved who it is. Until then it is a stranger.</summary>
internal sealed class CallerContext
{
    public Caller Caller { get; set; } = Caller.Anonymous;
}
