namespace CouncilPlatform.Grants.OpenData;

/// <summary>One council's schemes of one type, added up by the database.</summary>
internal sealed record MapSum(Guid MapId, string Type, Guid CouncilId, int Schemes, int Unknown, long Pence);

/// <summary>What a map comes to.</summary>
/// <param name="Types">Every type that there is, by code.</param>
/// <param name="KnownBudget">The budgets that are known, together.</param>
/// <param name="UnknownBudgets">How many schemes have a budget that is not known: the total is at least the known one.</param>
/// <param name="NotRecorded">The councils of which nothing is recorded yet: what they lack, nobody can say.</param>
internal sealed record GrantMapComparison(
    IReadOnlyList<GrantMapType> Types,
    Money KnownBudget,
    int UnknownBudgets,
    IReadOnlyList<Organisation> NotRecorded
)
{
    /// <summary>The codes of the types that one council has and another, of which something is recorded, has not.</summary>
    public IReadOnlyList<string> Gaps => [.. Types.Where(t => t.Lacking.Count > 0).Select(t => t.Type)];

    /// <summary>The codes of the types that several councils have: they may do the same thing twice.</summary>
    public IReadOnlyList<string> Overlaps => [.. Types.Where(t => t.Councils.Count > 1).Select(t => t.Type)];

    public static GrantMapComparison Of(IReadOnlyList<Organisation> councils, IReadOnlyList<MapSum> sums)
    {
        var recorded = councils.Where(c => sums.Any(s => s.CouncilId == c.Id)).ToList();
        return new(
            [
                .. sums.GroupBy(s => s.Type, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new GrantMapType(
                        g.Key,
                        g.Sum(s => s.Schemes),
                        Money.FromPence(g.Sum(s => s.Pence)),
                        g.Sum(s => s.Unknown),
                        [.. recorded.Where(c => g.Any(s => s.CouncilId == c.Id))],
                        [.. recorded.Where(c => g.All(s => s.CouncilId != c.Id))]
                    )),
            ],
            Money.FromPence(sums.Sum(s => s.Pence)),
            sums.Sum(s => s.Unknown),
            [.. councils.Except(recorded)]
        );
    }
}

/// <summary>A type of grant, and which of the councils have it.</summary>
/// <param name="Schemes">How many schemes are of it.</param>
/// <param name="KnownBudget">Their budgets that are known, together.</param>
/// <param name="UnknownBudgets">How many of them have a budget that is not known.</param>
/// <param name="Councils">The councils that have it.</param>
/// <param name="Lacking">The councils that have other schemes and none of it.</param>
internal sealed record GrantMapType(
    string Type,
    int Schemes,
    Money KnownBudget,
    int UnknownBudgets,
    IReadOnlyList<Organisation> Councils,
    IReadOnlyList<Organisation> Lacking
);
