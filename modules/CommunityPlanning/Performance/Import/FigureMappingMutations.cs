namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="BreakdownColumns">The titles of columns with categories, like Sex or Age: at most 10.</param>
/// <param name="FigureColumns">Columns of figures, where there are several beside the one of the period: at most 50.</param>
/// <param name="Words">What texts of the file mean, where it has its own: at most 200.</param>
internal sealed record SaveFigureMappingInput(
    string Name,
    string? BodyColumn,
    string? IndicatorColumn,
    string? Indicator,
    string? StatusColumn,
    string? PeriodColumn,
    string? ValueColumn,
    string? FamilyColumn,
    string? CodeColumn,
    string? MeasureColumn,
    string? UnitColumn,
    IReadOnlyList<string>? BreakdownColumns,
    IReadOnlyList<FigureColumnInput>? FigureColumns,
    IReadOnlyList<FigureWordInput>? Words
) : VersionedInput;

/// <summary>A column of figures.</summary>
/// <param name="Title">The title of the column.</param>
/// <param name="Indicator">The short name of the indicator. Leave it out where another column or the mapping names it.</param>
/// <param name="Measure">What the figures measure, like Count. Leave it out for the indicator's own measure.</param>
internal sealed record FigureColumnInput(string Title, string? Indicator, string? Measure);

/// <summary>What a text in a column means.</summary>
/// <param name="Column">The title of the column.</param>
/// <param name="Written">The text as the file has it, such as "Obs".</param>
/// <param name="Meaning">What is read instead, such as "raw".</param>
internal sealed record FigureWordInput(string Column, string Written, string Meaning);

internal sealed record RemoveFigureMappingInput(GlobalId FigureMapping, int Version) : PartnershipInput;

internal sealed class FigureMappingMutations
{
    /// <summary>Saves which columns hold what, for files with other titles. A mapping with the same name is replaced.</summary>
    [Requires(Role.Officer)]
    public static async Task<FigureMapping> SaveFigureMapping(SaveFigureMappingInput input, Change<CommunityPlanningDb> change)
    {
        Check(input);
        if (input.Indicator is not null)
        {
            await change.FindAsync<Indicator>(input.Indicator);
        }

        await CheckIndicatorsAsync(change, input.FigureColumns ?? []);
        var known = await change.Of<FigureMapping>().AsNoTracking().SingleOrDefaultAsync(m => m.Name == input.Name, change.Cancellation);
        var mapping = known is null
            ? change.Add(new FigureMapping { Name = input.Name })
            : await change.LockAsync<FigureMapping>(known.Id, input.Version);
        await RemovePartsAsync(change, mapping.Id);
        change.AddRange(
            (input.BreakdownColumns ?? [])
                .Select(title => new FigureColumnInput(title, null, null))
                .Concat(input.FigureColumns ?? [])
                .Select(
                    (column, index) =>
                        new FigureMappingColumn
                        {
                            FigureMappingId = mapping.Id,
                            Number = index + 1,
                            Title = column.Title,
                            Use = index < (input.BreakdownColumns?.Count ?? 0) ? MappedColumnUse.Breakdown : MappedColumnUse.Figures,
                            Indicator = column.Indicator,
                            Measure = column.Measure,
                        }
                )
        );
        change.AddRange(
            (input.Words ?? []).Select(
                (word, index) =>
                    new FigureMappingWord
                    {
                        FigureMappingId = mapping.Id,
                        Number = index + 1,
                        Column = word.Column,
                        Written = word.Written,
                        Meaning = word.Meaning,
                    }
            )
        );
        return change.Done(mapping.Update(input), mapping.Name);
    }

    /// <summary>Removes a mapping. Files with its titles can then not be imported.</summary>
    [Requires(Role.Officer)]
    [Irreversible("Make it anew if such a file comes again.")]
    public static async Task<FigureMapping> RemoveFigureMapping(RemoveFigureMappingInput input, Change<CommunityPlanningDb> change)
    {
        var mapping = await change.LockAsync<FigureMapping>(input.FigureMapping, input.Version);
        await RemovePartsAsync(change, mapping.Id);
        change.Remove(mapping);
        return change.Done(mapping, mapping.Name);
    }

