namespace CouncilPlatform.Host.GraphQL;

/// <summary>What people can find by words, of all modules of one schema.</summary>
internal sealed class SearchSet(IReadOnlyList<(string Module, SearchSource Source)> sources, NodeSet nodes)
{
    /// <summary>The key of the set in the metadata of its schema.</summary>
    public const string Key = "searches";

    /// <summary>What the caller may find in a partnership that they may read: the core's types first.</summary>
    public IEnumerable<SearchSource> For(Caller caller, Partnership partnership) =>
        sources
            .Where(s => s.Module == Gate.CoreModule || partnership.Modules.Contains(s.Module))
            .Select(s => s.Source)
            .Where(s => nodes.LeastFor(s.Type) is not { } least || caller.Has(least, partnership));
}
