namespace CouncilPlatform.Grants.OpenData;

internal sealed record MapSum(Guid MapId, string Type, Guid CouncilId, int Schemes, int Unknown, long Pence);

/// <summary>The schemes of a map, compared.</summary>
/// <param name="Types">Every type of scheme on the map, by code.</param>
/// <param name="KnownBudget">The known budgets added up.</param>
/// <param name="UnknownBudgets">How many schemes have no known budget. The total is at least the known one.</param>
/// <param name="NotRecorded">The councils without any recorded scheme yet. They are not compared.</param>
internal sealed record GrantMapComparison(
    IReadOnlyList<GrantMapType> Types,
    Money KnownBudget,
    int UnknownBudgets,
    IReadOnlyList<Organisation> NotRecorded
)
{
    /// <summary>The codes of the types that one compared council has and another does not have.</summary>
    public IReadOnlyList<string> Gaps => [.. Types.Where(t => t.Lacking.Count > 0).Select(t => t.Type)];

    /// <summary>The codes of the types that several councils have. They may do the same thing twice.</summary>
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
/// <param name="Type">The code of the type, like youth.</param>
/// <param name="Schemes">How many schemes are of the type.</param>
/// <param name="KnownBudget">Their known budgets added up.</param>
/// <param name="UnknownBudgets">How many of them have no known budget.</param>
/// <param name="Councils">The councils that have such a scheme.</param>
/// <param name="Lacking">The councils that have other schemes but none of the type.</param>
internal sealed record GrantMapType(
    string Type,
    int Schemes,
    Money KnownBudget,
    int UnknownBudgets,
    IReadOnlyList<Organisation> Councils,
    IReadOnlyList<Organisation> Lacking
);
