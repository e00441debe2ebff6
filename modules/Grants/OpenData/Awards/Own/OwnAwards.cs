namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Takes what was awarded in rounds among the awards, beside those that were imported: once all its money is promised and all its agreements are signed by
/// both. From then on its award follows every change, in the change's own transaction.
/// </summary>
internal sealed class OwnAwards(Change<GrantsDb> change, GrantsDb db, Standings standings, IMediator mediator, TimeProvider time)
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

    /// <summary>Who gives and gets what an allocation is part of; null where no application was awarded it. Ask before anything is held: the core answers on a connection of its own.</summary>
    public async Task<AwardParties?> PartiesAsync(Partnership partnership, Guid allocation, CancellationToken cancellationToken)
    {
        var found = await (
            from draw in db.ApplicationDraws
            join application in db.Applications on draw.ApplicationId equals application.Id
            where draw.AllocationId == allocation && application.PartnershipId == partnership.Id
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
            from draw in db.ApplicationDraws
            join allocation in db.Allocations on draw.AllocationId equals allocation.Id
            join fund in db.Funds on allocation.FundId equals fund.Id
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
        // Of two that sign at once for two funds, the later sees what the first signed.
        var application = await db.HoldAsync<Application>(
            parties.Partnership,
            parties.Application,
            expectedVersion: null,
            cancellationToken
        );
        var award = await db.Awards.SingleOrDefaultAsync(a => a.ApplicationId == application.Id, cancellationToken);
        if (award is null && !await IsAgreedAsync(application, cancellationToken))
        {
            return false;
        }

        var grant = await GrantAsync(parties, application, award, cancellationToken);
        // One that came back with an import before it was published here.
        award ??= await db.Awards.SingleOrDefaultAsync(
            a => a.PartnershipId == application.PartnershipId && a.Identifier == grant.Identifier,
            cancellationToken
        );
        return await SaveAsync(grant, application, award, cancellationToken);
    }

    private async Task<bool> SaveAsync(OwnGrant grant, Application application, Award? award, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var json = grant.ToJson(now);
        if (award is null)
        {
            award = new Award
            {
                PartnershipId = application.PartnershipId,
                Identifier = grant.Identifier,
                Title = grant.Title,
                Description = grant.Description,
                FunderIdentifier = grant.FunderIdentifier,
                FunderName = grant.Funders[0].Name,
                Digest = "",
            };
            db.Add(award);
            db.Add(new AwardSource { AwardId = award.Id, Json = json });
        }
        else
        {
            var source = await db.AwardSources.SingleAsync(s => s.AwardId == award.Id, cancellationToken);
            var changes = GrantDifference.Between(source.Json, json).Where(d => d.Field != OwnGrant.DateModified).ToList();
            if (changes.Count == 0 && award.ApplicationId is not null)
            {
                return false;
            }

            db.AddRange(
                changes.Select(d => new AwardChange
                {
                    AwardId = award.Id,
                    ChangedAt = now,
                    Field = d.Field,
                    Before = d.Before,
                    After = d.After,
                })
            );
            source.Json = json;
            await db.PersonalDataFindings.Where(f => f.AwardId == award.Id).ExecuteDeleteAsync(cancellationToken);
        }

        award.ApplicationId = application.Id;
        award.Title = grant.Title;
        award.Description = grant.Description;
        award.Pence = grant.Awarded.MinorUnits;
        award.AwardDate = grant.AwardDate;
        award.PlannedEnd = grant.Ends?.ToString();
        award.FunderIdentifier = grant.FunderIdentifier;
        award.FunderName = grant.Funders[0].Name;
        award.RecipientId = await RecipientAsync(grant, application.PartnershipId, cancellationToken);
        award.ProgrammeId = grant.Programme.Id;
        award.Digest = GrantDigest.Of(json);
        db.AddRange(PersonalData.In(json, award.Id));
        db.Audit("publishAward", award, application.PartnershipId, $"{grant.Identifier}: {grant.Awarded.Amount}");
        return true;
    }

    /// <summary>Whether there is money left of it, all of that is promised, and both have signed for it.</summary>
    private async Task<bool> IsAgreedAsync(Application application, CancellationToken cancellationToken)
    {
        var allocations = await (
            from draw in db.ApplicationDraws
            join allocation in db.Allocations on draw.AllocationId equals allocation.Id
            where draw.ApplicationId == application.Id && allocation.State != AllocationState.Released
            select new
            {
                allocation.State,
                Signed = db.GrantAgreements.Any(a =>
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
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == application.RoundId, cancellationToken);
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == round.ProgrammeId, cancellationToken);
        var ends = await (
            from draw in db.ApplicationDraws
            join allocation in db.Allocations on draw.AllocationId equals allocation.Id
            where draw.ApplicationId == application.Id && allocation.Ends != null
            select allocation.Ends!.Value
        ).ToListAsync(cancellationToken);
        var standing = (await standings.OfAsync([application.Id], cancellationToken))[application.Id];
        var reference = string.Create(CultureInfo.InvariantCulture, $"-{round.Slug}-{application.Number}");
        // Once published, its identifiers stay as they were.
        var prefix = award is null
            ? await db
                .GrantPublishers.Where(p => p.PartnershipId == application.PartnershipId)
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
        db.Awards.AnyAsync(
            a =>
                a.PartnershipId == application.PartnershipId
                && a.Identifier == grant.Identifier
                && (a.ApplicationId != null || a.AwardDate != grant.AwardDate || a.RecipientRow!.Identifier != grant.RecipientIdentifier),
            cancellationToken
        );

    private async Task<Guid> RecipientAsync(OwnGrant grant, Guid partnership, CancellationToken cancellationToken)
    {
        var recipient = await db.Recipients.SingleOrDefaultAsync(
            r => r.PartnershipId == partnership && r.Identifier == grant.RecipientIdentifier,
            cancellationToken
        );
        if (recipient is null)
        {
            db.Add(
                recipient = new Recipient
                {
                    PartnershipId = partnership,
                    Identifier = grant.RecipientIdentifier,
                    Name = grant.Recipient.Name,
                    Kind = RecipientKind.Organisation,
                }
            );
        }

        var (charity, company) = OwnGrant.NumbersOf(grant.Recipient);
        recipient.Name = grant.Recipient.Name;
        recipient.CharityNumber = charity ?? recipient.CharityNumber;
        recipient.CompanyNumber = company ?? recipient.CompanyNumber;
        return recipient.Id;
    }

    private static string Describe(Application application, Round round, Programme programme) =>
        $"{application.Title}: awarded in {round.Title} of {programme.Title ?? programme.Code}.{(programme.Purpose is null ? "" : $" {programme.Purpose}")}";
}
