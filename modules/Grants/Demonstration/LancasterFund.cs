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
        var (source, body) = (document.Fund.Source, document.Fund.AccountableBody);
        var organisations = await change.FindOrganisationsAsync(source, body);
        if (await change.Of<Fund>().AnyAsync(f => f.Slug == document.Fund.Slug, change.Cancellation))
        {
            return;
        }

        var fund = new Fund
        {
            PartnershipId = change.Partnership.Id,
            Slug = document.Fund.Slug,
            Name = document.Fund.Name,
            Purpose = document.Fund.Purpose,
            SourceId = organisations[source].Id,
            AccountableBodyId = organisations[body].Id,
        };
        change.Done(change.Add(fund), fund.Slug);
        await change.SaveAsync();
        var received = StreamAmounts.FromPence(document.Fund.RevenuePence, document.Fund.CapitalPence);
        await ledger.MoveAsync(fund, LedgerEntryKind.Received, allocation: null, received);
        foreach (var (index, item) in document.Allocations.Index())
        {
            var allocation = new Allocation
            {
                PartnershipId = fund.PartnershipId,
                FundId = fund.Id,
                Number = index + 1,
                Title = item.Title,
                Kind = item.Kind,
                Purpose = item.Purpose,
                State = AllocationState.Committed,
            };
            change.Done(change.Add(allocation), allocation.Title);
            var amounts = StreamAmounts.FromPence(item.RevenuePence, item.CapitalPence);
            await ledger.MoveAsync(fund, LedgerEntryKind.Proposed, allocation, amounts);
            await ledger.MoveAsync(fund, LedgerEntryKind.Committed, allocation, amounts);
        }
    }

    private sealed record Document(FundDocument Fund, IReadOnlyList<AllocationDocument> Allocations);

    private sealed record FundDocument(
        string Slug,
        string Name,
        string Source,
        string AccountableBody,
        string Purpose,
        long RevenuePence,
        long CapitalPence
    );

    private sealed record AllocationDocument(string Title, AllocationKind Kind, string? Purpose, long RevenuePence, long CapitalPence);
}
