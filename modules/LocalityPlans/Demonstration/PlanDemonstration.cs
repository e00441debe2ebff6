using System.Text.Json;

namespace CouncilPlatform.LocalityPlans.Demonstration;

/// <summary>
/// South Lakeland's joint action plan, a table that is imported as any other, from the review's Appendix 2; and what Lancashire's report says of locality
/// plans. Where the document names no owner there is none, so that the plan's gaps show. Lancashire has no plans yet: its districts' places are empty.
/// </summary>
internal sealed class PlanDemonstration(
    LocalityPlansDb db,
    ActionImport import,
    IPartnerships partnerships,
    IMediator mediator,
    TimeProvider time
) : IDemonstration
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var document = JsonSerializer.Deserialize<Document>(await ReadAsync("plans.json", cancellationToken), Json)!;
        await AddActionPlanAsync(document.ActionPlan, cancellationToken);
        await CiteAsync(document.Citations, cancellationToken);
    }

    /// <summary>The table as it is in the module.</summary>
    internal static Task<byte[]> TableAsync(CancellationToken cancellationToken) => ReadAsync("south-lakeland.csv", cancellationToken);

    private async Task AddActionPlanAsync(PlanDocument document, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync(document.Partnership, cancellationToken);
        var plan = await db
            .ActionPlans.AsNoTracking()
            .SingleOrDefaultAsync(p => p.PartnershipId == partnership.Id && p.Slug == document.Slug, cancellationToken);
        if (plan is null)
        {
            var councils = await mediator.Send(new FindOrganisations([.. document.Councils.Select(c => c.Code)]), cancellationToken);
            plan = new ActionPlan
            {
                PartnershipId = partnership.Id,
                Slug = document.Slug,
                Title = document.Title,
                Source = document.Source,
            };
            await db.WriteAsync(
                _ =>
                {
                    db.Add(plan);
                    db.AddRange(
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
                    db.Audit("loadDemonstration", plan, partnership.Id, plan.Slug);
                    return Task.FromResult(plan);
                },
                cancellationToken
            );
        }
        else if (await db.Themes.AnyAsync(t => t.ActionPlanId == plan.Id, cancellationToken))
        {
            return;
        }

        var faults = new TableFaults();
        using var table = new MemoryStream(await TableAsync(cancellationToken), writable: false);
        var rows = await new ActionTable(faults).ReadAsync(new(table, "south-lakeland.csv", faults), cancellationToken);
        if (await import.RunAsync(partnership, document.Slug, rows, faults, cancellationToken) is null)
        {
            throw new InvalidOperationException($"The demonstration's table has faults: {string.Join(' ', faults.First)}");
        }
    }

    private async Task CiteAsync(CitationsDocument document, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync(document.Partnership, cancellationToken);
        await db.WriteAsync(
            async ct =>
            {
                if (await db.SourceCitations.AnyAsync(c => c.PartnershipId == partnership.Id, ct))
                {
                    return false;
                }

                var now = time.GetUtcNow().UtcDateTime;
                foreach (var (index, place) in document.Places.Index())
                {
                    var citation = new SourceCitation
                    {
                        PartnershipId = partnership.Id,
                        Document = document.Document,
                        Date = PartialDate.Parse(document.Date),
                        Paragraph = place.Paragraph,
                        Quote = place.Quote,
                        // One after the other, so that they keep the document's order.
                        RecordedUtc = now.AddMilliseconds(index),
                    };
                    db.Add(citation);
                    db.Audit("loadDemonstration", citation, partnership.Id, $"{document.Document}, paragraph {place.Paragraph}");
                }

                return true;
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
