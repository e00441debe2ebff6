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

    /// <summary>The offices that the caller held at that time in the organisation that they acted for.</summary>
    [Needs(nameof(AuditEntry.Offices))]
    public static IReadOnlyList<Office> ActorOffices(AuditEntry entry) =>
        [.. entry.Offices.Split(',').Select(o => Enum.TryParse<Office>(o, out var office) ? office : (Office?)null).OfType<Office>()];

    /// <summary>
    /// The old and new values. Statements that change many rows at once have none: the detail says what they did. Whoever reads personal
    /// data is logged.
    /// </summary>
    [Needs(nameof(AuditEntry.Changes))]
    public static IDataLoaderResult<IReadOnlyList<AuditChange>> Changes(
        AuditEntry entry,
        Batches batches,
        CoreDb db,
        PersonalDataLog log
    ) =>
        batches
            .Parts<AuditPersonalValue, string>(db, entry.Id, v => v.LineId, v => v.Field)
            .Then(kept =>
            {
                foreach (var value in kept)
                {
                    log.Note(value.SubjectId);
                }

                return AuditChange.Of(ChangedRows.Read(entry.Changes), kept);
            });

    /// <summary>How many more rows the change added. Their values are only in their tables.</summary>
    [Needs(nameof(AuditEntry.Changes))]
    public static int MoreRowsAdded(AuditEntry entry) => ChangedRows.Read(entry.Changes).More?.Values.Sum() ?? 0;
}
