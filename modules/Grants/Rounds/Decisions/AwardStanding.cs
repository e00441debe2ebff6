namespace CouncilPlatform.Grants.Rounds;

/// <summary>What an award came to: as it was decided, and as it stands after what was agreed or given up since.</summary>
/// <param name="AsDecided">What was decided.</param>
/// <param name="AsVaried">What it is now: agreed variations count, and of an allocation that was released what is kept of it: paid, less what came back.</param>
/// <param name="Steps">How it came to that, in order; the first is the decision.</param>
internal sealed record AwardStanding(StreamAmounts AsDecided, StreamAmounts AsVaried, IReadOnlyList<AwardStep> Steps)
{
    public static AwardStanding Of(DateTime decidedUtc, IReadOnlyCollection<AllocationCourse> allocations)
    {
        var now = allocations.ToDictionary(a => a.Allocation, a => a.AtFirst);
        var decided = Sum();
        var steps = new List<AwardStep> { new(UkTime.Show(decidedUtc), AwardStepKind.Decided, decided) };
        foreach (var change in allocations.SelectMany(a => a.Changes.Select(c => (a.Allocation, Change: c))).OrderBy(c => c.Change.AtUtc))
        {
            now[change.Allocation] = change.Change.Amounts;
            steps.Add(new(UkTime.Show(change.Change.AtUtc), change.Change.Kind, Sum()));
        }

        return new(decided, steps[^1].Amounts, steps);

        StreamAmounts Sum() => now.Values.Aggregate(StreamAmounts.None, (sum, a) => sum + a);
    }
}

/// <param name="At">When, by the UK's clocks, with their offset.</param>
/// <param name="What">What happened.</param>
/// <param name="Amounts">What the award was from then on.</param>
internal sealed record AwardStep(string At, AwardStepKind What, StreamAmounts Amounts);

internal enum AwardStepKind
{
    Decided,

    /// <summary>A variation of an allocation was agreed.</summary>
    Varied,

    /// <summary>An allocation was given up: what was paid stays, less what came back.</summary>
    Released,
}

/// <summary>What became of one allocation of an award.</summary>
/// <param name="AtFirst">What was set aside when it was awarded.</param>
/// <param name="Changes">In order; after a release there is none.</param>
internal sealed record AllocationCourse(Guid Allocation, StreamAmounts AtFirst, IReadOnlyList<AllocationTurn> Changes);

/// <param name="Amounts">What the allocation is from then on.</param>
internal sealed record AllocationTurn(DateTime AtUtc, AwardStepKind Kind, StreamAmounts Amounts);
