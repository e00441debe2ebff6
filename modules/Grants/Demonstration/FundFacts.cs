namespace CouncilPlatform.Grants.Demonstration;

/// <summary>
/// What documents say about funds beside their money: protocols, elements and stated totals; and schemes of several sources. If a fund
/// already has some of a kind, its users' data stays as it is.
/// </summary>
internal sealed class FundFacts(Changes<GrantsDb> changes, IPartnerships partnerships) : IDemonstration
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var document = await DemonstrationFile.ReadAsync<Document>("fund-facts", cancellationToken);
        foreach (var fund in document.Funds)
        {
            var partnership = await partnerships.FindAsync(fund.Partnership, cancellationToken);
            await changes.RunAsync(partnership, DemonstrationFile.Action, change => AddFundAsync(fund, change), cancellationToken);
        }

        foreach (var scheme in document.Schemes)
        {
            var partnership = await partnerships.FindAsync(scheme.Partnership, cancellationToken);
            await changes.RunAsync(partnership, DemonstrationFile.Action, change => AddSchemeAsync(scheme, change), cancellationToken);
        }
    }

    private static async Task AddFundAsync(FundDocument document, Change<GrantsDb> change)
    {
        var organisations = await change.FindOrganisationsAsync([
            .. document
                .Elements.Select(e => e.RetainedBy)
                .Append(document.Create?.Source)
                .Append(document.Create?.AccountableBody)
                .Distinct(),
        ]);
        var fund = await change.Of<Fund>().SingleOrDefaultAsync(f => f.Slug == document.Slug, change.Cancellation);
        if (fund is null)
        {
            if (document.Create is null)
            {
                return;
            }

            fund = Fund.Of(change.Partnership, document.Create with { Slug = document.Slug }, organisations);
            change.Done(change.Add(fund), fund.Slug);
        }

        if (!await change.Db.Set<FundProtocol>().AnyAsync(p => p.FundId == fund.Id, change.Cancellation))
        {
            Add(document.Protocols.Select((p, index) => FundProtocol.Of(fund, index + 1, p)), p => p.Title);
        }

        if (!await change.Of<FundElement>().AnyAsync(e => e.FundId == fund.Id, change.Cancellation))
        {
            Add(document.Elements.Select((e, index) => FundElement.Of(fund, index + 1, e, organisations)), e => e.Title);
        }

        if (!await change.Of<StatedTotal>().AnyAsync(t => t.FundId == fund.Id, change.Cancellation))
        {
            Add(document.StatedTotals.Select((t, index) => StatedTotal.Record(fund, index + 1, t)), t => t.AsWritten);
        }

        void Add<T>(IEnumerable<T> facts, Func<T, string> name)
            where T : class, IKeyed
        {
            foreach (var fact in facts)
            {
                change.Done(change.Add(fact), $"{fund.Slug}: {name(fact)}");
            }
        }
    }

    private static async Task AddSchemeAsync(CreateFundedSchemeInput document, Change<GrantsDb> change)
    {
        if (!await change.Of<FundedScheme>().AnyAsync(s => s.Slug == document.Slug, change.Cancellation))
        {
            var scheme = FundedScheme.Of(change.Partnership, document);
            change.Done(change.Add(scheme), scheme.Slug);
            change.AddRange(SchemeSource.Of(scheme, document.Sources, await change.FindOrganisationsAsync()));
        }
    }

    private sealed record Document(IReadOnlyList<FundDocument> Funds, IReadOnlyList<CreateFundedSchemeInput> Schemes);

    private sealed record FundDocument(
        string Partnership,
        string Slug,
        CreateFundInput? Create,
        IReadOnlyList<AdoptFundProtocolInput> Protocols,
        IReadOnlyList<RecordFundElementInput> Elements,
        IReadOnlyList<RecordStatedTotalInput> StatedTotals
    );
}
