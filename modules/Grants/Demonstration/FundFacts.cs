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
            if (document.Create is not { } create)
            {
                return;
            }

            fund = new Fund
            {
                PartnershipId = change.Partnership.Id,
                Slug = document.Slug,
                Name = create.Name,
                SourceId = organisations[create.Source].Id,
                AccountableBodyId = organisations[create.AccountableBody].Id,
                CommitNeedsApproval = create.CommitNeedsApproval,
            };
            change.Done(change.Add(fund), fund.Slug);
        }

        if (!await change.Db.Set<FundProtocol>().AnyAsync(p => p.FundId == fund.Id, change.Cancellation))
        {
            Add(document.Protocols.Select((p, index) => p.Of(fund, index + 1)), p => p.Title);
        }

        if (!await change.Of<FundElement>().AnyAsync(e => e.FundId == fund.Id, change.Cancellation))
        {
            Add(document.Elements.Select((e, index) => e.Of(fund, index + 1, organisations)), e => e.Title);
        }

        if (!await change.Of<StatedTotal>().AnyAsync(t => t.FundId == fund.Id, change.Cancellation))
        {
            Add(document.StatedTotals.Select((t, index) => t.Read(fund, index + 1)), t => t.AsWritten);
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

    private static async Task AddSchemeAsync(SchemeDocument document, Change<GrantsDb> change)
    {
        if (await change.Of<FundedScheme>().AnyAsync(s => s.Slug == document.Slug, change.Cancellation))
        {
            return;
        }

        var scheme = new FundedScheme
        {
            PartnershipId = change.Partnership.Id,
            Slug = document.Slug,
            Title = document.Title,
            Description = document.Description,
            SourcesComplete = document.SourcesComplete,
        };
        change.Done(change.Add(scheme.Cite(document.Document.Citation)), scheme.Slug);
        change.AddRange(
            document.Sources.Select(
                (name, index) =>
                    new SchemeSource
                    {
                        SchemeId = scheme.Id,
                        Number = index + 1,
                        Name = name,
                    }
            )
        );
    }

    private sealed record Document(IReadOnlyList<FundDocument> Funds, IReadOnlyList<SchemeDocument> Schemes);

    private sealed record FundDocument(
        string Partnership,
        string Slug,
        NewFund? Create,
        IReadOnlyList<ProtocolDocument> Protocols,
        IReadOnlyList<ElementDocument> Elements,
        IReadOnlyList<TotalDocument> StatedTotals
    );

    private sealed record NewFund(string Name, string Source, string AccountableBody, bool CommitNeedsApproval);

    private sealed record CitationDocument(string Title, string Date, string? Place)
    {
        public CitationInput Citation => new(Title, PartialDate.Parse(Date), Place);
    }

    private sealed record ProtocolDocument(
        DateOnly? EffectiveFrom,
        string Title,
        string Text,
        IReadOnlyList<CodedTerm> Criteria,
        CitationDocument Document
    )
    {
        public FundProtocol Of(Fund fund, int number) =>
            new()
            {
                FundId = fund.Id,
                Number = number,
                EffectiveFrom = EffectiveFrom,
                Title = Title,
                Text = Text,
                CriteriaJson = JsonText.Write(Criteria),
                DocumentTitle = Document.Title,
                DocumentDate = PartialDate.Parse(Document.Date),
                DocumentPlace = Document.Place,
            };
    }

    private sealed record ElementDocument(string Title, ElementStatus Status, string? RetainedBy, string AsOf, string? Note)
    {
        public FundElement Of(Fund fund, int number, IReadOnlyDictionary<string, Organisation> organisations) =>
            new()
            {
                PartnershipId = fund.PartnershipId,
                FundId = fund.Id,
                Number = number,
                Title = Title,
                Status = Status,
                RetainedById = RetainedBy is null ? null : organisations[RetainedBy].Id,
                AsOf = PartialDate.Parse(AsOf),
                Note = Note,
            };
    }

    private sealed record TotalDocument(TotalOf Of, TotalScope Scope, string AsWritten, string? Note, CitationDocument Document)
    {
        public StatedTotal Read(Fund fund, int number)
        {
            var written = WrittenAmount.Read(AsWritten)!;
            return new()
            {
                PartnershipId = fund.PartnershipId,
                FundId = fund.Id,
                Number = number,
                Of = Of,
                Scope = Scope,
                AsWritten = AsWritten,
                Note = Note,
                Pence = written.Amount.MinorUnits,
                PrecisionPence = written.Precision.MinorUnits,
                DocumentTitle = Document.Title,
                DocumentDate = PartialDate.Parse(Document.Date),
                DocumentPlace = Document.Place,
            };
        }
    }

    private sealed record SchemeDocument(
        string Partnership,
        string Slug,
        string Title,
        string? Description,
        IReadOnlyList<string> Sources,
        bool SourcesComplete,
        CitationDocument Document
    );
}
