namespace CouncilPlatform.Grants.OpenData;

internal sealed class GrantMapMutations
{
    private const int MaxCouncils = 20;
    private const int MaxBodies = 20;

    /// <summary>Creates a map, with nothing on it yet.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMap> CreateGrantMap(CreateGrantMapInput input, Change<GrantsDb> change)
    {
        Check(new Rules().Text(input.Title, 200).Text(input.Source, 500).Slug(input.Slug), input.Councils, input.ReportTo);
        var councils = await change.OrganisationsAsync(input.Councils);
        await change.RequireNewAsync<GrantMap>(input.Slug);
        var map = new GrantMap
        {
            Slug = input.Slug,
            Title = input.Title,
            ReportDue = input.ReportDue,
            ReportToJson = JsonText.Write(input.ReportTo ?? []),
            Source = input.Source,
        };
        change.Add(map);
        change.AddRange(map.Comparing(councils));
        return change.Done(map, $"{map.Slug}: {string.Join(", ", input.Councils)}");
    }

    /// <summary>Changes what a map compares, or where and when its findings are due.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMap> ChangeGrantMap(ChangeGrantMapInput input, Change<GrantsDb> change)
    {
        Check(new Rules().TextIfGiven(input.Title, 200).TextIfGiven(input.Source, 500), input.Councils, input.ReportTo);
        var councils = input.Councils is { } codes ? await change.OrganisationsAsync(codes, InputPath.Of("councils")) : null;
        var map = await change.LockAsync<GrantMap>(input.Map, input.Version);
        (map.Title, map.Source) = (input.Title ?? map.Title, input.Source ?? map.Source);
        map.ReportDue = input.OrRecorded(input.ReportDue, map.ReportDue);
        map.ReportToJson = input.ReportTo is null ? map.ReportToJson : JsonText.Write(input.ReportTo);
        if (councils is not null)
        {
            await ReplaceCouncilsAsync(map, councils, change);
        }

        return change.Done(map, $"{map.Slug}{(input.Councils is null ? "" : ": " + string.Join(", ", input.Councils))}");
    }

    /// <summary>Records a council's grant scheme on a map.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMapEntry> RecordGrantMapEntry(RecordGrantMapEntryInput input, Change<GrantsDb> change)
    {
        var path = InputPath.Of("entry");
        Check(input.Entry, path);
        var councils = await change.AskAsync(new FindOrganisations([input.Entry.Council]));
        var map = await change.LockAsync<GrantMap>(input.Map);
        var entry = new GrantMapEntry { PartnershipId = map.PartnershipId, MapId = map.Id };
        entry.Write(input.Entry, await CouncilAsync(entry, input.Entry, councils, path, change));
        await change.RequireOwnerAsync(entry, path.Within("council"));
        return change.Done(change.Add(entry), Describe(map, input.Entry));
    }

    /// <summary>Replaces everything that is known of a scheme.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMapEntry> ChangeGrantMapEntry(ChangeGrantMapEntryInput input, Change<GrantsDb> change)
    {
        var path = InputPath.Of("content");
        Check(input.Content, path);
        var councils = await change.AskAsync(new FindOrganisations([input.Content.Council]));
        var entry = await change.LockAsync<GrantMapEntry>(input.Entry, input.Version);
        var council = await CouncilAsync(entry, input.Content, councils, path, change);
        new Rules()
            .Valid(
                council.Id == entry.CouncilId,
                "A scheme stays with its council. Remove it from the map; the other council can then record its own.",
                path.Within("council")
            )
            .Check();
        entry.Write(input.Content, council);
        return change.Done(entry, Describe(await change.LockAsync<GrantMap>(entry.MapId), input.Content));
    }

    /// <summary>Removes a scheme from its map.</summary>
    [Requires(Role.Officer)]
    [Irreversible("The audit trail records what it was. The map has it no more.")]
    public static async Task<GrantMap> RemoveGrantMapEntry(RemoveGrantMapEntryInput input, Change<GrantsDb> change)
    {
        var entry = await change.LockAsync<GrantMapEntry>(input.Entry, input.Version);
        var map = await change.LockAsync<GrantMap>(entry.MapId);
        change.Remove(change.Done(entry, $"{map.Slug}: {entry.Scheme}"));
        return map;
    }

