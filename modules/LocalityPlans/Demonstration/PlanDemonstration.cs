namespace CouncilPlatform.LocalityPlans.Demonstration;

/// <summary>
/// South Lakeland's joint action plan, imported from the table in the review's Appendix 2, and what Lancashire's report says about locality
/// plans. Where the document names no owner there is none, so that the plan's gaps show.
/// </summary>
internal sealed class PlanDemonstration(
    LocalityPlansDb db,
    Changes<LocalityPlansDb> changes,
    ActionImport import,
    IPartnerships partnerships
) : IDemonstration
{
    private const string Table = "south-lakeland.csv";

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var document = await DemonstrationFile.ReadAsync<Document>("plans.json", cancellationToken);
        await AddActionPlanAsync(document.ActionPlan, cancellationToken);
        await CiteAsync(document.Citations, cancellationToken);
    }

    private async Task AddActionPlanAsync(CreateActionPlanInput input, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync(input.Partnership, cancellationToken);
        var plans = db.Of<ActionPlan>(partnership).Where(p => p.Slug == input.Slug);
        if (await db.Of<Theme>(partnership).AnyAsync(t => plans.Any(p => p.Id == t.ActionPlanId), cancellationToken))
        {
            return;
        }

        if (!await plans.AnyAsync(cancellationToken))
        {
            await changes.RunAsync(
                partnership,
                "loadDemonstration",
                change => ActionPlanMutations.CreateActionPlan(input, change),
                cancellationToken
            );
        }

        var faults = new TableFaults();
        await using var table = DemonstrationFile.Open(Table);
        FileImport actions = new(partnership, new(table, Table, faults), faults, cancellationToken)
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["plan"] = input.Slug },
        };
        if (await import.RunAsync(actions, await new ActionTable(faults).ReadAsync(actions.File, cancellationToken)) is null)
        {
            throw new InvalidOperationException($"The demonstration's table has faults: {string.Join(' ', faults.First)}");
        }
    }

    private async Task CiteAsync(IReadOnlyList<CiteSourceInput> citations, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync(citations[0].Partnership, cancellationToken);
        if (await db.Of<SourceCitation>(partnership).AnyAsync(cancellationToken))
        {
            return;
        }

        await changes.RunAsync(
            partnership,
            "loadDemonstration",
            change =>
            {
                foreach (var (index, input) in citations.Index())
                {
                    // One after the other, in the document's order.
                    var citation = SourceCitation.Of(partnership, input, change.NowUtc.AddMilliseconds(index));
                    change.Done(change.Add(citation), $"{citation}");
                }

                return Task.CompletedTask;
            },
            cancellationToken
        );
    }

    private sealed record Document(CreateActionPlanInput ActionPlan, IReadOnlyList<CiteSourceInput> Citations);
}
