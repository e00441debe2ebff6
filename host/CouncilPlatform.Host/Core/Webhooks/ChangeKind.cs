namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>A kind of thing of whose changes a webhook can notify.</summary>
/// <param name="Code">The name of its type, such as Decision.</param>
/// <param name="Title">What people call such things, such as Decisions.</param>
internal sealed record ChangeKind(string Code, string Title)
{
    /// <summary>The module that it belongs to.</summary>
    internal required string Module { get; init; }
}
