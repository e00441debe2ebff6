using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Grants.Demonstration;

/// <summary>
/// What the documents tell of funds beside their money: protocols, elements and stated totals; and schemes of several sources. What a fund has
/// already of a kind stays as its users left it.
/// </summary>
internal sealed class FundFacts(GrantsDb db, IPartnerships partnerships, IMediator mediator) : IDemonstration
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var file = typeof(FundFacts).Assembly.GetManifestResourceStream(
            "CouncilPlatform.Grants.Demonstration.fund-facts.json"
        )!;
        var document = (await JsonSerializer.DeserializeAsync<Document>(file, Json, cancellationToken))!;
        string[] codes =
        [
            .. document
                .Funds.SelectMany(f => f.Elements.Select(e => e.RetainedBy).Append(f.Create?.Source).Append(f.Create?.AccountableBody))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        var organisations = await mediator.Send(new FindOrganisations(codes), cancellationToken);
        await db.WriteAsync(
            async ct =>
            {
                foreach (var fund in document.Funds)
                {
                    await AddFundAsync(fund, organisations, ct);
                }

                foreach (var scheme in document.Schemes)
                {
                    await AddSchemeAsync(scheme, ct);
                }

                return true;
            },
            cancellationToken
        );
    }

    private async Task AddFundAsync(
        FundDocument document,
        IReadOnlyDictionary<string, Organisation> organisations,
        CancellationToken cancellationToken
    )
    {
        var partnership = await partnerships.FindAsync(document.Partnership, cancellationToken);
        var fund = await db
            .Funds.AsNoTracking()
            .SingleOrDefaultAsync(f => f.PartnershipId == partnership.Id && f.Slug == document.Slug, cancellationToken);
        if (fund is null)
        {
            if (document.Create is not { } create)
            {
                return;
            }

            fund = new Fund
            {
                PartnershipId = partnership.Id,
                Slug = document.Slug,
                Name = create.Name,
                SourceId = organisations[create.Source].Id,
                AccountableBodyId = organisations[create.AccountableBody].Id,
                CommitNeedsApproval = create.CommitNeedsApproval,
            };
            Add(fund, partnership, fund.Slug);
        }

        if (!await db.FundProtocols.AnyAsync(p => p.FundId == fund.Id, cancellationToken))
        {
            foreach (var (index, protocol) in document.Protocols.Index())
            {
                Add(protocol.Of(fund, index + 1), partnership, $"{fund.Slug}: {protocol.Title}");
            }
        }

        if (!await db.FundElements.AnyAsync(e => e.FundId == fund.Id, cancellationToken))
        {
            foreach (var (index, element) in document.Elements.Index())
            {
                Add(element.Of(fund, index + 1, organisations), partnership, $"{fund.Slug}: {element.Title}");
            }
        }

        if (!await db.StatedTotals.AnyAsync(t => t.FundId == fund.Id, cancellationToken))
        {
            foreach (var (index, total) in document.StatedTotals.Index())
            {
                Add(total.Read(fund, index + 1), partnership, $"{fund.Slug}: {total.AsWritten}");
            }
        }
    }

    private async Task AddSchemeAsync(SchemeDocument document, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync(document.Partnership, cancellationToken);
        if (await db.FundedSchemes.AnyAsync(s => s.PartnershipId == partnership.Id && s.Slug == document.Slug, cancellationToken))
        {
            return;
        }

        var scheme = new FundedScheme
        {
            PartnershipId = partnership.Id,
            Slug = document.Slug,
            Title = document.Title,
            Description = document.Description,
            SourcesComplete = document.SourcesComplete,
            DocumentTitle = document.Document.Title,
            DocumentDate = PartialDate.Parse(document.Document.Date),
            DocumentPlace = document.Document.Place,
        };
        Add(scheme, partnership, scheme.Slug);
        db.AddRange(
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

    private void Add(IKeyed added, Partnership partnership, string detail)
    {
        db.Add(added);
        db.Audit("loadDemonstration", added, partnership.Id, detail);
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

    private sealed record CitationDocument(string Title, string Date, string? Place);

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
