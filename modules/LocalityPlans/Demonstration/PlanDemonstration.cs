using System.Text.Json;

namespace CouncilPlatform.LocalityPlans.Demonstration;

/// <summary>
/// South Lakeland's joint action plan, imported from the table in the review's Appendix 2, and what Lancashire's report says about locality
/// plans. Where the document names no owner there is none, so that the plan's gaps show. Lancashire has no plans yet.
/// </summary>
internal sealed class PlanDemonstration(
    LocalityPlansDb db,
    Changes<LocalityPlansDb> changes,
    ActionImport import,
    IPartnerships partnerships
) : IDemonstration
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var document = JsonSerializer.Deserialize<Document>(await ReadAsync("plans.json", cancellationToken), Json)!;
        await AddActionPlanAsync(document.ActionPlan, cancellationToken);
        await CiteAsync(document.Citations, cancellationToken);
    }

    /// <summary>The table that the module contains.</summary>
    internal static Task<byte[]> TableAsync(CancellationToken cancellationToken) => ReadAsync("south-lakeland.csv", cancellationToken);

    private async Task AddActionPlanAsync(PlanDocument document, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync(document.Partnership, cancellationToken);
        var plan = await db.Of<ActionPlan>(partnership)
            .AsNoTracking()
            .SingleOrDefaultAsync(p => p.Slug == document.Slug, cancellationToken);
        if (plan is not null && await db.Of<Theme>(partnership).AnyAsync(t => t.ActionPlanId == plan.Id, cancellationToken))
        {
            return;
        }

        if (plan is null)
        {
            await changes.RunAsync(partnership, "loadDemonstration", change => AddPlanAsync(change, document), cancellationToken);
        }

        var faults = new TableFaults();
        using var table = new MemoryStream(await TableAsync(cancellationToken), writable: false);
        var rows = await new ActionTable(faults).ReadAsync(new(table, "south-lakeland.csv", faults), cancellationToken);
        if (await import.RunAsync(partnership, document.Slug, rows, faults, cancellationToken) is null)
        {
            throw new InvalidOperationException($"The demonstration's table has faults: {string.Join(' ', faults.First)}");
        }
    }

    private static async Task AddPlanAsync(Change<LocalityPlansDb> change, PlanDocument document)
    {
        var councils = await change.AskAsync(new FindOrganisations([.. document.Councils.Select(c => c.Code)]));
        var plan = new ActionPlan
        {
            PartnershipId = change.Partnership.Id,
            Slug = document.Slug,
            Title = document.Title,
            Source = document.Source,
        };
        change.AddRange(
            document.Councils.Select(
                (c, index) =>
                    new ActionPlanCouncil
                    {
                        ActionPlanId = plan.Id,
                        CouncilId = councils[c.Code].Id,
                        Number = index + 1,
                        StrategicPlan = c.StrategicPlan,
                    }
            )
        );
        change.Done(change.Add(plan), plan.Slug);
    }

    private async Task CiteAsync(CitationsDocument document, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync(document.Partnership, cancellationToken);
        if (await db.Of<SourceCitation>(partnership).AnyAsync(cancellationToken))
        {
            return;
        }

        await changes.RunAsync(
            partnership,
            "loadDemonstration",
            change =>
            {
                foreach (var (index, place) in document.Places.Index())
                {
                    var citation = new SourceCitation
                    {
                        PartnershipId = partnership.Id,
                        Document = document.Document,
                        Date = PartialDate.Parse(document.Date),
                        Paragraph = place.Paragraph,
                        Quote = place.Quote,
                        // One after the other, in the document's order.
                        RecordedUtc = change.NowUtc.AddMilliseconds(index),
                    };
                    change.Done(change.Add(citation), $"{document.Document}, paragraph {place.Paragraph}");
                }

                return Task.CompletedTask;
            },
            cancellationToken
        );
    }

    private static async Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var file = typeof(PlanDemonstration).Assembly.GetManifestResourceStream(
            $"CouncilPlatform.LocalityPlans.Demonstration.{name}"
        )!;
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private sealed record Document(PlanDocument ActionPlan, CitationsDocument Citations);

    private sealed record PlanDocument(
        string Partnership,
        string Slug,
        string Title,
        string Source,
        IReadOnlyList<CouncilDocument> Councils
    );

    private sealed record CouncilDocument(string Code, string StrategicPlan);

    private sealed record CitationsDocument(string Partnership, string Document, string Date, IReadOnlyList<PlaceDocument> Places);

    private sealed record PlaceDocument(string Paragraph, string Quote);
}
