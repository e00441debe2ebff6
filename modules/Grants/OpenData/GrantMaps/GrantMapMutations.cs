namespace CouncilPlatform.Grants.OpenData;

/// <summary>Drawing up a map of several councils' grants.</summary>
internal sealed class GrantMapMutations
{
    private const int MostCouncils = 20;

    private const int MostBodies = 20;

    /// <summary>A new map, with nothing on it yet.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMap> CreateGrantMap(
        CreateGrantMapInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        Check(input.Title, input.Councils, input.ReportTo, input.Source).Slug(input.Slug, "input", "slug").Check();
        var councils = await FindAsync(input.Councils, mediator, cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.GrantMaps.AnyAsync(m => m.PartnershipId == partnership.Id && m.Slug == input.Slug, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a map \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    );
                }

                var map = new GrantMap
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    ReportDue = input.ReportDue,
                    ReportToJson = JsonText.Write(input.ReportTo ?? []),
                    Source = input.Source,
                };
                db.Add(map);
                db.AddRange(
                    councils.Select(
                        (council, number) =>
                            new GrantMapCouncil
                            {
                                MapId = map.Id,
                                CouncilId = council,
                                Number = number,
                            }
                    )
                );
                db.Audit("createGrantMap", map, partnership.Id, $"{map.Slug}: {string.Join(", ", input.Councils)}");
                return map;
            },
            cancellationToken
        );
    }

    /// <summary>Changes what a map compares, or where and when its findings are due.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMap> ChangeGrantMap(
        ChangeGrantMapInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        Check(input.Title ?? "-", input.Councils, input.ReportTo, input.Source ?? "-").Check();
        var councils = input.Councils is null ? null : await FindAsync(input.Councils, mediator, cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var map = await HoldAsync(db, partnership, input.Map, input.Version, ct);
                map.Title = input.Title ?? map.Title;
                map.ReportDue = input.ReportDue ?? map.ReportDue;
                map.ReportToJson = input.ReportTo is null ? map.ReportToJson : JsonText.Write(input.ReportTo);
                map.Source = input.Source ?? map.Source;
                if (councils is not null)
                {
                    if (await db.GrantMapEntries.AnyAsync(e => e.MapId == map.Id && !councils.Contains(e.CouncilId), ct))
                    {
                        throw new RuleException(
                            "STILL_ON_THE_MAP",
                            "Schemes of a council that would be left out are recorded. Keep the council, or remove its entries first.",
                            "input",
                            "councils"
                        );
                    }

                    db.RemoveRange(await db.GrantMapCouncils.Where(c => c.MapId == map.Id).ToListAsync(ct));
                    await db.SaveChangesAsync(ct);
                    db.AddRange(
                        councils.Select(
                            (council, number) =>
                                new GrantMapCouncil
                                {
                                    MapId = map.Id,
                                    CouncilId = council,
                                    Number = number,
                                }
                        )
                    );
                }

                db.Audit(
                    "changeGrantMap",
                    map,
                    partnership.Id,
                    $"{map.Slug}{(input.Councils is null ? "" : ": " + string.Join(", ", input.Councils))}"
                );
                return map;
            },
            cancellationToken
        );
    }

    /// <summary>Puts a council's grant scheme on a map.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMapEntry> RecordGrantMapEntry(
        RecordGrantMapEntryInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        Check(input.Entry, "entry").Check();
        var councils = await mediator.Send(new FindOrganisations([input.Entry.Council]), cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var map = await HoldAsync(db, partnership, input.Map, version: null, ct);
                var entry = new GrantMapEntry
                {
                    PartnershipId = partnership.Id,
                    MapId = map.Id,
                    Scheme = input.Entry.Scheme,
                    Type = input.Entry.Type,
                    Source = input.Entry.Source,
                };
                await WriteAsync(entry, input.Entry, councils, "entry", db, ct);
                db.Add(entry);
                db.Audit("recordGrantMapEntry", entry, partnership.Id, Describe(map, input.Entry));
                return entry;
            },
            cancellationToken
        );
    }

    /// <summary>Writes an entry anew.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMapEntry> ChangeGrantMapEntry(
        ChangeGrantMapEntryInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = input.Entry.For<GrantMapEntry>("input", "entry");
        Check(input.Content, "content").Check();
        var councils = await mediator.Send(new FindOrganisations([input.Content.Council]), cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var (map, entry) = await HoldAsync(db, partnership, id, input.Version, ct);
                await WriteAsync(entry, input.Content, councils, "content", db, ct);
                db.Audit("changeGrantMapEntry", entry, partnership.Id, Describe(map, input.Content));
                return entry;
            },
            cancellationToken
        );
    }

    /// <summary>Takes an entry off its map.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMap> RemoveGrantMapEntry(
        RemoveGrantMapEntryInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Entry.For<GrantMapEntry>("input", "entry");
        return await db.WriteAsync(
            async ct =>
            {
                var (map, entry) = await HoldAsync(db, partnership, id, input.Version, ct);
                db.Remove(entry);
                db.Audit("removeGrantMapEntry", entry, partnership.Id, $"{map.Slug}: {entry.Scheme}");
                return map;
            },
            cancellationToken
        );
    }

    private static Rules Check(string title, IReadOnlyList<string>? councils, IReadOnlyList<string>? reportTo, string source)
    {
        var rules = new Rules()
            .Text(title, 200, "input", "title")
            .Text(source, 500, "input", "source")
            .Require(
                councils is null or { Count: >= 2 and <= MostCouncils },
                RuleCodes.Invalid,
                $"A map compares 2 to {MostCouncils} councils.",
                "input",
                "councils"
            )
            .Require(
                reportTo is null or { Count: <= MostBodies },
                RuleCodes.Invalid,
                $"Name at most {MostBodies} bodies.",
                "input",
                "reportTo"
            );
        foreach (var (index, body) in (reportTo ?? []).Take(MostBodies).Index())
        {
            rules.Text(body, 200, "input", "reportTo", index.ToString(CultureInfo.InvariantCulture));
        }

        return rules;
    }

    private static Rules Check(GrantMapEntryInput entry, string at) =>
        new Rules()
            .Text(entry.Scheme, 200, "input", at, "scheme")
            .Slug(entry.Type, "input", at, "type")
            .OptionalText(entry.Purpose, 2000, "input", at, "purpose")
            .OptionalText(entry.Governance, 2000, "input", at, "governance")
            .OptionalText(entry.Timescale, 500, "input", at, "timescale")
            .Text(entry.Source, 500, "input", at, "source")
            .NotNegative(entry.Budget ?? default, "input", at, "budget")
            .Require(
                entry.Budget is not { } budget || budget <= Funds.FundLine.Most,
                RuleCodes.Invalid,
                $"A budget is at most {Funds.FundLine.Most}. Check the amount.",
                "input",
                at,
                "budget"
            )
            .Require(
                entry.Opens is not { } opens || entry.Closes is not { } closes || opens.First <= closes.Last,
                RuleCodes.Invalid,
                $"It would close ({entry.Closes}) before it opens ({entry.Opens}). Check both.",
                "input",
                at,
                "closes"
            );

    private static async Task<IReadOnlyList<Guid>> FindAsync(
        IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var found = await mediator.Send(new FindOrganisations(codes), cancellationToken);
        var rules = new Rules();
        var ids = new List<Guid>();
        foreach (var (index, code) in codes.Index())
        {
            var at = index.ToString(CultureInfo.InvariantCulture);
            if (!found.TryGetValue(code, out var council))
            {
                rules.Require(holds: false, RuleCodes.NotFound, $"No organisation has the code \"{code}\".", "input", "councils", at);
            }
            else if (ids.Contains(council.Id))
            {
                rules.Require(holds: false, RuleCodes.Invalid, $"{council.Name} is named twice.", "input", "councils", at);
            }
            else
            {
                ids.Add(council.Id);
            }
        }

        rules.Check();
        return ids;
    }

    private static async Task WriteAsync(
        GrantMapEntry entry,
        GrantMapEntryInput content,
        IReadOnlyDictionary<string, Organisation> councils,
        string at,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var council = councils.TryGetValue(content.Council, out var found) ? found.Id : default;
        if (!await db.GrantMapCouncils.AnyAsync(c => c.MapId == entry.MapId && c.CouncilId == council, cancellationToken))
        {
            throw new RuleException(
                RuleCodes.NotFound,
                $"\"{content.Council}\" is no council of this map. Add it with changeGrantMap, or check the code.",
                "input",
                at,
                "council"
            );
        }

        if (
            await db.GrantMapEntries.AnyAsync(
                e => e.MapId == entry.MapId && e.CouncilId == council && e.Scheme == content.Scheme && e.Id != entry.Id,
                cancellationToken
            )
        )
        {
            throw new RuleException(
                RuleCodes.AlreadyExists,
                $"\"{content.Scheme}\" of this council is on the map already. Change that entry.",
                "input",
                at,
                "scheme"
            );
        }

        entry.CouncilId = council;
        entry.Scheme = content.Scheme;
        entry.Type = content.Type;
        entry.Purpose = content.Purpose;
        entry.Governance = content.Governance;
        entry.Timescale = content.Timescale;
        entry.Opens = content.Opens;
        entry.Closes = content.Closes;
        entry.BudgetPence = content.Budget?.MinorUnits;
        entry.Source = content.Source;
    }

    private static async Task<GrantMap> HoldAsync(
        GrantsDb db,
        Partnership partnership,
        string slug,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = await db
            .GrantMaps.Where(m => m.PartnershipId == partnership.Id && m.Slug == slug)
            .Select(m => m.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id == default
            ? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no map \"{slug}\".", "input", "map")
            : await db.HoldAsync<GrantMap>(partnership, id, version, cancellationToken);
    }

    // The map first, as wherever both are held.
    private static async Task<(GrantMap Map, GrantMapEntry Entry)> HoldAsync(
        GrantsDb db,
        Partnership partnership,
        Guid id,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var map = await db
            .GrantMapEntries.Where(e => e.Id == id && e.PartnershipId == partnership.Id)
            .Select(e => e.MapId)
            .SingleOrDefaultAsync(cancellationToken);
        return map == default
            ? throw new RuleException(RuleCodes.NotFound, $"There is no such entry in {partnership.Name}.", "input", "entry")
            : (
                await db.HoldAsync<GrantMap>(partnership, map, expectedVersion: null, cancellationToken),
                await db.HoldAsync<GrantMapEntry>(partnership, id, version, cancellationToken)
            );
    }

    private static string Describe(GrantMap map, GrantMapEntryInput entry) =>
        $"{map.Slug}: {entry.Scheme} ({entry.Type}), {entry.Council}, {(entry.Budget is { } budget ? budget.Amount : "budget not known")}";
}