    private static async Task CheckIndicatorsAsync(Change<CommunityPlanningDb> change, IReadOnlyList<FigureColumnInput> columns)
    {
        var slugs = columns.Select(c => c.Indicator).OfType<string>().ToList();
        var known = await change.Of<Indicator>().Where(i => slugs.Contains(i.Slug)).Select(i => i.Slug).ToListAsync(change.Cancellation);
        var rules = new Rules();
        foreach (var (index, column) in columns.Index())
        {
            rules.Require(
                column.Indicator is null || known.Contains(column.Indicator, StringComparer.Ordinal),
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no indicator \"{column.Indicator}\". Enter the short name of one that exists.",
                InputPath.Of("figureColumns", index, "indicator")
            );
        }

        rules.Check();
    }

    private static async Task RemovePartsAsync(Change<CommunityPlanningDb> change, Guid mapping)
    {
        change.Db.RemoveRange(
            await change.Db.Set<FigureMappingColumn>().Where(c => c.FigureMappingId == mapping).ToListAsync(change.Cancellation)
        );
        change.Db.RemoveRange(
            await change.Db.Set<FigureMappingWord>().Where(w => w.FigureMappingId == mapping).ToListAsync(change.Cancellation)
        );
    }

    private static void Check(SaveFigureMappingInput input)
    {
        var (breakdowns, columns, words) = (input.BreakdownColumns ?? [], input.FigureColumns ?? [], input.Words ?? []);
        var rules = new Rules()
            .Slug(input.Name)
            .Valid(
                (input.IndicatorColumn is null) != (input.Indicator is null)
                    || input.IndicatorColumn is null && columns.Count > 0 && columns.All(c => c.Indicator is not null),
                "Enter either the column with the indicator, or the one indicator that the files are about.",
                input.IndicatorColumn
            )
            .Valid(
                columns.Count > 0
                    ? input.PeriodColumn is not null && input.ValueColumn is null
                    : (input.PeriodColumn is null) == (input.ValueColumn is null),
                columns.Count > 0
                    ? "Enter the column of the period and the columns of figures, and no single column of the figure."
                    : "Enter both the column of the period and the column of the figure for a long table, or neither for a wide one.",
                input.ValueColumn
            )
            .Valid(breakdowns.Count <= 10, "Enter at most 10 columns with categories.", input.BreakdownColumns)
            .Valid(columns.Count <= 50, "Enter at most 50 columns of figures.", input.FigureColumns)
            .Valid(
                words.Count <= 200 && words.DistinctBy(w => (Names.Key(w.Column), Names.Key(w.Written))).Count() == words.Count,
                "Enter at most 200 texts, each of a column once.",
                input.Words
            );
        foreach (var (index, column) in columns.Index())
        {
            rules.OptionalText(column.Measure, FigurePart.MaxMeasure, InputPath.Of("figureColumns", index, "measure"));
        }

        foreach (var (index, word) in words.Index())
        {
            var at = InputPath.Of("words", index);
            rules
                .Text(word.Column, 200, at.Within("column"))
                .Text(word.Written, 200, at.Within("written"))
                .Text(word.Meaning, 200, at.Within("meaning"));
        }

        CheckTitles(rules, input);
        rules.Check();
    }

    private static void CheckTitles(Rules rules, SaveFigureMappingInput input)
    {
        List<(InputPath At, string Title)> titles =
        [
            .. new FigureMapping { Name = input.Name }
                .Update(input)
                .Titles.Where(t => t.Title is not null)
                .Select(t => (InputPath.Of(t.Field), t.Title!)),
            .. (input.BreakdownColumns ?? []).Select((title, index) => (InputPath.Of("breakdownColumns", index), title)),
            .. (input.FigureColumns ?? []).Select((column, index) => (InputPath.Of("figureColumns", index, "title"), column.Title)),
        ];
        foreach (var (at, title) in titles)
        {
            rules
                .Text(title, 200, at)
                .Valid(
                    titles.Count(t => Names.Same.Equals(t.Title, title)) == 1,
                    $"The column \"{title}\" is entered twice. A column holds one thing.",
                    at
                );
        }
    }
}

internal sealed class FigureMappingQueries
{
    /// <summary>The saved mappings of files of figures, by name.</summary>
    [Requires(Role.Viewer)]
    public static Task<Connection<FigureMapping>> FigureMappings(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<FigureMapping>(partnership).PageAsync(paging, m => m.Name);
}
