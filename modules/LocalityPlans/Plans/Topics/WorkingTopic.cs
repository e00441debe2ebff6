namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>A subject on which the partners work, and to which they can invite other organisations.</summary>
[Shared("The partners work on a topic together.")]
internal sealed class WorkingTopic : Aggregate, ISlugged
{
    public required string Slug { get; init; }

    /// <summary>The topic's title, like Strategic issues for the area.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>What is to be worked out.</summary>
    [MaxLength(2000)]
    public string? About { get; init; }

    /// <summary>The body that works on the topic and invites others, like Joint Members Working Group.</summary>
    [MaxLength(RoleText.MaxLength)]
    public required string Body { get; init; }

    /// <summary>The document that names the topic, by title and date.</summary>
    [MaxLength(500)]
    public required string Source { get; init; }

    /// <summary>What was contributed to the topic, in order.</summary>
    public IDataLoaderResult<Connection<TopicContribution>> Contributions(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(db, Id, static (TopicContribution c) => c.TopicId, paging, static c => c.Number);

    /// <summary>The open and ended invitations to the topic.</summary>
    [Requires(Role.Viewer)]
    public IDataLoaderResult<Connection<TopicInvitation>> Invitations(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(db, Id, static (TopicInvitation i) => i.TopicId, paging, static i => i.From);
}

/// <summary>An organisation's invitation to read and contribute to one topic, without becoming a member of the partnership.</summary>
[Shared("The partners invite an organisation to a topic and end that. The organisation only takes part.")]
internal sealed class TopicInvitation : Aggregate, IRestricted
{
    public Guid TopicId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The first day of the invitation.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day of the invitation; null while it is open.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>What the organisation is invited to do.</summary>
    [MaxLength(1000)]
    public string? Note { get; init; }

    /// <summary>The organisation that is invited.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>The topic of the invitation.</summary>
    public IDataLoaderResult<WorkingTopic?> Topic(Batches batches, LocalityPlansDb db) => batches.Row<WorkingTopic>(db, TopicId);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.MayRead(partnership) || caller.Has(Role.Applicant, partnership) && caller.ActsFor(OrganisationId);

    internal void End(DateOnly to)
    {
        new Rules()
            .Valid(To is null, $"The invitation already ended on {To:d MMMM yyyy}.", InputPath.Of("invitation"))
            .Valid(From <= to, $"The invitation began on {From:d MMMM yyyy}. Enter that day or a later one.", to)
            .Check();
        To = to;
    }
}

/// <summary>What a partner or an invited organisation contributed to a topic.</summary>
internal sealed class TopicContribution : Part, IOwned
{
    public Guid TopicId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>The contribution, in the organisation's own words.</summary>
    [MaxLength(4000)]
    public required string Text { get; init; }

    /// <summary>The day it was contributed.</summary>
    public DateOnly On { get; init; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>The organisation that contributed; null for the partnership itself.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}
