namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Everything of it as it is to be; a mapping of the name that is there already is replaced.</summary>
/// <param name="Name">Its short name, as the import is told it: <c>--mapping name</c>.</param>
/// <param name="BodyColumn">The title of the column that names the reporting body; left out, every figure is the partnership's own.</param>
/// <param name="IndicatorColumn">The title of the column with the indicator's slug or title; this or indicator.</param>
/// <param name="Indicator">The slug of the one indicator that the files are of; this or indicatorColumn.</param>
/// <param name="StatusColumn">The title of the column that says raw, provisional, imputed or projected; left out, every figure is actual.</param>
/// <param name="PeriodColumn">The title of the period's column; left out with valueColumn for a wide table, which has a column for each period.</param>
/// <param name="ValueColumn">The title of the figure's column.</param>
/// <param name="FamilyColumn">The title of the column with the number of the body's family group.</param>
/// <param name="Version">Of the mapping that is there, as you saw it; a stale one is refused.</param>
internal sealed record SaveFigureMappingInput(
    string Partnership,
    string Name,
    string? BodyColumn,
    string? IndicatorColumn,
    string? Indicator,
    string? StatusColumn,
    string? PeriodColumn,
    string? ValueColumn,
    string? FamilyColumn,
    int? Version
) : IPartnershipInput;

internal sealed record RemoveFigureMappingInput(string Partnership, GlobalId FigureMapping, int Version) : IPartnershipInput;

/// <summary>How files of figures are read.</summary>
internal sealed class FigureMappingMutations
{
    private const int LongestTitle = 200;

    /// <summary>Keeps which columns hold what, for files whose titles are not the usual ones.</summary>
    [Requires(Role.Officer)]
    public static Task<FigureMapping> SaveFigureMapping(
        SaveFigureMappingInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        Check(input);
        return db.WriteAsync(
            async ct =>
            {
                if (input.Indicator is not null)
                {
                    await door.IndicatorAsync(partnership, input.Indicator, ct, "input", "indicator");
                }

                var there = await db
                    .FigureMappings.Where(m => m.PartnershipId == partnership.Id && m.Name == input.Name)
                    .Select(m => (Guid?)m.Id)
                    .SingleOrDefaultAsync(ct);
                var mapping = there is { } id
                    ? await db.HoldAsync<FigureMapping>(partnership, id, input.Version, ct)
                    : new() { PartnershipId = partnership.Id, Name = input.Name };
                (mapping.BodyColumn, mapping.IndicatorColumn, mapping.Indicator, mapping.StatusColumn) = (
                    input.BodyColumn,
                    input.IndicatorColumn,
                    input.Indicator,
                    input.StatusColumn
                );
                (mapping.PeriodColumn, mapping.ValueColumn, mapping.FamilyColumn) = (
                    input.PeriodColumn,
                    input.ValueColumn,
                    input.FamilyColumn
                );
                if (there is null)
                {
                    db.Add(mapping);
                }

                db.Audit("saveFigureMapping", mapping, partnership.Id, mapping.Name);
                return mapping;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<FigureMapping> RemoveFigureMapping(
        RemoveFigureMappingInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.FigureMapping.For<FigureMapping>("input", "figureMapping");
        return db.WriteAsync(
            async ct =>
            {
                var mapping = await db.HoldAsync<FigureMapping>(partnership, id, input.Version, ct);
                db.Remove(mapping);
                db.Audit("removeFigureMapping", mapping, partnership.Id, mapping.Name);
                return mapping;
            },
            cancellationToken
        );
    }

    private static void Check(SaveFigureMappingInput input)
    {
        var rules = new Rules()
            .Slug(input.Name, "input", "name")
            .Require(
                (input.IndicatorColumn is null) != (input.Indicator is null),
                RuleCodes.Invalid,
                "Name either the column of the indicator or the one indicator that the files are of.",
                "input",
                "indicatorColumn"
            )
            .Require(
                (input.PeriodColumn is null) == (input.ValueColumn is null),
                RuleCodes.Invalid,
                "A long table has a column of the period and one of the figure; a wide one has neither.",
                "input",
                "valueColumn"
            );
        (string Field, string? Title)[] titles =
        [
            ("bodyColumn", input.BodyColumn),
            ("indicatorColumn", input.IndicatorColumn),
            ("statusColumn", input.StatusColumn),
            ("periodColumn", input.PeriodColumn),
            ("valueColumn", input.ValueColumn),
            ("familyColumn", input.FamilyColumn),
        ];
        foreach (var (field, title) in titles.Where(t => t.Title is not null))
        {
            rules
                .Text(title, LongestTitle, "input", field)
                .Require(
                    titles.Count(t => t.Title is not null && t.Title.Equals(title, StringComparison.OrdinalIgnoreCase)) == 1,
                    RuleCodes.Invalid,
                    $"\"{title}\" is named for two things. A column holds one.",
                    "input",
                    field
                );
        }

        rules.Check();
    }
}

/// <summary>How a partnership's files of figures are read.</summary>
internal sealed class FigureMappingQueries
{
    /// <summary>Saved mappings, by name.</summary>
    [Requires(Role.Viewer)]
    public static Task<Connection<FigureMapping>> FigureMappings(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .FigureMappings.Where(m => m.PartnershipId == partnership.Id)
            .PageAsync(paging, m => m.Name, descending: false, cancellationToken);
}
