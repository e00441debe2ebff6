namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A briefing or training session to which several councils invite their local members together.</summary>
internal sealed class MemberBriefing : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public string? About { get; init; }

    /// <summary>The day it is held.</summary>
    public DateOnly On { get; init; }

    public int Version { get; set; }

    /// <summary>The councils whose members are invited.</summary>
    public IDataLoaderResult<IReadOnlyList<Organisation>> Councils(Batches batches, LocalityPlansDb db, IMediator mediator) =>
        batches
            .Load<Guid, IReadOnlyList<Organisation>>(
                "localityplans.briefing.councils",
                Id,
                async (ids, cancellationToken) =>
                {
                    var rows = await db
                        .BriefingCouncils.AsNoTracking()
                        .Where(c => ids.Contains(c.BriefingId))
                        .OrderBy(c => c.Number)
                        .ToListAsync(cancellationToken);
                    var councils = await mediator.Send(
                        new GetOrganisations([.. rows.Select(r => r.CouncilId).Distinct()]),
                        cancellationToken
                    );
                    return rows.ToLookup(r => r.BriefingId)
                        .ToDictionary(g => g.Key, IReadOnlyList<Organisation> (g) => [.. g.Select(r => councils[r.CouncilId])]);
                }
            )
            .Then(councils => councils ?? []);

    /// <summary>Who is invited: each person once, on however many of the councils they sit.</summary>
    public IDataLoaderResult<Connection<BriefingInvitation>> Invitations(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            "localityplans.briefing.invitations",
            Id,
            db.BriefingInvitations,
            i => i.BriefingId,
            paging,
            i => i.Number,
            descending: false
        );
}

/// <summary>A council that invites to a briefing.</summary>
internal sealed class BriefingCouncil
{
    public Guid BriefingId { get; init; }

    public Guid CouncilId { get; init; }

    public int Number { get; init; }
}

/// <summary>One person's invitation to a briefing.</summary>
internal sealed class BriefingInvitation : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place in the list, from 1.</summary>
    public int Number { get; init; }

    public Guid BriefingId { get; init; }

    public Guid MemberId { get; init; }

    public IDataLoaderResult<ElectedMember?> Member(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, ElectedMember>(
            "localityplans.invitation.member",
            MemberId,
            async (ids, cancellationToken) =>
                await db.ElectedMembers.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken)
        );
}
