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

    /// <returns>Null where the file has faults, and nothing was saved.</returns>
    public async Task<ImportOutcome?> RunAsync(FileImport import)
    {
        var (partnership, faults, cancellationToken) = (import.Partnership, import.Faults, import.Cancellation);
        var mapping = import.Setting("mapping");
        var saved = mapping is null
            ? null
            : await db.Of<FigureMapping>(partnership).AsNoTracking().SingleOrDefaultAsync(m => m.Name == mapping, cancellationToken)
                ?? throw new RuleException(
                    RuleCodes.NotFound,
                    $"{partnership.Name} has no mapping with the name \"{mapping}\". Save the mapping first.",
                    InputPath.Argument("mapping")
                );
        var table = new ObservationTable(import.File, partnership, saved, faults);
        var reading = new ObservationReading(UkTime.Today(time), faults);
        var survey = await SurveyAsync(partnership, table, reading, faults, cancellationToken);
        return faults.Total > 0
            ? null
            : await changes.RunAsync(
                import,
                "importObservations",
                async change => (await SaveAsync(change, survey, table, reading, faults, import.Progress)).Outcome
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
        var seen = new Dictionary<(Guid Indicator, Guid Body, Period Period), long>();
        var any = false;
        await foreach (var row in table.Rows(cancellationToken))
        {
            any = true;
            var slug = Slugs.Of(row.Body);
            if (survey.Indicator(row) is not { } indicator)
            {
                faults.Add(
                    row.Number,
                    row.Titles.IndicatorColumn!,
                    $"{partnership.Name} has no indicator \"{row.Indicator}\". Add the indicator first, with its polarity."
                        + Names.Hint(row.Indicator, survey.Titles)
                );
            }
            else if (slug.Length < 2)
            {
                faults.Add(row.Number, row.Titles.BodyColumn!, $"\"{row.Body}\" is not the name of a partnership. Enter its name.");
            }
            else
            {
                var body = survey.Body(row.Body) ?? survey.Add(partnership, row.Body, slug);
                if (row.Body != body.Slug && !Names.Same.Equals(row.Body, body.Name))
                {
                    faults.Note($"\"{row.Body}\" was read as {body.Name}.");
                }

                NoteFamily(survey, row, body, faults);
                if (ObservationReading.IsMissing(row.Value))
                {
                    survey.Missing++;
                }
                else if (reading.Read(row, indicator) is { } figure)
                {
                    survey.Figures++;
                    if (!seen.TryAdd((indicator.Id, body.Id, figure.Period), row.Number))
                    {
                        var first = seen[(indicator.Id, body.Id, figure.Period)];
                        faults.Add(
                            row.Number,
                            row.Column,
                            $"{body.Name} already has a figure of {indicator.Slug} for {figure.Period} in row {first}. Keep one."
                        );
                    }
                }
            }
        }

        if (!any && faults.Total == 0)
        {
            faults.Add(2, "The table has no figures below its titles. Enter at least one.");
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
            faults.Add(row.Number, row.Titles.FamilyColumn!, $"\"{row.Family}\" is not a family group. Enter its number.");
        }
        else if (!survey.Families.TryAdd(body.Id, row.Family) && survey.Families[body.Id] != row.Family)
        {
            faults.Add(
                row.Number,
                row.Titles.FamilyColumn!,
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
        AddBodies(change, survey);
        var figures = new List<(Indicator Indicator, Guid Body, Period Period, string Value, ObservationStatus Status)>();
        foreach (var row in rows)
        {
            // A row that cannot be read now is missing from the result: the file has changed.
            if (
                survey.Indicator(row) is { } indicator
                && survey.Body(row.Body) is { } body
                && reading.Read(row, indicator) is (var period, var value, var status)
            )
            {
                figures.Add((indicator, body.Id, period, value, status));
            }
        }

        var (indicators, bodies, periods) = (
            figures.Select(f => f.Indicator.Id).Distinct().ToList(),
            figures.Select(f => f.Body).Distinct().ToList(),
            figures.Select(f => $"{f.Period}").Distinct().ToList()
        );
        var present = await change
            .Of<Observation>()
            .Headline()
            .Where(o => indicators.Contains(o.IndicatorId) && periods.Contains(o.Period) && bodies.Contains(o.ReportingBodyId))
            .ToDictionaryAsync(o => (o.IndicatorId, o.ReportingBodyId, o.Period), change.Cancellation);
        foreach (var (indicator, body, period, value, status) in figures)
        {
            var current = present.GetValueOrDefault((indicator.Id, body, $"{period}"));
            var (_, changed) = writer.Write(
                indicator,
                body,
                period,
                FigurePart.Headline,
                current,
                new(value, Missing: null, status),
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
        AddBodies(change, survey);
        foreach (var family in survey.Families.GroupBy(f => f.Value, f => f.Key).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var slug = "family-group-" + Slugs.Of(family.Key);
            var last = await change
                .Of<FamilyGroup>()
                .Where(g => g.Slug == slug)
                .OrderByDescending(g => g.Edition)
                .FirstOrDefaultAsync(change.Cancellation);
            var id = last?.Id;
            var members = change.Db.Set<FamilyGroupMember>().Where(m => m.FamilyGroupId == id);
            if (!family.ToHashSet().SetEquals(await members.Select(m => m.ReportingBodyId).ToListAsync(change.Cancellation)))
            {
                FamilyGroup.Add(change, slug, "Family group " + family.Key, (last?.Edition ?? 0) + 1, family);
            }
        }
    }

    private static void AddBodies(Change<CommunityPlanningDb> change, Survey survey)
    {
        change.AddRange(survey.NewBodies);
        survey.NewBodies.Clear();
    }

    /// <summary>What the file names, and what the partnership has of it.</summary>
    private sealed class Survey(List<Indicator> indicators, List<ReportingBody> bodies)
    {
        private readonly Dictionary<string, Indicator> _bySlug = indicators.ToDictionary(i => i.Slug, Names.Same);
        private readonly ILookup<string, Indicator> _byTitle = indicators.ToLookup(i => i.Title, Names.Same);
        private readonly Dictionary<string, ReportingBody> _bodies = bodies.ToDictionary(b => b.Slug, StringComparer.Ordinal);

        public IEnumerable<string> Titles => indicators.Select(i => i.Title);
        public int Figures { get; set; }
        public int Missing { get; set; }
        public Dictionary<Guid, string> Families { get; } = [];
        public List<ReportingBody> NewBodies { get; } = [];

        public Indicator? Indicator(ObservationRow row) =>
            _bySlug.GetValueOrDefault(row.Indicator) ?? _byTitle[row.Indicator].FirstOrDefault() ?? _byTitle[row.FullName].FirstOrDefault();

        public ReportingBody? Body(string name) =>
            _bodies.GetValueOrDefault(Slugs.Of(name)) ?? _bodies.Values.FirstOrDefault(b => Names.Same.Equals(b.Name, name));

        public ReportingBody Add(Partnership partnership, string name, string slug)
        {
            var body = new ReportingBody
            {
                PartnershipId = partnership.Id,
                Slug = slug,
                Name = name.Length <= 200 ? name : name[..200],
                Kind = Nations.Contains(slug) ? ReportingBodyKind.Nation : ReportingBodyKind.Partnership,
            };
            _bodies.Add(slug, body);
            NewBodies.Add(body);
            return body;
        }
    }
}

/// <param name="Missing">The number of cells that say that there is no figure.</param>
internal sealed record ImportResult(int Added, int Revised, int Unchanged, int Missing)
{
    public int Figures => Added + Revised + Unchanged;

    public ImportOutcome Outcome => new(Added, Revised, Unchanged, ToString());

    public override string ToString() =>
        Invariant($"{Wording.Count(Figures, "figure")}: {Added:N0} new, {Revised:N0} revised, {Unchanged:N0} unchanged; ")
        + Invariant($"{Missing:N0} missing in the file");
}
