namespace CouncilPlatform.CommunityPlanning.Reports;

internal static class ReturnFiles
{
    private const int MaxListed = 100;
    private static readonly string[] Titles = ["number", "line", "unit", "answer"];

    public static void AddTo(ModuleDatasets datasets)
    {
        const string description = "A funder's form, filled in for a period.";
        datasets
            .AddEach(
                "return",
                "csv",
                CsvFile.ContentType,
                description,
                KeysAsync,
                async (services, partnership, key, file, ct) =>
                    await TableWriter.WriteCsvAsync(file, Titles, await RowsAsync(services, partnership, key, ct), ct)
            )
            .AddEach(
                "return",
                "xlsx",
                TableWriter.WorkbookType,
                description,
                KeysAsync,
                async (services, partnership, key, file, ct) =>
                    await TableWriter.WriteWorkbookAsync(file, "Return", Titles, await RowsAsync(services, partnership, key, ct), ct)
            );
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(
        IServiceProvider services,
        Partnership partnership,
        CancellationToken cancellationToken
    ) => [.. (await FormsAsync(services, partnership, cancellationToken)).Select(f => f.Key).Take(MaxListed)];

    // The key is the form's short name and the period, in the form for addresses.
    private static async Task<List<(string Key, Guid Id, string Period)>> FormsAsync(
        IServiceProvider services,
        Partnership partnership,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<CommunityPlanningDb>();
        var forms = await (
            from form in db.Of<ReturnForm>(partnership)
            from answered in db.Of<FundingReturn>(partnership)
            orderby answered.Period descending, form.Slug
            select new
            {
                form.Id,
                form.Slug,
                answered.Period,
            }
        ).ToListAsync(cancellationToken);
        return forms.ConvertAll(f => ($"{f.Slug}-{f.Period.Replace('/', '-').ToLowerInvariant()}", f.Id, f.Period));
    }

    private static async Task<IAsyncEnumerable<IReadOnlyList<object?>>> RowsAsync(
        IServiceProvider services,
        Partnership partnership,
        string key,
        CancellationToken cancellationToken
    )
    {
        var (_, id, period) = (await FormsAsync(services, partnership, cancellationToken)).Find(f => f.Key == key);
        if (period is null)
        {
            throw new RuleException(
                RuleCodes.NotFound,
                $"{partnership.Name} has no return \"{key}\". Choose one from /data/v1/{partnership.Slug}."
            );
        }

        var filled = (await services.GetRequiredService<FilledForms>().FillAsync(partnership.Id, [id], period, cancellationToken))[id];
        return filled.Lines.Select(IReadOnlyList<object?> (l) => [l.Number, l.Label, l.Unit, l.Value]).ToAsyncEnumerable();
    }
}
