namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>Options that councils weigh against one another. Scores say what an option does; weights say what matters to a council: neither changes the other.</summary>
internal sealed class Appraisal : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid? RecommendedId { get; set; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>The document, by title and date.</summary>
    public string? Source { get; init; }

    /// <summary>How scores and weights make a total.</summary>
    public AppraisalFormula Formula { get; init; }

    /// <summary>What the weights of a set must come to; null where they need not.</summary>
    public int? WeightTotal { get; init; }

    /// <summary>How few points between two totals are too few to tell them apart.</summary>
    public int ThinMargin { get; init; }

    /// <summary>The business case, by title and date; null while there is none: until then the option is explored and not implemented.</summary>
    public string? BusinessCase { get; set; }

    /// <summary>Why the option is recommended; needed where it is not the one with the best total.</summary>
    public string? RecommendationReason { get; set; }

    /// <summary>When it was published: it stays as it is. Null while it is not.</summary>
    public DateOnly? PublishedOn { get; set; }

    public DateOnly? ImplementedOn { get; set; }

    public int Version { get; set; }

    /// <summary>What may be done with it.</summary>
    [Needs(nameof(BusinessCase), nameof(ImplementedOn))]
    public AppraisalStatus Status() =>
        ImplementedOn is not null ? AppraisalStatus.Implementing
        : BusinessCase is null ? AppraisalStatus.Explore
        : AppraisalStatus.BusinessCase;

    /// <summary>In order.</summary>
    public IDataLoaderResult<IReadOnlyList<AppraisalOption>> Options(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.appraisal.options",
            Id,
            ids => db.AppraisalOptions.Where(o => ids.Contains(o.AppraisalId)).OrderBy(o => o.Number),
            o => o.AppraisalId
        );

    /// <summary>In order.</summary>
    public IDataLoaderResult<IReadOnlyList<Criterion>> Criteria(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.appraisal.criteria",
            Id,
            ids => db.Criteria.Where(c => ids.Contains(c.AppraisalId)).OrderBy(c => c.Number),
            c => c.AppraisalId
        );

    /// <summary>The councils whose weights count, and when each approved the consensus.</summary>
    public IDataLoaderResult<IReadOnlyList<AppraisalCouncil>> Councils(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.appraisal.councils",
            Id,
            ids => db.AppraisalCouncils.Where(c => ids.Contains(c.AppraisalId)).OrderBy(c => c.Place),
            c => c.AppraisalId
        );

    /// <summary>The option that is recommended; null while none is.</summary>
    public IDataLoaderResult<AppraisalOption?> Recommended(Batches batches, BackOfficeDb db) =>
        batches.One<AppraisalOption>(db, RecommendedId);

    /// <summary>Totals, ranks, and how firm they are.</summary>
    public IDataLoaderResult<AppraisalResult> Result(Batches batches, AppraisalResults results) =>
        batches.Load<Guid, AppraisalResult>("backoffice.appraisal.result", Id, results.OfAsync).Then(result => result!);

    /// <summary>Every score, assessors' own and agreed, side by side.</summary>
    public IDataLoaderResult<IReadOnlyList<ScoreComparison>> ScoreComparison(Batches batches, AppraisalResults results) =>
        batches
            .Load<Guid, IReadOnlyList<ScoreComparison>>("backoffice.appraisal.comparison", Id, results.ComparisonsAsync)
            .Then(rows => rows ?? []);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) => PublishedOn is not null || caller.Has(Role.Viewer, partnership);
}

/// <summary>How scores and weights make a total.</summary>
internal enum AppraisalFormula
{
    /// <summary>Each score times its criterion's weight, added up.</summary>
    WeightedSum,

    /// <summary>The same, divided by the weights' sum.</summary>
    WeightedMean,
}

/// <summary>What may be done with an appraisal.</summary>
internal enum AppraisalStatus
{
    /// <summary>There is no business case: the option may be explored, and not implemented.</summary>
    Explore,
    BusinessCase,
    Implementing,
}

/// <summary>A council whose weights count.</summary>
internal sealed class AppraisalCouncil : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AppraisalId { get; init; }

    public Guid OrganisationId { get; init; }

    // In the order in which they were given: keys have none on SQL Server.
    internal int Place { get; init; }

    /// <summary>When it approved the agreed weights; null while it has not. Other weights need a new approval.</summary>
    public DateOnly? ConsensusOn { get; set; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

/// <summary>One of the ways to go.</summary>
internal sealed class AppraisalOption : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AppraisalId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }

    public string? Detail { get; init; }

    /// <summary>Whether it is to go on as things are.</summary>
    public bool AsIs { get; init; }

    /// <summary>In order.</summary>
    /// <param name="kind">Only those.</param>
    public IDataLoaderResult<IReadOnlyList<OptionPoint>> Points(OptionPointKind? kind, Batches batches, BackOfficeDb db) =>
        batches
            .All(
                "backoffice.option.points",
                Id,
                ids => db.OptionPoints.Where(p => ids.Contains(p.AppraisalOptionId)).OrderBy(p => p.Number),
                p => p.AppraisalOptionId
            )
            .Then(IReadOnlyList<OptionPoint> (all) => [.. all.Where(p => kind is null || p.Kind == kind)]);
}

/// <summary>Something that speaks for or against an option.</summary>
internal sealed class OptionPoint : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AppraisalOptionId { get; init; }

    public int Number { get; init; }

    public OptionPointKind Kind { get; init; }

    public required string Text { get; init; }
}

internal enum OptionPointKind
{
    Advantage,
    Disadvantage,
    Risk,
}

/// <summary>What options are measured by.</summary>
internal sealed class Criterion : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AppraisalId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }
}

/// <summary>How well an option meets a criterion: in the eyes of one assessor, or as agreed.</summary>
internal sealed class OptionScore : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AppraisalId { get; init; }

    public Guid AppraisalOptionId { get; init; }

    public Guid CriterionId { get; init; }

    /// <summary>Whose it is: a post, never a person. Empty for the agreed score.</summary>
    public required string Assessor { get; init; }

    public Rating Rating { get; set; }

    /// <summary>Where it comes from. Without it the appraisal is not published.</summary>
    public string? Rationale { get; set; }
}

/// <summary>High, medium and low count 3, 2 and 1.</summary>
internal enum Rating
{
    Low,
    Medium,
    High,
}

/// <summary>How much a criterion matters to a council.</summary>
internal sealed class CriterionWeight : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AppraisalId { get; init; }

    public Guid CriterionId { get; init; }

    // Empty for the consensus.
    public Guid OrganisationId { get; init; }

    public int Weight { get; set; }
}
