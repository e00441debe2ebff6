namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Publishes what was awarded in rounds, beside the awards that were imported: once all its money is committed and all its agreements are signed by both.
/// From then on the award follows every change, in the change's own transaction.
/// </summary>
internal sealed class OwnAwards(Change<GrantsDb> change, GrantsDb db, Standings standings, IMediator mediator)
{
    /// <summary>Who gives and gets what an allocation is part of; null where no application was awarded it. Ask before the first lock.</summary>
    public Task<AwardParties?> PartiesAsync(Guid allocation) => PartiesAsync(change.Partnership, allocation, change.Cancellation);

    /// <summary>Locks the application that an allocation was awarded to, before the allocation: it and its award change together.</summary>
    /// <returns>Who gives and gets; null where no application was awarded it.</returns>
    public Task<AwardParties?> LockAsync(GlobalId allocation) => LockAsync(allocation.For<Allocation>("input", "allocation"));

    /// <inheritdoc cref="LockAsync(GlobalId)"/>
    public async Task<AwardParties?> LockAsync(Guid allocation)
    {
        var parties = await PartiesAsync(allocation);
        await LockAsync(parties);
        return parties;
    }

    /// <summary>Locks the application that was awarded, where one was.</summary>
    public async Task LockAsync(AwardParties? parties)
    {
        if (parties is not null)
        {
            await change.LockAsync<Application>(parties.Application);
        }
    }

    /// <summary>Publishes an award whose time has come, or what was changed of one that is published.</summary>
    public Task<bool> PublishAsync(AwardParties? parties) => PublishAsync(parties, change.Cancellation);

