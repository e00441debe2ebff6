using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>Who was behind a line of the audit trail.</summary>
internal sealed class AuditFields
{
    /// <summary>
    /// The id of the key that the change was made with: two keys may have one label. Null for a command and for what the platform does by
    /// itself.
    /// </summary>
    [Needs(nameof(AuditEntry.ActorId))]
    public static GlobalId? ActorKey(AuditEntry entry) => entry.ActorId is { } key ? new GlobalId(nameof(Keys.ApiKey), key) : null;

    /// <summary>
    /// The person who made the change, or who made the key that it was made with. Null if that is not known, or a command made the key.
    /// </summary>
    [Needs(nameof(AuditEntry.PersonId))]
    public static IDataLoaderResult<Person?>? ActorPerson(AuditEntry entry, Batches batches, CoreDb db) =>
        entry.PersonId is { } person ? batches.Row<Person>(db, person) : null;

    /// <summary>The organisation that the change was made for. Null if the caller acted for none.</summary>
    [Needs(nameof(AuditEntry.OrganisationId))]
    public static IDataLoaderResult<Organisation?>? ActorOrganisation(AuditEntry entry, OrganisationBatch organisations) =>
        entry.OrganisationId is { } organisation ? organisations.Get(organisation) : null;
}
