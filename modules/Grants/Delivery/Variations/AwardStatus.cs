namespace CouncilPlatform.Grants.Delivery;

/// <summary>What an award has become: as decided, and as it is after everything that was agreed or given up since.</summary>
/// <param name="AsDecided">What was decided.</param>
/// <param name="AsVaried">What it is now. Agreed variations count; of a released allocation, what was paid less what came back.</param>
/// <param name="Steps">How it came to that, in order. The first step is the decision.</param>
[GraphName("AwardStanding")]
internal sealed record AwardStatus(StreamAmounts AsDecided, StreamAmounts AsVaried, IReadOnlyList<AwardStep> Steps)
{
    public static AwardStatus Of(DateTime decidedUtc, IReadOnlyCollection<AllocationHistory> allocations)
    {
        var now = allocations.ToDictionary(a => a.Allocation, a => a.Initial);
        var decided = Sum();
        var steps = new List<AwardStep> { new(UkTime.Show(decidedUtc), AwardStepKind.Decided, decided) };
        foreach (var change in allocations.SelectMany(a => a.Changes.Select(c => (a.Allocation, Change: c))).OrderBy(c => c.Change.AtUtc))
        {
            now[change.Allocation] = change.Change.Amounts;
            steps.Add(new(UkTime.Show(change.Change.AtUtc), change.Change.Kind, Sum()));
        }

        return new(decided, steps[^1].Amounts, steps);

        StreamAmounts Sum() => now.Values.Sum();
    }
}

/// <summary>A step in the history of an award.</summary>
/// <param name="At">When it happened, in UK time with its offset.</param>
/// <param name="What">What happened.</param>
/// <param name="Amounts">What the award was from then on.</param>
internal sealed record AwardStep(string At, AwardStepKind What, StreamAmounts Amounts);

/// <summary>What happened to an award.</summary>
internal enum AwardStepKind
{
    /// <summary>The award was decided.</summary>
    Decided,

    /// <summary>A variation of an allocation was agreed.</summary>
    Varied,

    /// <summary>An allocation was released: what was paid stays, less what came back.</summary>
    Released,
}

/// <param name="Initial">What was set aside when it was awarded.</param>
/// <param name="Changes">In order; after a release there is none.</param>
internal sealed record AllocationHistory(Guid Allocation, StreamAmounts Initial, IReadOnlyList<AllocationChange> Changes);

internal sealed record AllocationChange(DateTime AtUtc, AwardStepKind Kind, StreamAmounts Amounts);
