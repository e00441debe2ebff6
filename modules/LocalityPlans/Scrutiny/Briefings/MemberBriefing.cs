namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A briefing or training session to which several councils invite their local members together.</summary>
internal sealed class MemberBriefing : Aggregate, IOwned
{
    /// <summary>The briefing's title.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>What the briefing is about.</summary>
    [MaxLength(2000)]
    public string? About { get; init; }

    /// <summary>The day of the briefing.</summary>
    public DateOnly On { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>The council that called the briefing; null for the partnership itself.</summary>
    public IDataLoaderResult<Organisation?>? Owner(OrganisationBatch organisations) => organisations.Get(OwnerId);

    /// <summary>The councils whose members are invited.</summary>
    public IDataLoaderResult<IReadOnlyList<Organisation>> Councils(OrganisationBatch organisations, LocalityPlansDb db) =>
        organisations.Lists(
            Id,
            db,
            static (ids, db) => db.Set<BriefingCouncil>().Where(c => ids.Contains(c.BriefingId)).OrderBy(c => c.Number),
            static c => c.BriefingId,
            static c => c.CouncilId
        );

    /// <summary>Who is invited: each person once, however many of the councils they sit on.</summary>
    public IDataLoaderResult<Connection<BriefingInvitation>> Invitations(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(db, Id, static (BriefingInvitation i) => i.BriefingId, paging, static i => i.Number);
}

/// <summary>A council that invites to a briefing.</summary>
internal sealed class BriefingCouncil : IBelongsTo<MemberBriefing>
{
    public Guid BriefingId { get; init; }

    public Guid CouncilId { get; init; }

    public int Number { get; init; }

    Guid IBelongsTo<MemberBriefing>.WholeId => BriefingId;
}

/// <summary>One person's invitation to a briefing.</summary>
internal sealed class BriefingInvitation : Part
{
    public Guid BriefingId { get; init; }

    public Guid MemberId { get; init; }

    /// <summary>The member who is invited.</summary>
    public IDataLoaderResult<ElectedMember?> Member(Batches batches, LocalityPlansDb db) => batches.Row<ElectedMember>(db, MemberId);
}
