using CouncilPlatform.Host.Core.Work;

namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>
/// Who gets what, as <c>authority.md</c> says it. What a partnership has does not exist for those who may not see the partnership. A role
/// closes what requires it to those who do not have it, and nothing else does. Viewers and above get the same. Others get the same too,
/// but for drafts and what is about one organisation. A restricted record is its owner's. An id opens what some list shows, and nothing
/// else.
/// </summary>
internal static class AccessRule
{
    /// <summary>What breaks the rule, in plain English.</summary>
    public static IEnumerable<string> FindFaults(
        IReadOnlyList<AccessRow> rows,
        IReadOnlyList<AccessCaller> callers,
        HiddenRecords hidden
    ) =>
        from row in rows
        from published in new[] { true, false }
        from caller in callers.Index()
        let got = row.Got[published][caller.Index]
        where got != Answer.NotAsked
        let fault = got.Ids.Select(id => hidden.Reason(id, caller.Item)).FirstOrDefault(reason => reason is not null)
            ?? FaultOf(row, rows, caller, published)
        where fault is not null
        select $"{row.Name}, for {caller.Item.Who} while the partnership is {(published ? "" : "not ")}published: {fault} "
            + $"[{row.Signs(published)}]";

    private static string? FaultOf(AccessRow row, IReadOnlyList<AccessRow> rows, (int Index, AccessCaller Item) caller, bool published)
    {
        if (row.Kind == AccessKind.Node)
        {
            return FaultOfNode(row, [.. rows.Where(r => r.Kind == AccessKind.Field && r.Type == row.Type)], caller, published);
        }

        var (answer, all) = (row.Got[published][caller.Index].Sign, row.Got[published][AccessCaller.Administrator].Sign);
        if (Refusal(row, caller.Item, published) is { } refusal)
        {
            // Where there is nothing to go on from, nobody is refused further on.
            return answer == refusal || answer is Answers.Nothing or Answers.Fault && (all != Answers.Data || DependsOnCaller(row))
                ? null
                : $"it gives '{answer}' and should give '{refusal}'";
        }

        return row.Kind switch
        {
            AccessKind.Mutation => answer is Answers.May or Answers.NotTheirs ? null : "it is refused, although the role allows it",
            AccessKind.Subscription => answer is Answers.May ? null : "it is refused, although the caller may read the partnership",
            _ when caller.Item.HasNothing && answer == Answers.Data && IsAboutOrganisation(row) =>
                "it shows what is not about the applicant",
            _ when answer == all => null,
            // A made-up row that no rule would let in stops the answer of those who get more.
            _ when all == Answers.Fault && DependsOnCaller(row) => null,
            _ when caller.Item.IsViewer => $"it gives '{answer}', and '{all}' to an administrator",
            _ when DependsOnCaller(row) => answer is Answers.Data ? "it gives what an administrator does not get" : null,
            _ => $"it gives '{answer}', and '{all}' to an administrator",
        };
    }

    /// <summary>What the host answers before it looks at any record; null if it lets the caller in.</summary>
    private static char? Refusal(AccessRow row, AccessCaller caller, bool published)
    {
        var refused = caller.IsKnown ? Answers.Forbidden : Answers.NotKnown;
        return row.Kind == AccessKind.Mutation && !caller.IsKnown || row.IsOfOperator ? refused
            : !row.Demands.IsOfPartnership || published && row.Demands.Role is null ? null
            : !published && (caller.Role is null || row.Kind == AccessKind.File && !caller.IsViewer) ? Answers.NotFound
            : row.Demands.Role is { } role && !(caller.Role >= role) ? refused
            : row.Demands.IsOfReaders && !published && !caller.IsViewer ? refused
            : null;
    }

    private static string? FaultOfNode(AccessRow node, List<AccessRow> lists, (int Index, AccessCaller Item) caller, bool published)
    {
        var (sign, opened) = node.Got[published][caller.Index];
        if (sign is not (Answers.Data or Answers.Nothing))
        {
            return "an id is answered with an object or null";
        }

        var shown = Shown(lists, caller.Index);
        // What is in no list at all is left to those who may ask for some list of the type.
        var mayOpen =
            lists.Count == 0 ? published || caller.Item.Role is not null : lists.Exists(l => Refusal(l, caller.Item, published) is null);
        var tooMuch = opened.Except(shown).Where(id => !mayOpen || Shown(lists, AccessCaller.Administrator).Contains(id)).ToList();
        var tooLittle = Shown(lists.Where(l => caller.Item.IsViewer || !IsWithinRestricted(l)), caller.Index)
            .Intersect(node.Ids)
            .Except(opened)
            .ToList();
        return tooMuch.Count > 0 ? $"an id opens what no list shows: {string.Join(", ", tooMuch)}"
            : tooLittle.Count > 0 ? $"a list shows what its id does not open: {string.Join(", ", tooLittle)}"
            : null;

        HashSet<string> Shown(IEnumerable<AccessRow> all, int to) => [.. all.SelectMany(l => l.Got[published][to].Ids)];
    }

    /// <summary>
    /// Whether it shows drafts, what waits for the caller, or something that decides by itself who reads it; a file may have anything of
    /// them.
    /// </summary>
    private static bool DependsOnCaller(AccessRow row) =>
        row.Kind == AccessKind.File
        || row.Demands.Classes.Contains(typeof(WorkItem))
        || row.Demands.Classes.Any(c =>
            c.IsAssignableTo(typeof(IRestricted)) || OwnerOnlyFilter.IsPublishable(c) || OwnerOnlyFilter.WholeOf(c) is not null
        );

    /// <summary>Whether the way to it goes through what decides by itself who reads it: who may read that is shown what it names.</summary>
    private static bool IsWithinRestricted(AccessRow row) =>
        row.Demands.Classes.SkipLast(1).Any(c => c.IsAssignableTo(typeof(IRestricted)));

    private static bool IsAboutOrganisation(AccessRow row) =>
        row.Type is not null && row.Demands.Classes[^1].IsAssignableTo(typeof(IForOrganisation));
}
