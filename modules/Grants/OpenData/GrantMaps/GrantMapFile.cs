namespace CouncilPlatform.Grants.OpenData;

internal static class GrantMapFile
{
    public static void AddTo(ModuleDatasets datasets) =>
        datasets.Add(
            "grant-map",
            "csv",
            CsvFile.ContentType,
            "Grant schemes of several councils: type, governance, timescale and budget; an empty budget is not known.",
            WriteAsync
        );

    private static async Task WriteAsync(
        IServiceProvider services,
        Partnership partnership,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<GrantsDb>();
        var maps = db.Of<GrantMap>(partnership);
        var ids = await db.Set<GrantMapCouncil>()
            .Where(c => maps.Any(m => m.Id == c.MapId))
            .Select(c => c.CouncilId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var councils = await services.GetRequiredService<IMediator>().Send(new GetOrganisations(ids), cancellationToken);
        var lines =
            from entry in db.Of<GrantMapEntry>(partnership).AsNoTracking()
            join map in maps on entry.MapId equals map.Id
            orderby map.Slug, entry.Type, entry.Scheme, entry.Id
            select new { Map = map.Slug, Entry = entry };
        await TableWriter.WriteCsvAsync(
            file,
            [
                "map",
                "council",
                "council_code",
                "scheme",
                "type",
                "purpose",
                "governance",
                "timescale",
                "opens",
                "closes",
                "budget",
                "source",
            ],
            lines.AsAsyncEnumerable().Select(line => Cells(line.Map, councils[line.Entry.CouncilId], line.Entry)),
            cancellationToken
        );
    }

    private static IReadOnlyList<object?> Cells(string map, Organisation council, GrantMapEntry entry) =>
        [
            map,
            council.Name,
            council.Code,
            entry.Scheme,
            entry.Type,
            entry.Purpose,
            entry.Governance,
            entry.Timescale,
            entry.Opens?.ToString(),
            entry.Closes?.ToString(),
            entry.Budget(),
            entry.Source,
        ];
}
