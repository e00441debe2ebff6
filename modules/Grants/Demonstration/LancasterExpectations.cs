using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Grants.Demonstration;

/// <summary>What Lancaster's allocations are to bring, from the same appendix as <see cref="Demonstration"/>; loaded after it.</summary>
internal sealed class LancasterExpectations(GrantsDb db, PriorityLinks links, IPartnerships partnerships) : IDemonstration
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var file = typeof(LancasterFund).Assembly.GetManifestResourceStream(
            "CouncilPlatform.Grants.Demonstration.lancaster-expectations.json"
        )!;
        var document = (await JsonSerializer.DeserializeAsync<Document>(file, Json, cancellationToken))!;
        var partnership = await partnerships.FindAsync("lancaster-district", cancellationToken);
        await db.WriteAsync(
            async ct =>
            {
                if (await db.Priorities.AnyAsync(p => p.PartnershipId == partnership.Id, ct))
                {
                    return false;
                }

                foreach (var item in document.Priorities)
                {
                    var priority = new FundingPriority
                    {
                        PartnershipId = partnership.Id,
                        Code = item.Code,
                        Title = item.Title,
                        Kind = item.Kind,
                        Source = document.Source,
                    };
                    db.Add(priority);
                    db.Audit("loadDemonstration", priority, partnership.Id, priority.Code);
                }

                await db.SaveChangesAsync(ct);
                var allocations = await db
                    .Allocations.Where(a =>
                        a.PartnershipId == partnership.Id && db.Funds.Any(f => f.Id == a.FundId && f.Slug == "performance-reward-grant")
                    )
                    .ToListAsync(ct);
                foreach (var item in document.Allocations)
                {
                    // One that somebody has renamed is left alone.
                    if (allocations.Find(a => a.Title == item.Title) is { } allocation)
                    {
                        await AddAsync(allocation, item, document.Source, ct);
                    }
                }

                return true;
            },
            cancellationToken
        );
    }

    private async Task AddAsync(Allocation allocation, AllocationDocument item, string source, CancellationToken cancellationToken)
    {
        await links.SetAsync(allocation, item.Priorities, cancellationToken);
        db.AddRange(
            item.Contributions.Select(
                (c, index) =>
                    new ExpectedContribution
                    {
                        PartnershipId = allocation.PartnershipId,
                        AllocationId = allocation.Id,
                        Number = index + 1,
                        Kind = c.Kind,
                        Contributor = c.Contributor,
                        LeastPence = c.LeastPence,
                        OverMonths = c.OverMonths,
                        Note = c.Note,
                    }
            )
        );
        Dictionary<string, Guid> measures = [];
        foreach (var (index, m) in item.Measures.Index())
        {
            var measure = new GrantMeasure
            {
                PartnershipId = allocation.PartnershipId,
                AllocationId = allocation.Id,
                LinkedToId = m.LinkedTo is null ? null : measures[m.LinkedTo],
                Number = index + 1,
                What = m.What,
                Kind = m.Kind,
                Value = m.Value,
                Unit = m.Unit,
                InPounds = m.InPounds,
                OverMonths = m.OverMonths,
                Source = source,
            };
            measures.Add(measure.What, measure.Id);
            db.Add(measure);
        }

        db.Audit("loadDemonstration", allocation, allocation.PartnershipId, "what it is to bring");
    }

    private sealed record Document(
        string Source,
        IReadOnlyList<PriorityDocument> Priorities,
        IReadOnlyList<AllocationDocument> Allocations
    );

    private sealed record PriorityDocument(string Code, string Title, PriorityKind Kind);

    private sealed record AllocationDocument(
        string Title,
        IReadOnlyList<string> Priorities,
        IReadOnlyList<ContributionDocument> Contributions,
        IReadOnlyList<MeasureDocument> Measures
    );

    private sealed record ContributionDocument(ContributionKind Kind, string Contributor, long LeastPence, int? OverMonths, string? Note);

    private sealed record MeasureDocument(
        string What,
        MeasureKind Kind,
        string Value,
        string Unit,
        bool InPounds,
        int? OverMonths,
        string? LinkedTo
    );
}
