namespace CouncilPlatform.Grants.Demonstration;

/// <summary>
/// Lancaster's Performance Reward Grant, from Appendix A of "Partnerships", report to Lancaster City Council Cabinet of 8 November 2011.
/// </summary>
internal sealed class LancasterFund(Changes<GrantsDb> changes, Ledger ledger, IPartnerships partnerships) : IDemonstration
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var document = await DemonstrationFile.ReadAsync<Document>("lancaster-district", cancellationToken);
        var partnership = await partnerships.FindAsync("lancaster-district", cancellationToken);
        await changes.RunAsync(partnership, DemonstrationFile.Action, change => AddAsync(document, change), cancellationToken);
    }

    private async Task AddAsync(Document document, Change<GrantsDb> change)
    {
        var organisations = await change.FindOrganisationsAsync(document.Fund.Source, document.Fund.AccountableBody);
        if (await change.Of<Fund>().AnyAsync(f => f.Slug == document.Fund.Slug, change.Cancellation))
        {
            return;
        }

        var fund = Fund.Of(change.Partnership, document.Fund, organisations);
        change.Done(change.Add(fund), fund.Slug);
        await change.SaveAsync();
        var received = StreamAmounts.FromPence(document.RevenuePence, document.CapitalPence);
        await ledger.MoveAsync(fund, LedgerEntryKind.Received, allocation: null, received);
        foreach (var (index, item) in document.Allocations.Index())
        {
            var allocation = new Allocation
            {
                FundId = fund.Id,
                Number = index + 1,
                Title = item.Title,
                Kind = item.Kind,
                Purpose = item.Purpose,
                State = AllocationState.Committed,
                SetAsideUtc = change.NowUtc,
            };
            change.Done(change.Add(allocation), allocation.Title);
            var amounts = StreamAmounts.FromPence(item.RevenuePence, item.CapitalPence);
            await ledger.MoveAsync(fund, LedgerEntryKind.Proposed, allocation, amounts);
            await ledger.MoveAsync(fund, LedgerEntryKind.Committed, allocation, amounts);
        }
    }

    private sealed record Document(
        CreateFundInput Fund,
        long RevenuePence,
        long CapitalPence,
        IReadOnlyList<AllocationDocument> Allocations
    );

    private sealed record AllocationDocument(string Title, AllocationKind Kind, string? Purpose, long RevenuePence, long CapitalPence);
}
