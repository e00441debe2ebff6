using System.Text.Json;

namespace CouncilPlatform.Grants.Demonstration;

/// <summary>Lancaster's Performance Reward Grant, from Appendix A of "Partnerships", report to Lancaster City Council Cabinet of 8 November 2011.</summary>
internal sealed class LancasterFund(GrantsDb db, Ledger ledger, IPartnerships partnerships, IMediator mediator) : IDemonstration
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var file = typeof(LancasterFund).Assembly.GetManifestResourceStream(
            "CouncilPlatform.Grants.Demonstration.lancaster-district.json"
        )!;
        var document = (await JsonSerializer.DeserializeAsync<Document>(file, Json, cancellationToken))!;
        var partnership = await partnerships.FindAsync("lancaster-district", cancellationToken);
        var organisations = await mediator.Send(
            new FindOrganisations([document.Fund.Source, document.Fund.AccountableBody]),
            cancellationToken
        );
        await db.WriteAsync(
            async ct =>
            {
                if (await db.Funds.AnyAsync(f => f.PartnershipId == partnership.Id && f.Slug == document.Fund.Slug, ct))
                {
                    return false;
                }

                var fund = new Fund
                {
                    PartnershipId = partnership.Id,
                    Slug = document.Fund.Slug,
                    Name = document.Fund.Name,
                    Purpose = document.Fund.Purpose,
                    SourceId = organisations[document.Fund.Source].Id,
                    AccountableBodyId = organisations[document.Fund.AccountableBody].Id,
                };
                db.Add(fund);
                db.Audit("loadDemonstration", fund, partnership.Id, fund.Slug);
                await ledger.MoveAsync(
                    fund,
                    LedgerEntryKind.Received,
                    allocation: null,
                    Pence(document.Fund.RevenuePence, document.Fund.CapitalPence),
                    note: null,
                    ct
                );
                foreach (var (number, item) in document.Allocations.Index())
                {
                    var allocation = new Allocation
                    {
                        PartnershipId = partnership.Id,
                        FundId = fund.Id,
                        Number = number + 1,
                        Title = item.Title,
                        Kind = Enum.Parse<AllocationKind>(item.Kind, ignoreCase: true),
                        Purpose = item.Purpose,
                        State = AllocationState.Committed,
                    };
                    db.Add(allocation);
                    db.Audit("loadDemonstration", allocation, partnership.Id, allocation.Title);
                    var amounts = Pence(item.RevenuePence, item.CapitalPence);
                    await ledger.MoveAsync(fund, LedgerEntryKind.Proposed, allocation, amounts, note: null, ct);
                    await ledger.MoveAsync(fund, LedgerEntryKind.Committed, allocation, amounts, note: null, ct);
                }

                return true;
            },
            cancellationToken
        );
    }

    private static StreamAmounts Pence(long revenue, long capital) => new(Money.FromPence(revenue), Money.FromPence(capital));

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

    private sealed record AllocationDocument(string Title, string Kind, string? Purpose, long RevenuePence, long CapitalPence);
}
