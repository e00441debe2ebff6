namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Saves the grants of a 360Giving file: all of them or none. The file is read twice, first for faults and then to save, so that no
/// write begins before it is known to succeed, and memory does not grow with the file but by its keys. A grant that is there already, by its
/// identifier, is changed in place, and what it was before is kept; one that was awarded here stays as its round has it; one that the package no longer has stays.
/// </summary>
internal sealed class AwardImport(GrantsDb db, TimeProvider clock)
{
    private const int RowsAtOnce = 500;

    /// <param name="faults">Where there are any afterwards, nothing was saved and there is no result.</param>
    /// <param name="progress">How far it has come.</param>
    public async Task<ImportResult?> RunAsync(
        Partnership partnership,
        GrantFile file,
        GrantFaults faults,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var survey = await PackageSurvey.TakeAsync(file, faults, progress, cancellationToken);
        if (faults.Total > 0)
        {
            return null;
        }

        return await db.WriteAsync(
            async ct =>
            {
                var recipients = await SaveRecipientsAsync(partnership, survey, ct);
                var programmes = await SaveProgrammesAsync(partnership, survey, ct);
                var result = new ImportResult(0, 0, 0, 0, survey.Recipients.Count, survey.Total);
                await foreach (var grants in file.Read(faults, ct).Chunk(RowsAtOnce).WithCancellation(ct))
                {
                    result = await SaveAwardsAsync(partnership, grants, recipients, programmes, result, ct);
                    progress?.Report(new(result.Grants, survey.Grants));
                }

                if (faults.Total > 0 || result.Grants != survey.Grants)
                {
                    throw FileChanged();
                }

                db.Audit("importGrants", partnership, partnership.Id, result.ToString());
                return result;
            },
            cancellationToken
        );
    }

    private async Task<Dictionary<string, Guid>> SaveRecipientsAsync(
        Partnership partnership,
        PackageSurvey survey,
        CancellationToken cancellationToken
    )
    {
        var ids = new Dictionary<string, Guid>(survey.Recipients.Count, StringComparer.Ordinal);
        foreach (var chunk in survey.Recipients.Values.Chunk(RowsAtOnce))
        {
            var identifiers = chunk.Select(r => r.Id);
            var known = await db
                .Recipients.Where(r => r.PartnershipId == partnership.Id && identifiers.Contains(r.Identifier))
                .ToDictionaryAsync(r => r.Identifier, StringComparer.Ordinal, cancellationToken);
            foreach (var given in chunk)
            {
                if (!known.TryGetValue(given.Id, out var recipient))
                {
                    db.Add(
                        recipient = new Recipient
                        {
                            PartnershipId = partnership.Id,
                            Identifier = given.Id,
                            Name = given.Name,
                        }
                    );
                }

                recipient.Kind = given.Kind;
                recipient.Name = given.Name;
                recipient.CharityNumber = given.CharityNumber;
                recipient.CompanyNumber = given.CompanyNumber;
                ids.Add(given.Id, recipient.Id);
            }

            await SaveAsync(cancellationToken);
        }

        return ids;
    }

    private async Task<Dictionary<string, Guid>> SaveProgrammesAsync(
        Partnership partnership,
        PackageSurvey survey,
        CancellationToken cancellationToken
    )
    {
        var ids = new Dictionary<string, Guid>(survey.Programmes.Count, StringComparer.Ordinal);
        foreach (var chunk in survey.Programmes.Chunk(RowsAtOnce))
        {
            var codes = chunk.Select(p => p.Key);
            var known = await db
                .Programmes.Where(p => p.PartnershipId == partnership.Id && codes.Contains(p.Code))
                .ToDictionaryAsync(p => p.Code, StringComparer.Ordinal, cancellationToken);
            foreach (var (code, title) in chunk)
            {
                if (!known.TryGetValue(code, out var programme))
                {
                    db.Add(programme = new Programme { PartnershipId = partnership.Id, Code = code });
                }

                programme.Title = title;
                ids.Add(code, programme.Id);
            }

            await SaveAsync(cancellationToken);
        }

        return ids;
    }

