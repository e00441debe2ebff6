using System.Globalization;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Offices;

/// <summary>
/// Who holds an office in an organisation, from and until a day. Only that organisation's own administrators appoint, and nobody appoints
/// themselves.
/// </summary>
internal sealed class Appointment : IVersioned, IInPartnership, IOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The office.</summary>
    public required Office Office { get; init; }

    public Guid OrganisationId { get; init; }

    public Guid HolderId { get; init; }

    /// <summary>The first day on which the holder has the office.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day on which the holder has the office. Null while it has no end.</summary>
    public DateOnly? Until { get; private set; }

    public int Version { get; set; }

    /// <summary>The person behind the holder.</summary>
    internal Guid PersonId { get; init; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>The organisation.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>The key that holds the office.</summary>
    public IDataLoaderResult<ApiKey?> Holder(Batches batches, CoreDb db) => batches.Row<ApiKey>(db, HolderId);

    internal static Appointment Make(AppointInput input, Partnership partnership, Guid organisation, ApiKey holder, DateOnly today) =>
        new()
        {
            PartnershipId = partnership.Id,
            Office = input.Office,
            OrganisationId = organisation,
            HolderId = holder.Id,
            PersonId = holder.PersonId(),
            From = input.From ?? today,
            Until = input.Until,
        };

    internal bool Overlaps(Appointment other) => From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (Until ?? DateOnly.MaxValue);

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
