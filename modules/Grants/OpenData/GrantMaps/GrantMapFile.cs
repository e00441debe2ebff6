namespace CouncilPlatform.Grants.OpenData;

/// <summary>The maps of a partnership as one file, one line for each scheme.</summary>
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
        await using var csv = CsvFile.Write(file);
        csv.WriteHeader(
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
            "source"
        );
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var e = line.Entry;
            var council = councils[e.CouncilId];
            foreach (
                var cell in new[]
                {
                    line.Map,
                    council.Name,
                    council.GssCode ?? council.Identifier,
                    e.Scheme,
                    e.Type,
                    e.Purpose,
                    e.Governance,
                    e.Timescale,
                    e.Opens?.ToString(),
                    e.Closes?.ToString(),
                    e.Budget()?.Amount,
                    e.Source,
                }
            )
            {
                csv.WriteField(cell);
            }

            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }
}
