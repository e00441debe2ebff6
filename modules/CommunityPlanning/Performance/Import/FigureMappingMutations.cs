namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed record SaveFigureMappingInput(
    string Name,
    string? BodyColumn,
    string? IndicatorColumn,
    string? Indicator,
    string? StatusColumn,
    string? PeriodColumn,
    string? ValueColumn,
    string? FamilyColumn
) : VersionedInput;

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

        var known = await change.Of<FigureMapping>().AsNoTracking().SingleOrDefaultAsync(m => m.Name == input.Name, change.Cancellation);
        var mapping = known is null
            ? change.Add(new FigureMapping { Name = input.Name })
            : await change.LockAsync<FigureMapping>(known.Id, input.Version);
        return change.Done(mapping.Update(input), mapping.Name);
    }

    /// <summary>Removes a mapping. Files with its titles can then not be imported.</summary>
    [Requires(Role.Officer)]
    public static async Task<FigureMapping> RemoveFigureMapping(RemoveFigureMappingInput input, Change<CommunityPlanningDb> change)
    {
        var mapping = await change.LockAsync<FigureMapping>(input.FigureMapping, input.Version);
        change.Remove(mapping);
        return change.Done(mapping, mapping.Name);
    }

    private static void Check(SaveFigureMappingInput input)
    {
        var rules = new Rules()
            .Slug(input.Name)
            .Valid(
                (input.IndicatorColumn is null) != (input.Indicator is null),
                "Enter either the column with the indicator, or the one indicator that the files are about.",
                input.IndicatorColumn
            )
            .Valid(
                (input.PeriodColumn is null) == (input.ValueColumn is null),
                "Enter both the column of the period and the column of the figure for a long table, or neither for a wide one.",
                input.ValueColumn
            );
        var titles = new FigureMapping { Name = input.Name }
            .Update(input)
            .Columns;
        foreach (var (field, title) in titles.Where(t => t.Title is not null))
        {
            rules
                .Text(title, 200, InputPath.Of(field))
                .Valid(
                    titles.Count(t => Names.Same.Equals(t.Title, title)) == 1,
                    $"The column \"{title}\" is entered twice. A column holds one thing.",
                    InputPath.Of(field)
                );
        }

        rules.Check();
    }
}

internal sealed class FigureMappingQueries
{
    /// <summary>The saved mappings of files of figures, by name.</summary>
    [Requires(Role.Viewer)]
    public static Task<Connection<FigureMapping>> FigureMappings(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<FigureMapping>(partnership).PageAsync(paging, m => m.Name);
}
