using System.Globalization;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Data.RowSecurity;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.People;

/// <summary>
/// What a person may do in a partnership, for which organisation, from and until a day. Only that organisation's administrators give roles
/// for it, but for the role of those who apply for grants, and nobody gives themselves one.
/// </summary>
[AcrossPartnerships("Who a caller is must be known before their partnerships are, and who waits for a role is asked of all partnerships.")]
internal sealed class PersonRole : Aggregate, IOwned
{
    public Guid PersonId { get; init; }

    /// <summary>What the person may do.</summary>
    public Role Role { get; init; }

    /// <summary>Whether the person acts for the partnership's own team.</summary>
    public bool ActsForPartnership { get; init; }

    /// <summary>The first day of the role.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day of the role. Null while it has no end.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>When an administrator took the role away at once, or the directory did. Null if neither happened.</summary>
    public DateTime? EndedUtc { get; private set; }

    /// <summary>The directory whose group gives the role. Null for a role that an administrator gave.</summary>
    public string? Directory { get; init; }

    public Guid? OrganisationId { get; init; }

    // Somebody who applies for a grant has no administrators here who could give the role: those of the partnership do.
    Guid? IOwned.OwnerId => Role == Role.Applicant ? null : OrganisationId;

    /// <summary>The organisation that the person acts for. Null if they act for none.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>The person.</summary>
    public IDataLoaderResult<Person?> Person(Batches batches, CoreDb db) => batches.Row<Person>(db, PersonId);

    internal static PersonRole Make(
        Guid person,
        Guid partnership,
        Role role,
        Guid? organisation,
        bool forPartnership,
        DateOnly from,
        DateOnly? until,
        string? directory = null
    ) =>
        new()
        {
            PersonId = person,
            PartnershipId = partnership,
            Role = role,
            OrganisationId = organisation,
            ActsForPartnership = forPartnership,
            From = from,
            Until = until,
            Directory = directory,
        };

    /// <summary>Whether the two give the same thing at the same time.</summary>
    internal bool Repeats(PersonRole other) =>
        EndedUtc is null
        && other.EndedUtc is null
        && GivesTheSame(other)
        && From <= (other.Until ?? DateOnly.MaxValue)
        && other.From <= (Until ?? DateOnly.MaxValue);

    /// <summary>Whether the two give the same thing, at whatever time.</summary>
    internal bool GivesTheSame(PersonRole other) =>
        (PartnershipId, Role, OrganisationId, ActsForPartnership)
        == (other.PartnershipId, other.Role, other.OrganisationId, other.ActsForPartnership);

    /// <summary>Ends the role at once, or at the end of a day to come.</summary>
    /// <exception cref="RuleException">INVALID: the role has ended, or the day is in the past or after its present end.</exception>
    internal void End(DateOnly? until, DateTime now)
    {
        var today = UkTime.Day(now);
        var latest = Until is { } last ? string.Create(CultureInfo.InvariantCulture, $" and at the latest {last:d MMMM yyyy}") : "";
        new Rules()
            .Require(
                EndedUtc is null && (Until is null || today <= Until),
                RuleCodes.Invalid,
                "This role has already ended.",
                InputPath.Of("role")
            )
            .Require(
                until is null || today <= until && From <= until && (Until is null || until <= Until),
                RuleCodes.Invalid,
                $"Enter a day on which the role counts, today or later{latest}. Leave it out to end the role now.",
                until
            )
            .Check();
        Until = until ?? Until;
        EndedUtc = until is null ? now : null;
    }

    /// <summary>Ends a role that the directory no longer gives.</summary>
    internal void EndByDirectory(DateTime now) => EndedUtc ??= now;
}
