using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Demonstration;

/// <summary>
/// The five partnerships of the source documents, published, with the councils that they need. Existing data stays as its users left it.
/// Every module that a partnership's document needs is on; a module that is not installed takes effect once it is.
/// </summary>
internal sealed class CoreDemonstration(Changes<CoreDb> changes, PartnershipDirectory directory) : IDemonstration
{
    private const string Folder = "CouncilPlatform.Host.Core.Demonstration.";

    private static readonly string[] Partnerships =
    [
        "lancaster-district",
        "south-lakeland",
        "lancashire",
        "breckland-south-holland",
        "north-lanarkshire",
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    public Task LoadAsync(CancellationToken cancellationToken) =>
        changes.RunAsync(partnership: null, "loadDemonstration", LoadAsync, cancellationToken);

    private async Task LoadAsync(Change<CoreDb> change)
    {
        await change.BeginAsync();
        change.AfterCommit(directory.Forget);
        var organisations = await AddOrganisationsAsync(change);
        foreach (var slug in Partnerships)
        {
            if (!await change.Db.Partnerships.AnyAsync(p => p.Slug == slug, change.Cancellation))
            {
                AddPartnership(change, await ReadAsync<PartnershipDocument>(slug, change.Cancellation), organisations);
            }
        }
    }

    private static async Task<Dictionary<string, Organisation>> AddOrganisationsAsync(Change<CoreDb> change)
    {
        var documents = await ReadAsync<IReadOnlyList<OrganisationDocument>>("organisations", change.Cancellation);
        var organisations = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        var added = new List<OrganisationDocument>();
        foreach (var document in documents)
        {
            var found = await change.Db.Organisations.FirstOrDefaultAsync(
                o => document.GssCode != null ? o.GssCode == document.GssCode : o.Name == document.Name && o.Kind == document.Kind,
                change.Cancellation
            );
            if (found is null)
            {
                added.Add(document);
                found = change.Add(document.ToOrganisation());
                change.Audit(found, found.Name);
            }

            organisations.Add(document.Key, found);
        }

        change.AddRange(
            added.SelectMany(d =>
                d.Successors.Select(s => new Succession { OrganisationId = organisations[d.Key].Id, SuccessorId = organisations[s].Id })
            )
        );
        return organisations;
    }

    private static void AddPartnership(Change<CoreDb> change, PartnershipDocument document, Dictionary<string, Organisation> organisations)
    {
        var record = new PartnershipRecord
        {
            Slug = document.Slug,
            Name = document.Name,
            Kind = document.Kind,
            Summary = document.Summary,
            Published = true,
        };
        change.Add(record);
        change.AuditIn(record.Id, record, record.Slug);
        change.AddRange(document.Modules.Select(m => new ModuleSwitch { PartnershipId = record.Id, Module = m }));
        change.AddRange(
            document.Members.Select(
                (m, index) =>
                    new Membership
                    {
                        PartnershipId = record.Id,
                        Number = index + 1,
                        OrganisationId = organisations[m.Organisation].Id,
                        Role = m.Role,
                        From = m.From,
                        To = m.To,
                        Note = m.Note,
                    }
            )
        );
        change.AddRange(
            document.Bodies.Select(
                (b, index) =>
                    new Body
                    {
                        PartnershipId = record.Id,
                        Number = index + 1,
                        Name = b.Name,
                        Kind = b.Kind,
                        Statutory = b.Statutory,
                        OrganisationId = b.Organisation is null ? null : organisations[b.Organisation].Id,
                        Note = b.Note,
                    }
            )
        );
    }

    private static async Task<T> ReadAsync<T>(string name, CancellationToken cancellationToken)
    {
        await using var file = typeof(CoreDemonstration).Assembly.GetManifestResourceStream($"{Folder}{name}.json")!;
        return (await JsonSerializer.DeserializeAsync<T>(file, Json, cancellationToken))!;
    }

    private sealed record OrganisationDocument(
        string Key,
        string Name,
        OrganisationKind Kind,
        string? GssCode,
        string? Identifier,
        string? RegisterCode,
        DateOnly? ValidFrom,
        DateOnly? ValidTo,
        IReadOnlyList<string> Successors
    )
    {
        public Organisation ToOrganisation() =>
            new()
            {
                Name = Name,
                Kind = Kind,
                GssCode = GssCode,
                Identifier = Identifier,
                RegisterCode = RegisterCode,
                ValidFrom = ValidFrom,
                ValidTo = ValidTo,
            };
    }

    private sealed record PartnershipDocument(
        string Slug,
        string Name,
        PartnershipKind Kind,
        string Summary,
        IReadOnlyList<string> Modules,
        IReadOnlyList<MemberDocument> Members,
        IReadOnlyList<BodyDocument> Bodies
    );

    private sealed record MemberDocument(string Organisation, MemberRole Role, PartialDate? From, PartialDate? To, string? Note);

    private sealed record BodyDocument(string Name, BodyKind Kind, bool Statutory, string? Organisation, string? Note);
}