    private static void Check(Rules rules, IReadOnlyList<string>? councils, IReadOnlyList<string>? reportTo)
    {
        rules
            .Valid(councils is null or { Count: >= 2 and <= MaxCouncils }, $"Enter 2 to {MaxCouncils} councils.", InputPath.Of("councils"))
            .Valid(reportTo is null or { Count: <= MaxBodies }, $"Enter at most {MaxBodies} bodies.", InputPath.Of("reportTo"));
        foreach (var (index, body) in (reportTo ?? []).Take(MaxBodies).Index())
        {
            rules.Text(body, 200, InputPath.Of("reportTo", index));
        }

        rules.Check();
    }

    private static void Check(GrantMapEntryInput entry, InputPath at) =>
        new Rules()
            .Text(entry.Scheme, 200, at.Within("scheme"))
            .Slug(entry.Type, at.Within("type"))
            .OptionalText(entry.Purpose, 2000, at.Within("purpose"))
            .OptionalText(entry.Governance, 2000, at.Within("governance"))
            .OptionalText(entry.Timescale, 500, at.Within("timescale"))
            .Text(entry.Source, 500, at.Within("source"))
            .Amount(entry.Budget, at.Within("budget"))
            .Valid(
                entry.Opens is not { } opens || entry.Closes is not { } closes || opens.First <= closes.Last,
                $"The scheme would close ({entry.Closes}) before it opens ({entry.Opens}). Check both.",
                at.Within("closes")
            )
            .Check();

    private static async Task ReplaceCouncilsAsync(GrantMap map, IReadOnlyList<Organisation> councils, Change<GrantsDb> change)
    {
        var keys = councils.Select(c => c.Id).ToList();
        var leftOut = change.Of<GrantMapEntry>().Where(e => e.MapId == map.Id && !keys.Contains(e.CouncilId));
        new Rules()
            .Require(
                !await leftOut.AnyAsync(change.Cancellation),
                "STILL_ON_THE_MAP",
                "A council that you leave out has schemes on the map. Keep the council, or remove its schemes first.",
                InputPath.Of("councils")
            )
            .Check();
        change.Db.RemoveRange(await change.Db.Set<GrantMapCouncil>().Where(c => c.MapId == map.Id).ToListAsync(change.Cancellation));
        await change.SaveAsync();
        change.AddRange(map.Comparing(councils));
    }

    /// <summary>The council of a scheme: it must be one of the map's, and have no other scheme of the name.</summary>
    private static async Task<Organisation> CouncilAsync(
        GrantMapEntry entry,
        GrantMapEntryInput content,
        IReadOnlyDictionary<string, Organisation> found,
        InputPath at,
        Change<GrantsDb> change
    )
    {
        var council = found.GetValueOrDefault(content.Council);
        var key = council?.Id;
        new Rules()
            .Require(
                await change.Db.Set<GrantMapCouncil>().AnyAsync(c => c.MapId == entry.MapId && c.CouncilId == key, change.Cancellation),
                RuleCodes.NotFound,
                $"\"{content.Council}\" is not a council of this map. Add the council to the map, or check the code.",
                at.Within("council")
            )
            .Check();
        var others = change.Of<GrantMapEntry>().Where(e => e.MapId == entry.MapId && e.CouncilId == key && e.Id != entry.Id);
        new Rules()
            .Require(
                !await others.AnyAsync(e => e.Scheme == content.Scheme, change.Cancellation),
                RuleCodes.AlreadyExists,
                $"The map already has \"{content.Scheme}\" of this council. Change that scheme.",
                at.Within("scheme")
            )
            .Check();
        return council!;
    }

    private static string Describe(GrantMap map, GrantMapEntryInput entry) =>
        $"{map.Slug}: {entry.Scheme} ({entry.Type}), {entry.Council}, {(entry.Budget is { } budget ? budget.Amount : "budget not known")}";
}
