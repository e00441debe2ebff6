namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// Every figure of a partnership as the long table that is imported, to be changed and imported again: <c>figures.csv</c> and
/// <c>figures.xlsx</c>.
/// </summary>
internal static class FigureFile
{
    public const string FamilyPrefix = "family-group-";

    // What a spreadsheet keeps of a number.
    private const int MaxDigits = 15;

    private static readonly IReadOnlyList<string> Titles = [.. FigureColumns.Template.Select(c => c.Title)];

    public static void AddTo(ModuleDatasets datasets) =>
        datasets.AddTable(
            "figures",
            "Figures",
            "The figures of every indicator, with their parts and why some are missing, as a table that can be changed and imported again.",
            Titles,
            RowsAsync
        );

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        IServiceProvider services,
        Partnership partnership,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<CommunityPlanningDb>();
        var bodies = await db.Of<ReportingBody>(partnership).AsNoTracking().OrderBy(b => b.Slug).ToListAsync(cancellationToken);
        var names = NamesOf(bodies);
        var families = await FamiliesAsync(db, partnership, bodies, cancellationToken);
        var rows =
            from o in db.Of<Observation>(partnership)
            join i in db.Of<Indicator>(partnership) on o.IndicatorId equals i.Id
            join b in db.Of<ReportingBody>(partnership) on o.ReportingBodyId equals b.Id
            orderby i.Slug, b.Slug, o.PeriodEnds, o.Period, o.Dimension, o.Category, o.Measure
            select new
            {
                Observation = o,
                i.Slug,
                i.Title,
            };
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var figure = row.Observation;
            yield return
            [
                names[figure.ReportingBodyId],
                row.Slug,
                StatusWords.Of(figure.Status),
                PeriodText.Unambiguous(figure.Period),
                ValueOf(figure),
                row.Title,
                families.GetValueOrDefault(figure.ReportingBodyId),
                figure.Dimension,
                figure.Category,
                figure.Measure,
                figure.DefinitionNumber,
            ];
        }
    }

    // A name that two bodies have finds one of them: the others are called by their short names.
    private static Dictionary<Guid, string> NamesOf(List<ReportingBody> bodies)
    {
        var known = bodies
            .SelectMany(b => new[] { b.Slug, b.Name }.Distinct(Names.Same))
            .GroupBy(n => n, Names.Same)
            .Where(n => n.Count() == 1)
            .Select(n => n.Key)
            .ToHashSet(Names.Same);
        return bodies.ToDictionary(b => b.Id, b => known.Contains(b.Name) ? b.Name : b.Slug);
    }

    // A number, unless a spreadsheet would change it: 12.50, or one that is too long.
    private static object? ValueOf(Observation figure) =>
        figure.Missing is { } reason ? Marker(reason)
        : figure.Text.Count(char.IsAsciiDigit) <= MaxDigits
        && Figures.TryRead(figure.Text, out var number)
        && (number.Scale == 0 || !figure.Text.EndsWith('0'))
            ? number
        : figure.Text;

    private static string Marker(MissingReason reason) =>
        reason switch
        {
            MissingReason.NotApplicable => "[z]",
            MissingReason.Suppressed => "[c]",
            _ => "n/a",
        };

    /// <summary>
    /// The family group of each body. A group that the file would change is left out: one with a member that has no figures, or that is in
    /// another group too.
    /// </summary>
    private static async Task<Dictionary<Guid, string>> FamiliesAsync(
        CommunityPlanningDb db,
        Partnership partnership,
        List<ReportingBody> bodies,
        CancellationToken cancellationToken
    )
    {
        var groups = db.Of<FamilyGroup>(partnership).Where(g => g.Slug.StartsWith(FamilyPrefix));
        var latest = groups.Where(g => !groups.Any(later => later.Slug == g.Slug && later.Edition > g.Edition));
        var members = await latest
            .Join(
                db.Set<FamilyGroupMember>(),
                g => g.Id,
                m => m.FamilyGroupId,
                (group, member) => new { group.Slug, member.ReportingBodyId }
            )
            .ToListAsync(cancellationToken);
        var once = members.GroupBy(m => m.ReportingBodyId).Where(m => m.Count() == 1).Select(m => m.Key);
        var counted = await db.Of<Observation>(partnership).Select(o => o.ReportingBodyId).Distinct().ToListAsync(cancellationToken);
        var written = bodies
            .Where(b => b.Kind == ReportingBodyKind.Partnership)
            .Select(b => b.Id)
            .Intersect(once)
            .Intersect(counted)
            .ToHashSet();
        return members
            .GroupBy(m => m.Slug)
            .Where(g => g.All(m => written.Contains(m.ReportingBodyId)))
            .SelectMany(g => g)
            .ToDictionary(m => m.ReportingBodyId, m => m.Slug[FamilyPrefix.Length..]);
    }
}
