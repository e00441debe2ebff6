namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>A clause that was activated to end an agreement. Its days count from the formal decision.</summary>
internal sealed class Termination : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AgreementId { get; init; }

    public Guid ClauseId { get; init; }

    public Guid DecisionId { get; init; }

    /// <summary>The day of the formal decision.</summary>
    public DateOnly DecidedOn { get; init; }

    /// <summary>The day on which notice was given: not before the decision.</summary>
    public DateOnly GivenOn { get; init; }

    /// <summary>The last day as the clause has it: so many calendar months from the decision.</summary>
    public DateOnly FirstEnd { get; init; }

    /// <summary>The last day as it is now, shortened or extended as every party agreed.</summary>
    public DateOnly EndsOn { get; set; }

    public int Version { get; set; }

    public IDataLoaderResult<Clause?> Clause(Batches batches, BackOfficeDb db) => batches.One<Clause>(db, ClauseId);

    /// <summary>Every shortening and extension that was proposed, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<EndDateChange>> Changes(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.termination.changes",
            Id,
            ids => db.EndDateChanges.Where(c => ids.Contains(c.TerminationId)).OrderBy(c => c.Number),
            c => c.TerminationId
        );
}

/// <summary>A shortening or extension of a termination. It counts when every party has agreed, each by its own decision.</summary>
internal sealed class EndDateChange : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid TerminationId { get; init; }

    /// <summary>Its place among the termination's, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The last day before it.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day that is proposed.</summary>
    public DateOnly EndsOn { get; init; }

    public required string Reason { get; init; }

    public EndDateChangeState State { get; set; }

    /// <summary>The day on which the last party agreed; null while one has not.</summary>
    public DateOnly? EffectiveOn { get; set; }

    public int Version { get; set; }

    /// <summary>Whether it is a shortening, and not an extension.</summary>
    [Needs(nameof(EndsOn), nameof(From))]
    public bool Shortens() => EndsOn < From;

    /// <summary>Who has agreed.</summary>
    public IDataLoaderResult<IReadOnlyList<EndDateConsent>> Consents(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.end-date.consents",
            Id,
            ids => db.EndDateConsents.Where(c => ids.Contains(c.EndDateChangeId)).OrderBy(c => c.LeaderAgreedOn).ThenBy(c => c.Id),
            c => c.EndDateChangeId
        );
}

/// <summary>Whether a shortening or extension counts.</summary>
internal enum EndDateChangeState
{
    /// <summary>A party has not agreed yet: nothing has changed.</summary>
    Pending,
    Effective,
    Withdrawn,
}

/// <summary>That a party agreed to a shortening or extension: its Leader, following consultation with the Cabinet.</summary>
internal sealed class EndDateConsent : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EndDateChangeId { get; init; }

    public Guid OrganisationId { get; init; }

    public DateOnly CabinetConsultedOn { get; init; }

    public DateOnly LeaderAgreedOn { get; init; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}