    /// <summary>Who gives and gets what an allocation is part of; null where no application was awarded it. Ask before the first lock.</summary>
    public async Task<AwardParties?> PartiesAsync(Partnership partnership, Guid allocation, CancellationToken cancellationToken)
    {
        var found = await (
            from draw in db.Set<ApplicationDraw>()
            join application in db.Of<Application>(partnership) on draw.ApplicationId equals application.Id
            where draw.AllocationId == allocation
            select new { application.Id, application.OrganisationId }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : await PartiesAsync(partnership, found.Id, found.OrganisationId, cancellationToken);
    }

    /// <summary>As <see cref="PartiesAsync(Partnership, Guid, CancellationToken)"/>, of an application.</summary>
    public async Task<AwardParties?> PartiesAsync(
        Partnership partnership,
        Guid application,
        Guid organisation,
        CancellationToken cancellationToken
    )
    {
        // Neither an application's organisation nor a fund's accountable body ever changes.
        var funders = await (
            from draw in db.Set<ApplicationDraw>()
            join allocation in db.Of<Allocation>(partnership) on draw.AllocationId equals allocation.Id
            join fund in db.Of<Fund>(partnership) on allocation.FundId equals fund.Id
            where draw.ApplicationId == application
            select fund.AccountableBodyId
        )
            .Distinct()
            .ToListAsync(cancellationToken);
        var organisations = await mediator.Send(new GetOrganisations([organisation, .. funders]), cancellationToken);
        return organisations.TryGetValue(organisation, out var recipient)
            ? new(
                partnership,
                application,
                recipient,
                [.. funders.Select(organisations.GetValueOrDefault).OfType<Organisation>().OrderBy(o => o.Name, StringComparer.Ordinal)]
            )
            : null;
    }

    /// <summary>Publishes an award whose time has come, or what was changed of one that is published. Saves what was changed before.</summary>
    /// <returns>Whether there was anything to publish.</returns>
    public async Task<bool> PublishAsync(AwardParties? parties, CancellationToken cancellationToken)
    {
        if (parties is null)
        {
            return false;
        }

        await db.SaveChangesAsync(cancellationToken);
        // Of two people who sign at once for two funds, the later one sees what the first signed.
        var application = await db.HoldAsync<Application>(
            parties.Partnership,
            parties.Application,
            expectedVersion: null,
            cancellationToken
        );
        var award = await db.Of<Award>(application.PartnershipId).SingleOrDefaultAsync(a => a.ApplicationId == application.Id, cancellationToken);
        if (award is null && !await IsAgreedAsync(application, cancellationToken))
        {
            return false;
        }

        var grant = await GrantAsync(parties, application, award, cancellationToken);
        // It may have been imported before it was published here.
        award ??= await db.Of<Award>(application.PartnershipId)
            .SingleOrDefaultAsync(a => a.Identifier == grant.Identifier, cancellationToken);
        return await SaveAsync(grant, application, award, cancellationToken);
    }

    private async Task<bool> SaveAsync(OwnGrant grant, Application application, Award? award, CancellationToken cancellationToken)
    {
        var json = grant.ToJson(change.NowUtc);
        if (award is null)
        {
            award = change.Add(new Award { PartnershipId = application.PartnershipId, Identifier = grant.Identifier });
            change.Add(new AwardSource { AwardId = award.Id, Json = json });
        }
        else
        {
            var source = await db.Set<AwardSource>().SingleAsync(s => s.AwardId == award.Id, cancellationToken);
            if (award.ApplicationId is not null && !GrantDifference.Between(source.Json, json).Any(d => d.Field != OwnGrant.DateModified))
            {
                return false;
            }

            change.AddRange(source.Replace(json, change.NowUtc).Where(c => c.Field != OwnGrant.DateModified));
            await db.Set<PersonalDataFinding>().Where(f => f.AwardId == award.Id).ExecuteDeleteAsync(cancellationToken);
        }

        var recipient = await RecipientAsync(grant, application.PartnershipId, cancellationToken);
        award.Write(grant, GrantDigest.Of(json), recipient, application.Id);
        change.AddRange(PersonalData.In(json, award.Id));
        db.Audit("publishAward", award, application.PartnershipId, $"{grant.Identifier}: {grant.Awarded.Amount}");
        return true;
    }

    /// <summary>Whether it still has money, all of which is committed, and both have signed for it.</summary>
    private async Task<bool> IsAgreedAsync(Application application, CancellationToken cancellationToken)
    {
        var agreements = db.Of<GrantAgreement>(application.PartnershipId);
        var allocations = await (
            from draw in db.Set<ApplicationDraw>()
            join allocation in db.Of<Allocation>(application.PartnershipId) on draw.AllocationId equals allocation.Id
            where draw.ApplicationId == application.Id && allocation.State != AllocationState.Released
            select new
            {
                allocation.State,
                Signed = agreements.Any(a =>
                    a.AllocationId == allocation.Id && a.RecipientSigned != null && a.CouncilSigned != null
                ),
            }
        ).ToListAsync(cancellationToken);
        return allocations.Count > 0 && allocations.TrueForAll(a => a.Signed && a.State != AllocationState.Proposed);
    }

    private async Task<OwnGrant> GrantAsync(
        AwardParties parties,
        Application application,
        Award? award,
        CancellationToken cancellationToken
    )
    {
        var round = await db.Of<Round>(application.PartnershipId).AsNoTracking().SingleAsync(r => r.Id == application.RoundId, cancellationToken);
        var programme = await db.Of<Programme>(application.PartnershipId).AsNoTracking().SingleAsync(p => p.Id == round.ProgrammeId, cancellationToken);
        var ends = await (
            from draw in db.Set<ApplicationDraw>()
            join allocation in db.Of<Allocation>(application.PartnershipId) on draw.AllocationId equals allocation.Id
            where draw.ApplicationId == application.Id && allocation.Ends != null
            select allocation.Ends!.Value
        ).ToListAsync(cancellationToken);
        var standing = (await standings.OfAsync([application.Id], cancellationToken))[application.Id];
        var reference = string.Create(CultureInfo.InvariantCulture, $"-{round.Slug}-{application.Number}");
        // Published identifiers never change.
        var prefix = award is null
            ? await db.Of<GrantPublisher>(application.PartnershipId)
                .Select(p => p.Prefix)
                .SingleOrDefaultAsync(cancellationToken)
                ?? parties.Partnership.Slug
            : award.Identifier[..award.Identifier.LastIndexOf(reference, StringComparison.Ordinal)];
        var grant = new OwnGrant
        {
            Identifier = award?.Identifier ?? prefix + reference,
            Prefix = prefix,
            Title = application.Title,
            Description = application.AwardSummary ?? Describe(application, round, programme),
            AppliedFor = application.Asked().Total,
            Awarded = standing.AsVaried.Total,
            AwardDate = UkTime.Day(application.DecidedUtc!.Value),
            Ends = ends.Count == 0 ? null : ends.MaxBy(e => e.Last),
            Recipient = parties.Recipient,
            Funders = parties.Funders,
            Programme = programme,
        };
        return award is null && await IsTakenAsync(grant, application, cancellationToken)
            ? grant with
            {
                Identifier = $"{grant.Identifier}-{application.Id:N}",
            }
            : grant;
    }

    /// <summary>Whether another grant was imported under the identifier: one that is to another, or of another day.</summary>
    private Task<bool> IsTakenAsync(OwnGrant grant, Application application, CancellationToken cancellationToken) =>
        db.Of<Award>(application.PartnershipId)
            .AnyAsync(
            a =>
                a.Identifier == grant.Identifier
                && (a.ApplicationId != null || a.AwardDate != grant.AwardDate || a.RecipientRow!.Identifier != grant.RecipientIdentifier),
            cancellationToken
        );

    private async Task<Guid> RecipientAsync(OwnGrant grant, Guid partnership, CancellationToken cancellationToken)
    {
        var recipient = await db.Of<Recipient>(partnership)
            .SingleOrDefaultAsync(r => r.Identifier == grant.RecipientIdentifier, cancellationToken);
        recipient ??= change.Add(
            new Recipient
            {
                PartnershipId = partnership,
                Identifier = grant.RecipientIdentifier,
                Name = grant.Recipient.Name,
                Kind = RecipientKind.Organisation,
            }
        );
        var (charity, company) = OwnGrant.NumbersOf(grant.Recipient);
        recipient.Name = grant.Recipient.Name;
        recipient.CharityNumber = charity ?? recipient.CharityNumber;
        recipient.CompanyNumber = company ?? recipient.CompanyNumber;
        return recipient.Id;
    }

    private static string Describe(Application application, Round round, Programme programme) =>
        $"{application.Title}: awarded in {round.Title} of {programme.Title ?? programme.Code}.{(programme.Purpose is null ? "" : $" {programme.Purpose}")}";
}
