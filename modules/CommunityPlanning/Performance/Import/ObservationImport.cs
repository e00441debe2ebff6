namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// Saves the figures of a file: all of them or none. Its figures are looked at three times, for what they name, for faults and to save; a
/// very large file is read each time, so that only keys are held in memory. A figure that exists is revised where it differs;
/// new bodies are added, indicators that a person has accepted too, and family groups that changed get their next edition.
/// </summary>
internal sealed class ObservationImport(
    CommunityPlanningDb db,
    Changes<CommunityPlanningDb> changes,
    ObservationWriter writer,
    IMediator mediator,
    TimeProvider time
)
{
    private const int RowsAtOnce = 500;
    private const string Years = "years";
    private const string Months = "months";

    /// <returns>Null where the file has faults or a question is open, and nothing was saved.</returns>
    public async Task<ImportOutcome?> RunAsync(FileImport import)
    {
        var (partnership, faults, cancellationToken) = (import.Partnership, import.Faults, import.Cancellation);
        var table = new ObservationTable(import.File, partnership, await MappingAsync(import), faults);
        var contents = await FileContents.ReadAsync(table, cancellationToken);
        if (!contents.HasFigures)
        {
            if (faults.Total == 0)
            {
                faults.Add(2, "The table has no figures below its titles. Enter at least one.");
            }

            return null;
        }

        var survey = new FigureSurvey(
            new(
                import,
                contents,
                await db.Of<Indicator>(partnership).AsNoTracking().ToListAsync(cancellationToken),
                await PartsAsync(partnership, cancellationToken),
                await db.Of<LocalOutcome>(partnership).AsNoTracking().OrderBy(o => o.Slug).ToListAsync(cancellationToken)
            ),
            new(
                import,
                contents,
                await db.Of<ReportingBody>(partnership).AsNoTracking().OrderBy(b => b.Slug).ToListAsync(cancellationToken),
                await OrganisationsInFile.FindAsync(import, mediator, contents.Bodies.Select(b => b.First.Code), UkTime.Today(time))
            ),
            new ObservationReading(UkTime.Today(time), StyleOf(import, contents.Periods), faults),
            faults
        );
        await survey.ReadAsync(table, cancellationToken);
        return import.IsSound
            ? await changes.RunAsync(
                import,
                "importObservations",
                async change => (await SaveAsync(change, survey, table, faults, import.Progress)).Outcome
            )
            : null;
    }

    private async Task<FigureLayout?> MappingAsync(FileImport import)
    {
        if (import.Setting("mapping") is not { } name)
        {
            return null;
        }

        var mapping =
            await db.Of<FigureMapping>(import.Partnership).AsNoTracking().SingleOrDefaultAsync(m => m.Name == name, import.Cancellation)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{import.Partnership.Name} has no mapping with the name \"{name}\". Save the mapping first.",
                InputPath.Argument("mapping")
            );
        return FigureLayout.Of(
            mapping,
            await db.Set<FigureMappingColumn>()
                .AsNoTracking()
                .Where(c => c.FigureMappingId == mapping.Id)
                .OrderBy(c => c.Number)
                .ToListAsync(import.Cancellation),
            await db.Set<FigureMappingWord>()
                .AsNoTracking()
                .Where(w => w.FigureMappingId == mapping.Id)
                .OrderBy(w => w.Number)
                .ToListAsync(import.Cancellation)
        );
    }

    private async Task<ILookup<Guid, string>> PartsAsync(Partnership partnership, CancellationToken cancellationToken) =>
        (
            await db.Of<Observation>(partnership)
                .Where(o => o.Measure != "")
                .Select(o => new { o.IndicatorId, o.Measure })
                .Distinct()
                .ToListAsync(cancellationToken)
        ).ToLookup(o => o.IndicatorId, o => o.Measure);

    // 2011-12 is a year beside 2012-13 and a month beside 2011-01; where the file does not say, a person does.
    private static PeriodStyle? StyleOf(FileImport import, IReadOnlyCollection<string> periods)
    {
        if (periods.FirstOrDefault(PeriodText.IsAmbiguous) is not { } ambiguous)
        {
            return null;
        }

        var styles = periods.Select(PeriodText.StyleOf).OfType<PeriodStyle>().Distinct().ToList();
        return styles is [var style] ? style
            : import.Ask("periods", $"{PeriodText.Choice(ambiguous)} What are periods like it in this file?", [Years, Months]) == Months
                ? PeriodStyle.Months
            : PeriodStyle.Years;
    }

    private async Task<ImportResult> SaveAsync(
        Change<CommunityPlanningDb> change,
        FigureSurvey survey,
        ObservationTable table,
        TableFaults faults,
        IProgress<int>? progress
    )
    {
        var result = new ImportResult { Missing = survey.Missing };
        await AddNamedAsync(change, survey);
        await foreach (var rows in table.Rows(change.Cancellation).Where(r => r.Value.Length > 0).Chunk(RowsAtOnce))
        {
            // A row that cannot be read now is missing from the result: the file has changed.
            result = await SaveAsync(change, [.. rows.Select(survey.Read).OfType<ReadFigure>()], result);
            progress?.Report(result.Kept);
        }

        if (faults.Total > 0 || result.Kept != survey.Kept)
        {
            throw new RuleException(
                RuleCodes.Conflict,
                "The file changed while it was read. Nothing was saved; import it again.",
                InputPath.Argument("file")
            );
        }

        await SaveFamiliesAsync(change, survey);
        await AmendNamedAsync(change, survey);
        result = result with { Indicators = survey.Indicators.All.Count(i => i.IsNew) };
        change.Audit(change.Partnership, result.ToString());
        return result;
    }

    private static async Task AddNamedAsync(Change<CommunityPlanningDb> change, FigureSurvey survey)
    {
        foreach (var named in survey.Indicators.All)
        {
            if (named.IsNew)
            {
                named.Indicator.OwnMeasure = named.OwnMeasure;
                change.Add(named.Indicator);
                change.Add(named.Indicator.Define(named.Definition!));
            }
        }

        change.AddRange(survey.Bodies.New);
        await change.SaveAndForgetAsync();
    }

    // Last, because others wait from the first lock on.
    private static async Task AmendNamedAsync(Change<CommunityPlanningDb> change, FigureSurvey survey)
    {
        foreach (var (id, code) in survey.Bodies.Codes)
        {
            (await change.Of<ReportingBody>().SingleAsync(b => b.Id == id, change.Cancellation)).AreaCode = code;
        }

        foreach (var named in survey.Indicators.All.Where(i => !i.IsNew && i.OwnMeasure != i.Indicator.OwnMeasure))
        {
            (await change.LockAsync<Indicator>(named.Indicator.Id)).OwnMeasure = named.OwnMeasure;
        }
    }

    private async Task<ImportResult> SaveAsync(Change<CommunityPlanningDb> change, List<ReadFigure> figures, ImportResult result)
    {
        var (indicators, bodies, periods) = (
            figures.Select(f => f.Indicator.Indicator.Id).Distinct().ToList(),
            figures.Select(f => f.Body.Id).Distinct().ToList(),
            figures.Select(f => $"{f.Period}").Distinct().ToList()
        );
        var present = await change
            .Of<Observation>()
            .Where(o => indicators.Contains(o.IndicatorId) && periods.Contains(o.Period) && bodies.Contains(o.ReportingBodyId))
            .ToDictionaryAsync(o => (o.IndicatorId, o.ReportingBodyId, o.Period, o.Part), change.Cancellation);
        foreach (var (named, body, period, part, value, definition) in figures)
        {
            var indicator = named.Indicator;
            var current = present.GetValueOrDefault((indicator.Id, body.Id, $"{period}", part));
            // A file that does not have a figure says nothing about one that somebody else had.
            var (isNew, hadFigure) = (current is null, current is { Missing: null });
            var isKept = value.Missing == MissingReason.NotAvailable && hadFigure;
            var isChanged = !isKept && writer.Write(indicator, body.Id, period, part, current, value, definition, current?.Source).Changed;
            result = result.With(value, isNew, isChanged, hadFigure);
        }

        await change.SaveAndForgetAsync();
        return result;
    }

    private static async Task SaveFamiliesAsync(Change<CommunityPlanningDb> change, FigureSurvey survey)
    {
        foreach (var family in survey.Families.GroupBy(f => f.Value, f => f.Key).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var slug = FigureFile.FamilyPrefix + Slugs.Of(family.Key);
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
}
