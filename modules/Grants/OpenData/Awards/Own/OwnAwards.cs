namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Publishes what was awarded in rounds, beside the awards that were imported: once all its money is committed and all its agreements are
/// signed by both. From then on the award follows every change, in the change's own transaction.
/// </summary>
internal sealed class OwnAwards(Change<GrantsDb> change, AwardStatuses statuses)
{
    /// <summary>Locks the application that an allocation was awarded to, before the allocation: it and its award change together.</summary>
    public async Task<AwardParties?> LockAsync(Guid allocation)
    {
        var application = await (
            from draw in change.Db.Set<ApplicationDraw>()
            join awarded in change.Of<Application>() on draw.ApplicationId equals awarded.Id
            where draw.AllocationId == allocation
            select awarded
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(change.Cancellation);
        return application is null ? null : await LockAsync(application.Id, application.OrganisationId);
    }

    public async Task<AwardParties?> LockAsync(Guid application, Guid organisation)
    {
        // Neither an application's organisation nor a fund's accountable body ever changes.
        var funders = await (
            from draw in change.Db.Set<ApplicationDraw>()
            join allocation in change.Of<Allocation>() on draw.AllocationId equals allocation.Id
            join fund in change.Of<Fund>() on allocation.FundId equals fund.Id
            where draw.ApplicationId == application
            select fund.AccountableBodyId
        )
            .Distinct()
            .ToListAsync(change.Cancellation);
        var organisations = await change.AskAsync(new GetOrganisations([organisation, .. funders]));
        if (!organisations.TryGetValue(organisation, out var recipient))
        {
            return null;
        }

        return new(
            await change.QueueAtAsync<Application>(application),
            recipient,
            [.. funders.Select(organisations.GetValueOrDefault).OfType<Organisation>().OrderBy(o => o.Name, StringComparer.Ordinal)]
        );
    }

    /// <summary>
    /// Publishes an award whose time has come, or what was changed of one that is published. Saves what was changed before.
    /// </summary>
    /// <returns>Whether there was anything to publish.</returns>
    public async Task<bool> PublishAsync(AwardParties? parties)
    {
        if (parties is null)
        {
            return false;
        }

        await change.SaveAsync();
        var application = parties.Application;
        var award = await change.Of<Award>().SingleOrDefaultAsync(a => a.ApplicationId == application.Id, change.Cancellation);
        if (award is null && !await IsAgreedAsync(application))
        {
            return false;
        }

        var grant = await GrantAsync(parties, application, award);
        // It may have been imported before it was published here.
        award ??= await change.Of<Award>().SingleOrDefaultAsync(a => a.Identifier == grant.Identifier, change.Cancellation);
        return await SaveAsync(grant, application, award);
    }

    private async Task<bool> SaveAsync(OwnGrant grant, Application application, Award? award)
    {
        var json = grant.ToJson(change.NowUtc);
        if (award is null)
        {
            award = change.Add(new Award { Identifier = grant.Identifier });
            change.Add(new AwardSource { AwardId = award.Id, Json = json });
        }
        else
        {
            var source = await change.Db.Set<AwardSource>().SingleAsync(s => s.AwardId == award.Id, change.Cancellation);
            if (award.ApplicationId is not null && !GrantDifference.Between(source.Json, json).Any(d => d.Field != OwnGrant.DateModified))
            {
                return false;
            }

            change.AddRange(source.Replace(json, change.NowUtc).Where(c => c.Field != OwnGrant.DateModified));
            await change.RemoveAsync<PersonalDataFinding>(f => f.AwardId == award.Id);
        }

        var recipient = await RecipientAsync(grant);
        award.Write(grant, GrantDigest.Of(json), recipient, application.Id);
        change.AddRange(PersonalData.In(json, award.Id));
        change.Db.Audit("publishAward", award, application.PartnershipId, $"{grant.Identifier}: {grant.Awarded.Amount}");
        return true;
    }

    private async Task<bool> IsAgreedAsync(Application application)
    {
        var agreements = change.Of<GrantAgreement>();
        var allocations = await (
            from draw in change.Db.Set<ApplicationDraw>()
            join allocation in change.Of<Allocation>() on draw.AllocationId equals allocation.Id
            where draw.ApplicationId == application.Id && allocation.State != AllocationState.Released
            select new
            {
                allocation.State,
                Signed = agreements.Any(a => a.AllocationId == allocation.Id && a.RecipientSigned != null && a.CouncilSigned != null),
            }
        ).ToListAsync(change.Cancellation);
        return allocations.Count > 0 && allocations.TrueForAll(a => a.Signed && a.State != AllocationState.Proposed);
    }

    private async Task<OwnGrant> GrantAsync(AwardParties parties, Application application, Award? award)
    {
        var round = await change.Of<Round>().AsNoTracking().SingleAsync(r => r.Id == application.RoundId, change.Cancellation);
        var programme = await change.Of<Programme>().AsNoTracking().SingleAsync(p => p.Id == round.ProgrammeId, change.Cancellation);
        var ends = await (
            from draw in change.Db.Set<ApplicationDraw>()
            join allocation in change.Of<Allocation>() on draw.AllocationId equals allocation.Id
            where draw.ApplicationId == application.Id && allocation.Ends != null
            select allocation.Ends!.Value
        ).ToListAsync(change.Cancellation);
        var status = (await statuses.OfAsync(application.PartnershipId, [application.Id], change.Cancellation))[application.Id];
        var reference = Invariant($"-{round.Slug}-{application.Number}");
        // Published identifiers never change.
        var prefix = award is null
            ? await change.Of<GrantPublisher>().Select(p => p.Prefix).SingleOrDefaultAsync(change.Cancellation) ?? change.Partnership.Slug
            : award.Identifier[..award.Identifier.LastIndexOf(reference, StringComparison.Ordinal)];
        var grant = new OwnGrant
        {
            Identifier = award?.Identifier ?? prefix + reference,
            Prefix = prefix,
            Title = application.Title,
            Description = application.AwardSummary ?? Describe(application, round, programme),
            AppliedFor = application.Asked().Total,
            Awarded = status.AsVaried.Total,
            AwardDate = UkTime.Day(application.DecidedUtc!.Value),
            Ends = ends.Count == 0 ? null : ends.MaxBy(e => e.Last),
            Recipient = parties.Recipient,
            Funders = parties.Funders,
            Programme = programme,
        };
        return award is null && await IsUsedAsync(grant) ? grant with { Identifier = $"{grant.Identifier}-{application.Id:N}" } : grant;
    }

    /// <summary>Whether another grant was imported under the identifier: one that is to another, or of another day.</summary>
    private Task<bool> IsUsedAsync(OwnGrant grant) =>
        change
            .Of<Award>()
            .AnyAsync(
                a =>
                    a.Identifier == grant.Identifier
                    && (
                        a.ApplicationId != null || a.AwardDate != grant.AwardDate || a.RecipientRow!.Identifier != grant.RecipientIdentifier
                    ),
                change.Cancellation
            );

    private async Task<Guid> RecipientAsync(OwnGrant grant)
    {
        var recipient = await change
            .Of<Recipient>()
            .SingleOrDefaultAsync(r => r.Identifier == grant.RecipientIdentifier, change.Cancellation);
        recipient ??= change.Add(
            new Recipient
            {
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
        $"{application.Title}: awarded in {round.Title} of {programme.Title ?? programme.Code}."
        + $"{(programme.Purpose is null ? "" : $" {programme.Purpose}")}";
}
