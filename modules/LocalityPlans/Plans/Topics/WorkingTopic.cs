namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>A subject on which the partners work, and to which others are invited for that subject alone.</summary>
internal sealed class WorkingTopic : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>What is to be worked out.</summary>
    public string? About { get; init; }

    /// <summary>The body that works on it and invites, as in "Joint Members Working Group".</summary>
    public required string Body { get; init; }

    /// <summary>The document that says so, by title and date.</summary>
    public required string Source { get; init; }

    public int Version { get; set; }

    /// <summary>What was said on it, in order.</summary>
    public IDataLoaderResult<Connection<TopicContribution>> Contributions(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            "localityplans.topic.contributions",
            Id,
            db.TopicContributions,
            c => c.TopicId,
            paging,
            c => c.Number,
            descending: false
        );

    /// <summary>Who is invited to it, or was.</summary>
    public IDataLoaderResult<Connection<TopicInvitation>> Invitations(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page("localityplans.topic.invitations", Id, db.TopicInvitations, i => i.TopicId, paging, i => i.From, descending: false);
}

/// <summary>
/// That an organisation, such as a town or parish council, takes part in one topic and no more: it is no member of the partnership. It reads and
/// contributes to the topic with a key of the role APPLICANT that acts for it, also where the partnership is not published.
/// </summary>
internal sealed class TopicInvitation : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid TopicId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day; null while it is open.</summary>
    public DateOnly? To { get; set; }

    /// <summary>What the organisation is asked for.</summary>
    public string? Note { get; init; }

    public int Version { get; set; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);

    public IDataLoaderResult<WorkingTopic?> Topic(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, WorkingTopic>(
            "localityplans.invitation.topic",
            TopicId,
            async (ids, cancellationToken) =>
                await db.WorkingTopics.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken)
        );

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.MayRead(partnership) || caller.Has(Role.Applicant, partnership) && caller.ActsFor(OrganisationId);
}

/// <summary>What a partner or an invited organisation said on a topic.</summary>
internal sealed class TopicContribution : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place, from 1.</summary>
    public int Number { get; init; }

    public Guid TopicId { get; init; }

    public Guid? OrganisationId { get; init; }

    public required string Text { get; init; }

    public DateOnly On { get; init; }

    /// <summary>Who said it; null where it came from the partnership itself.</summary>
    [Needs(nameof(OrganisationId))]
    public IDataLoaderResult<Organisation?>? Organisation(Batches batches, IMediator mediator) =>
        OrganisationId is { } id ? batches.Organisation(id, mediator) : null;
}
