namespace CouncilPlatform.Grants.Demonstration;

/// <summary>What Lancaster's allocations are to bring, from the same appendix as <see cref="LancasterFund"/>; loaded after it.</summary>
internal sealed class LancasterExpectations(Changes<GrantsDb> changes, PriorityLinks links, IPartnerships partnerships) : IDemonstration
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var document = await DemonstrationFile.ReadAsync<Document>("lancaster-expectations", cancellationToken);
        var partnership = await partnerships.FindAsync("lancaster-district", cancellationToken);
        await changes.RunAsync(partnership, DemonstrationFile.Action, change => AddAsync(document, change), cancellationToken);
    }

    private async Task AddAsync(Document document, Change<GrantsDb> change)
    {
        if (await change.Of<FundingPriority>().AnyAsync(change.Cancellation))
        {
            return;
        }

        foreach (var item in document.Priorities)
        {
            var priority = new FundingPriority
            {
                Code = item.Code,
                Title = item.Title,
                Kind = item.Kind,
                Source = document.Source,
            };
            change.Done(change.Add(priority), priority.Code);
        }

        await change.SaveAsync();
        var fund = await change.FindAsync<Fund>("performance-reward-grant");
        var allocations = await change.Of<Allocation>().Where(a => a.FundId == fund.Id).ToListAsync(change.Cancellation);
        foreach (var item in document.Allocations)
        {
            // One that somebody has renamed is left alone.
            if (allocations.Find(a => a.Title == item.Title) is { } allocation)
            {
                await AddAsync(allocation, item, document.Source, change);
            }
        }
    }

    private async Task AddAsync(Allocation allocation, AllocationDocument item, string source, Change<GrantsDb> change)
    {
        await links.SetAsync(allocation, item.Priorities);
        change.AddRange(
            item.Contributions.Select(
                (c, index) =>
                    new ExpectedContribution
                    {
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
            change.Add(measure);
        }

        change.Audit(allocation, "what it is to bring");
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
