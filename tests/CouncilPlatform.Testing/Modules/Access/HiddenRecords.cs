namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>The records that not everybody sees who may read the partnership, with what belongs to them, by their ids.</summary>
/// <param name="drafts">Only the partnership's viewers and above see them.</param>
/// <param name="restricted">Only people of their owner see them. Each with the owner's code.</param>
internal sealed class HiddenRecords(IEnumerable<GlobalId> drafts, IEnumerable<(GlobalId Id, string Owner)> restricted)
{
    private readonly HashSet<string> _drafts = [.. drafts.Select(id => id.ToString())];
    private readonly Dictionary<string, string> _owners = restricted.ToDictionary(r => r.Id.ToString(), r => r.Owner);

    /// <summary>Why a caller must not see an object; null if they may.</summary>
    public string? Reason(string id, AccessCaller caller) =>
        _drafts.Contains(id) && !caller.IsViewer ? $"it shows the draft {id}"
        : _owners.TryGetValue(id, out var owner) && owner != caller.Organisation ? $"it shows {id}, which is restricted to its owner"
        : null;
}