    private async Task<ImportResult> SaveAwardsAsync(
        Partnership partnership,
        OpenGrant[] grants,
        Dictionary<string, Guid> recipients,
        Dictionary<string, Guid> programmes,
        ImportResult result,
        CancellationToken cancellationToken
    )
    {
        var identifiers = grants.Select(g => g.Id);
        var known = await db
            .Awards.Where(a => a.PartnershipId == partnership.Id && identifiers.Contains(a.Identifier))
            .ToDictionaryAsync(a => a.Identifier, StringComparer.Ordinal, cancellationToken);
        var changed = new Dictionary<Guid, OpenGrant>();
        var (added, own) = (0, 0);
        foreach (var grant in grants)
        {
            var digest = GrantDigest.Of(grant.Json);
            if (known.TryGetValue(grant.Id, out var award))
            {
                if (award.ApplicationId is not null)
                {
                    own++;
                    continue;
                }

                if (award.Digest == digest)
                {
                    continue;
                }

                changed.Add(award.Id, grant);
            }
            else
            {
                award = new Award
                {
                    PartnershipId = partnership.Id,
                    Identifier = grant.Id,
                    Title = grant.Title,
                    Description = grant.Description,
                    FunderIdentifier = grant.Funder.Id,
                    FunderName = grant.Funder.Name,
                    Digest = digest,
                };
                db.Add(award);
                db.Add(new AwardSource { AwardId = award.Id, Json = grant.Json });
                db.AddRange(PersonalData.In(grant.Json, award.Id));
                added++;
            }

            award.Title = grant.Title;
            award.Description = grant.Description;
            award.Pence = grant.AmountAwardedPence;
            award.AwardDate = grant.AwardDate.First;
            award.AreaCode = grant.Places.Area?.GeoCode;
            award.AreaName = grant.Places.Area?.Name;
            award.SeveralAreas = grant.Places.SeveralAreas;
            award.WardCode = grant.Places.Ward?.GeoCode;
            award.WardName = grant.Places.Ward?.Name;
            award.SeveralWards = grant.Places.SeveralWards;
            award.PlannedStart = grant.Planned?.Start?.Text;
            award.PlannedEnd = grant.Planned?.End?.Text;
            award.PlannedMonths = grant.Planned?.DurationMonths?.ToString(CultureInfo.InvariantCulture);
            award.FunderIdentifier = grant.Funder.Id;
            award.FunderName = grant.Funder.Name;
            award.Department = grant.Funder.Department;
            award.RecipientId = Find(recipients, grant.Recipient.Id);
            award.ProgrammeId = ProgrammeKey.Of(grant.Programme) is { } programme ? Find(programmes, programme.Code) : null;
            award.Digest = digest;
        }

        await AmendAsync(changed, cancellationToken);
        await SaveAsync(cancellationToken);
        return result with
        {
            New = result.New + added,
            Changed = result.Changed + changed.Count,
            Unchanged = result.Unchanged + grants.Length - added - changed.Count,
            AwardedHere = result.AwardedHere + own,
        };
    }

    /// <summary>Keeps what changed grants were before, and looks at them anew.</summary>
    private async Task AmendAsync(Dictionary<Guid, OpenGrant> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var source in await db.AwardSources.Where(s => changed.Keys.Contains(s.AwardId)).ToListAsync(cancellationToken))
        {
            var grant = changed[source.AwardId];
            db.AddRange(
                GrantDifference
                    .Between(source.Json, grant.Json)
                    .Select(d => new AwardChange
                    {
                        AwardId = source.AwardId,
                        ChangedAt = now,
                        Field = d.Field,
                        Before = d.Before,
                        After = d.After,
                    })
            );
            source.Json = grant.Json;
        }

        await db.PersonalDataFindings.Where(f => changed.Keys.Contains(f.AwardId)).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(changed.SelectMany(c => PersonalData.In(c.Value.Json, c.Key)));
    }

    // What was saved is not needed again: tracking it would hold the whole file in memory.
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static Guid Find(Dictionary<string, Guid> ids, string key) => ids.TryGetValue(key, out var id) ? id : throw FileChanged();

    private static RuleException FileChanged() =>
        new(RuleCodes.Conflict, "The file changed while it was read. Nothing was saved; import it again.", "file");
}

/// <summary>How far an import has come: so many grants read, or saved of so many.</summary>
internal readonly record struct ImportProgress(int Grants, int? Of);

/// <summary>What an import came to.</summary>
/// <param name="AwardedHere">Of those unchanged: awarded in a round of the partnership, which a file does not change.</param>
internal sealed record ImportResult(int New, int Changed, int Unchanged, int AwardedHere, int Recipients, Money Total)
{
    public int Grants => New + Changed + Unchanged;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted(Grants, "grant")}: {New:N0} new, {Changed:N0} changed, {Unchanged:N0} unchanged{(AwardedHere == 0 ? "" : $", of which {AwardedHere:N0} awarded here")}; {Counted(Recipients, "recipient")}; {Total}"
        );

    private static string Counted(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
