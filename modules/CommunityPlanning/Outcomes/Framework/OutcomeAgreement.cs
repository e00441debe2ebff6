namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What the partners agree to reach together over a term of years.</summary>
internal sealed class OutcomeAgreement : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required AgreementKind Kind { get; init; }

    /// <summary>The year in which its first financial year begins.</summary>
    public int FirstYear { get; init; }

    /// <summary>For how many financial years.</summary>
    public int Years { get; init; }

    /// <summary>The document, by title and date.</summary>
    public string? Source { get; init; }

    public int Version { get; set; }

    /// <summary>Its term in words, as in <c>2012/13 to 2014/15</c>.</summary>
    [Needs(nameof(FirstYear), nameof(Years))]
    public string Term() => $"{FinancialYear(FirstYear)} to {FinancialYear(FirstYear + Years - 1)}";

    /// <summary>The outcomes that it puts first, in order. Its reports cover these alone; every other can be read all the same.</summary>
    public IDataLoaderResult<IReadOnlyList<LocalOutcome>> Priorities(Batches batches, CommunityPlanningDb db) =>
        batches
            .Load<Guid, IReadOnlyList<LocalOutcome>>("communityplanning.agreement.priorities", Id, async (ids, cancellationToken) => (
                        await (
                            from p in db.AgreementPriorities
                            join o in db.LocalOutcomes on p.LocalOutcomeId equals o.Id
                            where ids.Contains(p.OutcomeAgreementId)
                            orderby p.Number
                            select new { p.OutcomeAgreementId, Outcome = o }
                        )
                            .AsNoTracking()
                            .ToListAsync(cancellationToken)
                    ).ToLookup(r => r.OutcomeAgreementId, r => r.Outcome).ToDictionary(g => g.Key, IReadOnlyList<LocalOutcome> (g) => [.. g]))
            .Then(priorities => priorities ?? []);

    internal static string FinancialYear(int year) =>
        new Period(PeriodKind.FinancialYear, new(year, 4, 1), new(year + 1, 3, 31)).ToString();
}

/// <summary>The forms of agreement on outcomes.</summary>
internal enum AgreementKind
{
    SingleOutcomeAgreement,

    /// <summary>As the Community Empowerment (Scotland) Act 2015 has it.</summary>
    LocalOutcomesImprovementPlan,
}

/// <summary>An outcome that an agreement puts first.</summary>
internal sealed class AgreementPriority : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OutcomeAgreementId { get; init; }

    public Guid LocalOutcomeId { get; init; }

    public int Number { get; init; }
}
