namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>Finds agreements and their parties for those who change them.</summary>
internal sealed class AgreementDoor(BackOfficeDb db, IMediator mediator, TimeProvider time)
{
    /// <summary>The agreement with a slug, held: what belongs to it changes one after another.</summary>
    /// <param name="ended">Whether one that has ended will do.</param>
    /// <exception cref="RuleException">NOT_FOUND, CONFLICT, or ENDED: it is over, and stays as it is.</exception>
    public async Task<(Agreement Agreement, Termination? Termination)> HoldAsync(
        Partnership partnership,
        string slug,
        int? version,
        CancellationToken cancellationToken,
        bool ended = false
    )
    {
        var id =
            await db
                .Agreements.Where(a => a.PartnershipId == partnership.Id && a.Slug == slug)
                .Select(a => (Guid?)a.Id)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no agreement \"{slug}\".", "input", "agreement");
        return await HoldAsync(partnership, id, version, cancellationToken, ended);
    }

    public async Task<(Agreement Agreement, Termination? Termination)> HoldAsync(
        Partnership partnership,
        Guid id,
        int? version,
        CancellationToken cancellationToken,
        bool ended = false
    )
    {
        var agreement = await db.HoldAsync<Agreement>(partnership, id, version, cancellationToken);
        var termination = await db.Terminations.SingleOrDefaultAsync(t => t.AgreementId == id, cancellationToken);
        new Rules()
            .Require(
                ended || AgreementDates.StateOn(agreement, termination, UkTime.Today(time)) != AgreementState.Ended,
                "ENDED",
                $"{agreement.Title} ended on {AgreementDates.LastDay(agreement, termination):yyyy-MM-dd}. What has ended stays as it was.",
                "input",
                "agreement"
            )
            .Check();
        return (agreement, termination);
    }

    /// <summary>The party with a code.</summary>
    /// <exception cref="RuleException">NOT_FOUND, or NOT_A_PARTY.</exception>
    public async Task<Organisation> PartyAsync(Agreement agreement, string code, CancellationToken cancellationToken, params string[] path)
    {
        var organisation = await mediator.OrganisationAsync(code, cancellationToken, path);
        new Rules()
            .Require(
                await db.AgreementParties.AnyAsync(
                    p => p.AgreementId == agreement.Id && p.OrganisationId == organisation.Id,
                    cancellationToken
                ),
                "NOT_A_PARTY",
                $"{organisation.Name} is no party to {agreement.Title}.",
                path
            )
            .Check();
        return organisation;
    }

    /// <summary>Refuses organisations that are no members of the partnership at a time; observers are none.</summary>
    /// <param name="path">Where in the input one of them is, by its index.</param>
    public async Task CheckMembersAsync(
        Partnership partnership,
        IReadOnlyList<Organisation> parties,
        PartialDate when,
        Func<string, string[]> path,
        CancellationToken cancellationToken
    )
    {
        var members = (await mediator.Send(new GetMembers(partnership.Id), cancellationToken))
            .Where(m => !m.Observer && m.CountsWithin(when.First, when.Last))
            .Select(m => m.OrganisationId)
            .ToHashSet();
        var rules = new Rules();
        foreach (var (index, party) in parties.Index())
        {
            rules.Require(
                members.Contains(party.Id),
                "NOT_A_MEMBER",
                $"{party.Name} is no member of {partnership.Name} as of {when}.",
                path(index.ToString(CultureInfo.InvariantCulture))
            );
        }

        rules.Check();
    }
}
