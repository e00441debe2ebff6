namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Saves the grants of a 360Giving file: all of them or none. The file is read twice, first for faults and then to save, so that memory
/// grows with its keys alone. A grant that was imported before, by its identifier, is changed in place, with a record of what it was; an
/// award made here and one that the file no longer has stay as they are.
/// </summary>
internal sealed class AwardImport(Changes<GrantsDb> changes)
{
    private const int RowsAtOnce = 500;

    /// <returns>Null where the file has faults, and nothing was saved.</returns>
    public async Task<ImportOutcome?> RunAsync(FileImport import)
    {
        var file = new GrantFile(import.File, import.Faults);
        var survey = await PackageSurvey.ReadAsync(file, import.Cancellation);
        return import.IsSound
            ? await changes.RunAsync(
                import,
                "importGrants",
                async change => (await SaveAsync(file, survey, import.Progress, change)).Outcome
            )
            : null;
    }

    private static async Task<ImportResult> SaveAsync(
        GrantFile file,
        PackageSurvey survey,
        IProgress<int>? progress,
        Change<GrantsDb> change
    )
    {
        var recipients = await SaveRecipientsAsync(survey, change);
        var programmes = await SaveProgrammesAsync(survey, change);
        var result = new ImportResult(0, 0, 0, 0, survey.Recipients.Count, survey.Total);
        await foreach (var grants in file.ReadAsync(change.Cancellation).Chunk(RowsAtOnce).WithCancellation(change.Cancellation))
        {
            result = await SaveAwardsAsync(grants, recipients, programmes, result, change);
            progress?.Report(result.Grants);
        }

        if (file.Faults.Total > 0 || result.Grants != survey.Grants)
        {
            throw FileChanged();
        }

        change.Audit(change.Partnership, result.ToString());
        return result;
    }

    private static async Task<Dictionary<string, Guid>> SaveRecipientsAsync(PackageSurvey survey, Change<GrantsDb> change)
    {
        var ids = new Dictionary<string, Guid>(survey.Recipients.Count, StringComparer.Ordinal);
        foreach (var chunk in survey.Recipients.Values.Chunk(RowsAtOnce))
        {
            var identifiers = chunk.Select(r => r.Id);
            var known = await change
                .Of<Recipient>()
                .Where(r => identifiers.Contains(r.Identifier))
                .ToDictionaryAsync(r => r.Identifier, StringComparer.Ordinal, change.Cancellation);
            foreach (var given in chunk)
            {
                if (!known.TryGetValue(given.Id, out var recipient))
                {
                    recipient = change.Add(new Recipient { Identifier = given.Id, Name = given.Name });
                }

                (recipient.Kind, recipient.Name) = (given.Kind, given.Name);
                (recipient.CharityNumber, recipient.CompanyNumber) = (given.CharityNumber, given.CompanyNumber);
                ids.Add(given.Id, recipient.Id);
            }

            await change.SaveAndForgetAsync();
        }

        return ids;
    }

    private static async Task<Dictionary<string, Guid>> SaveProgrammesAsync(PackageSurvey survey, Change<GrantsDb> change)
    {
        var ids = new Dictionary<string, Guid>(survey.Programmes.Count, Names.Same);
        foreach (var chunk in survey.Programmes.Chunk(RowsAtOnce))
        {
            var known = await change.Of<Programme>().ToDictionaryAsync(p => p.Code, Names.Same, change.Cancellation);
            foreach (var (code, title) in chunk)
            {
                var programme = known.GetValueOrDefault(code) ?? change.Add(new Programme { Code = code });
                programme.Title = title;
                ids.Add(code, programme.Id);
            }

            await change.SaveAndForgetAsync();
        }

        return ids;
    }

    private static async Task<ImportResult> SaveAwardsAsync(
        OpenGrant[] grants,
        Dictionary<string, Guid> recipients,
        Dictionary<string, Guid> programmes,
        ImportResult result,
        Change<GrantsDb> change
    )
    {
        var identifiers = grants.Select(g => g.Id);
        var known = await change
            .Of<Award>()
            .Where(a => identifiers.Contains(a.Identifier))
            .ToDictionaryAsync(a => a.Identifier, StringComparer.Ordinal, change.Cancellation);
        var changed = new Dictionary<Guid, OpenGrant>();
        var (added, own) = (0, 0);
        foreach (var grant in grants)
        {
            var digest = GrantDigest.Of(grant.Json);
            if (known.TryGetValue(grant.Id, out var award))
            {
                if (award.ApplicationId is not null || award.Digest == digest)
                {
                    own += award.ApplicationId is null ? 0 : 1;
                    continue;
                }

                changed.Add(award.Id, grant);
            }
            else
            {
                award = change.Add(new Award { Identifier = grant.Id });
                change.Add(new AwardSource { AwardId = award.Id, Json = grant.Json });
                change.AddRange(PersonalData.In(grant.Json, award.Id));
                added++;
            }

            award.Write(
                grant,
                digest,
                Find(recipients, grant.Recipient.Id),
                ProgrammeKey.Of(grant.Programme) is { } programme ? Find(programmes, programme.Code) : null
            );
        }

        await AmendAsync(changed, change);
        await change.SaveAndForgetAsync();
        return result with
        {
            New = result.New + added,
            Changed = result.Changed + changed.Count,
            Unchanged = result.Unchanged + grants.Length - added - changed.Count,
            AwardedHere = result.AwardedHere + own,
        };
    }

    /// <summary>Records what changed grants were before, and checks them for personal data again.</summary>
    private static async Task AmendAsync(Dictionary<Guid, OpenGrant> changed, Change<GrantsDb> change)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var sources = change.Db.Set<AwardSource>().Where(s => changed.Keys.Contains(s.AwardId));
        foreach (var source in await sources.ToListAsync(change.Cancellation))
        {
            change.AddRange(source.Replace(changed[source.AwardId].Json, change.NowUtc));
        }

        await change.RemoveAsync<PersonalDataFinding>(f => changed.Keys.Contains(f.AwardId));
        change.AddRange(changed.SelectMany(c => PersonalData.In(c.Value.Json, c.Key)));
    }

    private static Guid Find(Dictionary<string, Guid> ids, string key) => ids.TryGetValue(key, out var id) ? id : throw FileChanged();

    private static RuleException FileChanged() =>
        new(RuleCodes.Conflict, "The file changed while it was read. Nothing was saved; import it again.", InputPath.Argument("file"));
}

/// <param name="AwardedHere">How many of those unchanged were awarded in a round of the partnership, which a file does not change.</param>
internal sealed record ImportResult(int New, int Changed, int Unchanged, int AwardedHere, int Recipients, Money Total)
{
    public int Grants => New + Changed + Unchanged;

    public ImportOutcome Outcome => new(New, Changed, Unchanged, ToString());

    public override string ToString() =>
        Wording.Changes("grant", New, Changed, Unchanged)
        + Invariant(
            $"{(AwardedHere == 0 ? "" : $", of which {AwardedHere:N0} awarded here")}; {Wording.Count(Recipients, "recipient")}; {Total}"
        );
}
