using System.Globalization;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Data.RowSecurity;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Offices;

/// <summary>
/// Who holds an office in an organisation, from and until a day. Only that organisation's own administrators appoint, and nobody appoints
/// themselves.
/// </summary>
[AcrossPartnerships(
    "Who a caller is must be known before their partnerships are, and some offices exclude each other wherever they are held."
)]
internal sealed class Appointment : Aggregate, IOwned
{
    /// <summary>The office.</summary>
    public required Office Office { get; init; }

    public Guid OrganisationId { get; init; }

    public Guid HolderId { get; init; }

    /// <summary>The first day on which the holder has the office.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day on which the holder has the office. Null while it has no end.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The directory whose group gives the office. Null for an office that an administrator gave.</summary>
    public string? Directory { get; init; }

    /// <summary>The person behind the holder.</summary>
    internal Guid PersonId { get; init; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>The organisation.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>The key that holds the office. Null if a person holds it.</summary>
    public IDataLoaderResult<ApiKey?> Holder(Batches batches, CoreDb db) => batches.Row<ApiKey>(db, HolderId);

    /// <summary>The person who holds the office. Null if a key holds it.</summary>
    [Requires(Role.Administrator)]
    public IDataLoaderResult<Person?> Person(Batches batches, CoreDb db) => batches.Row<Person>(db, HolderId);

    internal static Appointment Make(AppointInput input, Partnership partnership, Guid organisation, Holder holder, DateOnly today) =>
        new()
        {
            PartnershipId = partnership.Id,
            Office = input.Office,
            OrganisationId = organisation,
            HolderId = holder.Id,
            PersonId = holder.Person,
            From = input.From ?? today,
            Until = input.Until,
        };

    internal static Appointment OfDirectory(
        Office office,
        Partnership partnership,
        Guid organisation,
        Guid person,
        DateOnly today,
        string directory
    ) =>
        new()
        {
            PartnershipId = partnership.Id,
            Office = office,
            OrganisationId = organisation,
            HolderId = person,
            PersonId = person,
            From = today,
            Directory = directory,
        };

    /// <summary>
    /// Whether one person may not hold both offices. Section 5 of the Local Government and Housing Act 1989: the Monitoring Officer is
    /// neither the head of paid service nor the chief finance officer.
    /// </summary>
    internal static bool AreApart(Office one, Office other) =>
        one == Office.MonitoringOfficer && other is Office.Section151Officer or Office.ChiefExecutive
        || other == Office.MonitoringOfficer && one is Office.Section151Officer or Office.ChiefExecutive;

    internal bool Overlaps(Appointment other) => From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (Until ?? DateOnly.MaxValue);

    /// <summary>Whether the two are the same office at the same time.</summary>
    internal bool Repeats(Appointment other) =>
        (PartnershipId, Office, OrganisationId) == (other.PartnershipId, other.Office, other.OrganisationId) && Overlaps(other);

    /// <summary>Ends an office that the directory no longer gives: today it does not count any more.</summary>
    internal void EndByDirectory(DateOnly today) => Until = today.AddDays(-1);

    /// <exception cref="RuleException">INVALID: the day is before the first day, or after the present last day.</exception>
    internal void End(DateOnly until)
    {
        new Rules()
            .Require(
                From <= until && (Until is null || until <= Until),
                RuleCodes.Invalid,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Enter a day from {From:d MMMM yyyy} to the day on which the appointment already ends, if it has one."
                ),
                until
            )
            .Check();
        Until = until;
    }
}
