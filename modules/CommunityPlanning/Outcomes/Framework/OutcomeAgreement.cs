namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What the partners agree to achieve together over a term of years.</summary>
[Shared("The partners conclude the agreement together.")]
internal sealed class OutcomeAgreement : SluggedAggregate
{
    /// <summary>The agreement's title.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>The form of the agreement.</summary>
    public required AgreementKind Kind { get; init; }

    /// <summary>The year in which its first financial year begins, like 2012.</summary>
    public int FirstYear { get; init; }

    /// <summary>The number of financial years that it covers, from 1 to 20.</summary>
    public int Years { get; init; }

    /// <summary>The document that sets it out, by title and date.</summary>
    [MaxLength(300)]
    public string? Source { get; init; }

    /// <summary>The term in words, like 2012/13 to 2014/15.</summary>
    [Needs(nameof(FirstYear), nameof(Years))]
    public string Term() => $"{FinancialYear.StartingIn(FirstYear)} to {FinancialYear.StartingIn(FirstYear + Years - 1)}";

    /// <summary>The outcomes that are the agreement's priorities, in order. Its reports cover only these.</summary>
    public IDataLoaderResult<IReadOnlyList<LocalOutcome>> Priorities(Batches batches, CommunityPlanningDb db) =>
        batches.Values(
            Id,
            (db, PartnershipId),
            static (ids, s) =>
                from p in s.db.Set<AgreementPriority>()
                join o in s.db.Of<LocalOutcome>(s.PartnershipId) on p.LocalOutcomeId equals o.Id
                where ids.Contains(p.OutcomeAgreementId)
                orderby p.Number
                select new { p.OutcomeAgreementId, Outcome = o },
            static r => r.OutcomeAgreementId,
            static r => r.Outcome
        );
}

/// <summary>The forms of agreement on outcomes.</summary>
internal enum AgreementKind
{
    /// <summary>An agreement between a community planning partnership and the Scottish Government.</summary>
    SingleOutcomeAgreement,

    /// <summary>A plan under the Community Empowerment (Scotland) Act 2015.</summary>
    LocalOutcomesImprovementPlan,
}

internal sealed class AgreementPriority : NumberedEntity
{
    public Guid OutcomeAgreementId { get; init; }

    public Guid LocalOutcomeId { get; init; }
}
