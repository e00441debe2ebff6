namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// Saves the figures of a file: all of them or none. The file is read twice, first for faults and then to save, so that only keys are held
/// in memory. A figure that exists is revised where it differs; new bodies are added, and family groups that changed get their next
/// edition.
/// </summary>
internal sealed class ObservationImport(
    CommunityPlanningDb db,
    Changes<CommunityPlanningDb> changes,
    ObservationWriter writer,
    TimeProvider time
)
{
    private const int RowsAtOnce = 500;
    private static readonly string[] Nations = ["scotland", "england", "wales", "northern-ireland", "united-kingdom", "great-britain"];

    /// <param name="mapping">The name of a saved mapping; null where the file has the usual titles.</param>
    /// <param name="faults">If there are any afterwards, nothing was saved and there is no result.</param>
    /// <param name="progress">The number of figures saved so far.</param>
    public async Task<ImportResult?> RunAsync(
        Partnership partnership,
        TableFile file,
        string? mapping,
        TableFaults faults,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var saved = mapping is null
            ? null
            : await db.Of<FigureMapping>(partnership).AsNoTracking().SingleOrDefaultAsync(m => m.Name == mapping, cancellationToken)
                ?? throw new RuleException(
                    RuleCodes.NotFound,
                    $"{partnership.Name} has no mapping with the name \"{mapping}\". Save the mapping first.",
                    InputPath.Argument("mapping")
                );
        var table = new ObservationTable(file, partnership, saved, faults);
        var reading = new ObservationReading(UkTime.Today(time), faults);
        var survey = await SurveyAsync(partnership, table, reading, faults, cancellationToken);
        return faults.Total > 0
            ? null
            : await changes.RunAsync(
                partnership,
                "importObservations",
                change => SaveAsync(change, survey, table, reading, faults, progress),
                cancellationToken
            );
    }

    private async Task<ImportResult> SaveAsync(
        Change<CommunityPlanningDb> change,
        Survey survey,
        ObservationTable table,
        ObservationReading reading,
        TableFaults faults,
        IProgress<int>? progress
    )
    {
        var result = new ImportResult(0, 0, 0, survey.Missing);
        await foreach (var rows in table.Rows(change.Cancellation).Where(r => !ObservationReading.IsMissing(r.Value)).Chunk(RowsAtOnce))
        {
            result = await SaveAsync(change, survey, rows, reading, result);
            progress?.Report(result.Figures);
        }

        if (faults.Total > 0 || result.Figures != survey.Figures)
        {
            throw new RuleException(
                RuleCodes.Conflict,
                "The file changed while it was read. Nothing was saved; import it again.",
                InputPath.Argument("file")
            );
        }

        await SaveFamiliesAsync(change, survey);
        change.Audit(change.Partnership, result.ToString());
        return result;
    }

    private async Task<Survey> SurveyAsync(
        Partnership partnership,
        ObservationTable table,
        ObservationReading reading,
        TableFaults faults,
        CancellationToken cancellationToken
    )
    {
        var survey = new Survey(
            await db.Of<Indicator>(partnership).AsNoTracking().ToListAsync(cancellationToken),
            await db.Of<ReportingBody>(partnership).AsNoTracking().ToListAsync(cancellationToken)
        );
        var seen = new Dictionary<(Guid Indicator, Guid Body, string Period), long>();
        var any = false;
        await foreach (var row in table.Rows(cancellationToken))
        {
            any = true;
            var indicator = survey.Indicator(row);
            if (indicator is null)
            {
                faults.Add(
                    row.Number,
                    row.Titles.Indicator!,
                    $"{partnership.Name} has no indicator \"{row.Indicator}\". Add the indicator first, with its polarity."
                );
                continue;
            }

            var slug = Slugs.Of(row.Body);
            if (slug.Length < 2)
            {
                faults.Add(row.Number, row.Titles.Body!, $"\"{row.Body}\" is not the name of a partnership. Enter its name.");
                continue;
            }

            var body = survey.Body(
                partnership,
                row.Body,
                slug,
                Nations.Contains(slug) ? ReportingBodyKind.Nation : ReportingBodyKind.Partnership
            );
            NoteFamily(survey, row, body, faults);
            if (ObservationReading.IsMissing(row.Value))
            {
                survey.Missing++;
            }
            else if (reading.Read(row, indicator) is { } figure)
            {
                survey.Figures++;
                if (!seen.TryAdd((indicator.Id, body.Id, figure.Period.ToString()), row.Number))
                {
                    var first = seen[(indicator.Id, body.Id, figure.Period.ToString())];
                    faults.Add(
                        row.Number,
                        row.Column,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{body.Name} already has a figure of {indicator.Slug} for {figure.Period} in row {first}. Keep one."
                        )
                    );
                }
            }
        }

        if (!any && faults.Total == 0)
        {
            faults.Add(2, "The table has no figures below its titles.");
        }

        return survey;
    }

    // The nation is not a member of a family group, whatever the file says.
    private static void NoteFamily(Survey survey, ObservationRow row, ReportingBody body, TableFaults faults)
    {
        if (body.Kind != ReportingBodyKind.Partnership || ObservationReading.IsMissing(row.Family))
        {
            return;
        }

        if (Slugs.Of(row.Family).Length == 0)
        {
            faults.Add(row.Number, row.Titles.Family!, $"\"{row.Family}\" is not a family group. Enter its number.");
        }
        else if (!survey.Families.TryAdd(body.Id, row.Family) && survey.Families[body.Id] != row.Family)
        {
            faults.Add(
                row.Number,
                row.Titles.Family!,
                $"{body.Name} is in family group {survey.Families[body.Id]} in an earlier row. A body has one family group."
            );
        }
    }

    private async Task<ImportResult> SaveAsync(
        Change<CommunityPlanningDb> change,
        Survey survey,
        ObservationRow[] rows,
        ObservationReading reading,
        ImportResult result
    )
    {
        change.AddRange(survey.TakeNewBodies());
        var figures = rows.Select(r =>
                (
                    Row: r,
                    Indicator: survey.Indicator(r),
                    Body: survey.KnownBody(r.Body, Slugs.Of(r.Body)),
                    Figure: survey.Indicator(r) is { } i ? reading.Read(r, i) : null
                )
            )
            .Where(f => f is { Indicator: not null, Body: not null, Figure: not null })
            .ToList();
        var (indicators, bodies, periods) = (
            figures.Select(f => f.Indicator!.Id).Distinct().ToList(),
            figures.Select(f => f.Body!.Id).Distinct().ToList(),
            figures.Select(f => f.Figure!.Value.Period.ToString()).Distinct().ToList()
        );
        var present = await change
            .Of<Observation>()
            .Where(o => indicators.Contains(o.IndicatorId) && periods.Contains(o.Period) && bodies.Contains(o.ReportingBodyId))
            .ToDictionaryAsync(o => (o.IndicatorId, o.ReportingBodyId, o.Period), change.Cancellation);
        foreach (var (_, indicator, body, figure) in figures)
        {
            var (period, value, status) = figure!.Value;
            var current = present.GetValueOrDefault((indicator!.Id, body!.Id, period.ToString()));
            var (_, changed) = writer.Write(
                indicator,
                body.Id,
                period,
                current,
                value,
                status,
                indicator.DefinitionNumber,
                current?.Source
            );
            result =
                current is null ? result with { Added = result.Added + 1 }
                : changed ? result with { Revised = result.Revised + 1 }
                : result with { Unchanged = result.Unchanged + 1 };
        }

        await change.SaveAndForgetAsync();
        return result;
    }

    private static async Task SaveFamiliesAsync(Change<CommunityPlanningDb> change, Survey survey)
    {
        change.AddRange(survey.TakeNewBodies());
        foreach (var family in survey.Families.GroupBy(f => f.Value, f => f.Key).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var slug = "family-group-" + Slugs.Of(family.Key);
            var last = await change
                .Of<FamilyGroup>()
                .Where(g => g.Slug == slug)
                .OrderByDescending(g => g.Edition)
                .FirstOrDefaultAsync(change.Cancellation);
            var now = last is null
                ? []
                : await change
                    .Db.Set<FamilyGroupMember>()
                    .Where(m => m.FamilyGroupId == last.Id)
                    .Select(m => m.ReportingBodyId)
                    .ToListAsync(change.Cancellation);
            if (family.ToHashSet().SetEquals(now))
            {
                continue;
            }

            var group = new FamilyGroup
            {
                PartnershipId = change.Partnership.Id,
                Slug = slug,
                Name = "Family group " + family.Key,
                Edition = (last?.Edition ?? 0) + 1,
            };
            change.Add(group);
            change.AddRange(family.Select(body => new FamilyGroupMember { FamilyGroupId = group.Id, ReportingBodyId = body }));
        }
    }

    /// <summary>What the file names, and what the partnership has of it.</summary>
    private sealed class Survey(List<Indicator> indicators, List<ReportingBody> bodies)
    {
        private readonly List<ReportingBody> _new = [];
        private readonly Dictionary<string, Indicator> _bySlug = indicators.ToDictionary(i => i.Slug, StringComparer.OrdinalIgnoreCase);
        private readonly ILookup<string, Indicator> _byTitle = indicators.ToLookup(i => i.Title, StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, ReportingBody> _bodies = bodies.ToDictionary(b => b.Slug, StringComparer.Ordinal);

        public int Figures { get; set; }

        public int Missing { get; set; }

        public Dictionary<Guid, string> Families { get; } = [];

        public Indicator? Indicator(ObservationRow row) =>
            _bySlug.GetValueOrDefault(row.Indicator) ?? _byTitle[row.Indicator].FirstOrDefault() ?? _byTitle[row.FullName].FirstOrDefault();

        public ReportingBody? KnownBody(string name, string slug) =>
            _bodies.GetValueOrDefault(slug) ?? _bodies.Values.FirstOrDefault(b => b.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

        public ReportingBody Body(Partnership partnership, string name, string slug, ReportingBodyKind kind)
        {
            if (KnownBody(name, slug) is { } known)
            {
                return known;
            }

            var body = new ReportingBody
            {
                PartnershipId = partnership.Id,
                Slug = slug,
                Name = name.Length <= 200 ? name : name[..200],
                Kind = kind,
            };
            _bodies.Add(slug, body);
            _new.Add(body);
            return body;
        }

        public List<ReportingBody> TakeNewBodies()
        {
            var taken = _new.ToList();
            _new.Clear();
            return taken;
        }
    }
}

/// <summary>The result of an import.</summary>
/// <param name="Missing">The number of cells that say that there is no figure.</param>
internal sealed record ImportResult(int Added, int Revised, int Unchanged, int Missing)
{
    public int Figures => Added + Revised + Unchanged;

    public override string ToString() =>
        Wording.Count(Figures, "figure")
        + string.Create(
            CultureInfo.InvariantCulture,
            $": {Added:N0} new, {Revised:N0} revised, {Unchanged:N0} unchanged; {Missing:N0} missing in the file"
        );
}
