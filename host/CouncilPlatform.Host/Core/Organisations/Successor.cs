using System.Globalization;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>
/// Lets an organisation take the place of one that is abolished. From that day its people act for the old one's records, shares, offices
/// and keys, and it is a member wherever the old one was. Nothing that happened before changes.
/// </summary>
internal sealed class Successor(Change<CoreDb> change)
{
    /// <summary>Makes the change, and says what it does: a line each.</summary>
    public async Task<IReadOnlyList<string>> SucceedAsync(Organisation old, Organisation successor, DateOnly on)
    {
        await change.BeginAsync();
        await RecordAsync(old, successor, on);
        var lines = await PassMembershipsAsync(old, successor, on);
        var day = Show(on);
        var keys = await change.Db.ApiKeys.CountAsync(k => k.OrganisationId == old.Id && k.RevokedUtc == null, change.Cancellation);
        var roles = await change
            .Db.AcrossPartnerships<PersonRole>("An organisation is abolished in every partnership.")
            .CountAsync(r => r.OrganisationId == old.Id && r.EndedUtc == null && (r.Until == null || on <= r.Until), change.Cancellation);
        var offices = await change.Db.Appointments.CountAsync(
            a => a.OrganisationId == old.Id && (a.Until == null || on <= a.Until),
            change.Cancellation
        );
        var shares = await change
            .Db.AcrossPartnerships<RecordShare>("An organisation is abolished in every partnership.")
            .CountAsync(
                s => (s.OwnerId == old.Id || s.WithId == old.Id) && s.RevokedUtc == null && (s.Until == null || on <= s.Until),
                change.Cancellation
            );
        return
        [
            .. lines,
            $"Roles of people who act for {successor.Name} from {day}: {roles}.",
            $"Keys that act for {successor.Name} from {day}: {keys}.",
            $"Offices that pass to {successor.Name} on {day}: {offices}.",
            $"Shares that pass to {successor.Name} on {day}: {shares}.",
            $"From {day}, people who act for {successor.Name} may change the records of {old.Name}. They keep the name of their owner.",
        ];
    }

    private async Task RecordAsync(Organisation old, Organisation successor, DateOnly on)
    {
        var known = await change.Db.Successions.ToListAsync(change.Cancellation);
        var inherited = await Inheritance.FindAsync(change.Db, old.Id, DateOnly.MaxValue, change.Cancellation);
        var other = known.Find(s => s.OrganisationId == old.Id && s.InheritsOn is not null);
        new Rules()
            .Require(old.Id != successor.Id, RuleCodes.Invalid, $"{old.Name} cannot succeed itself. Enter another organisation.", "--by")
            .Require(
                other is null || other.SuccessorId == successor.Id && other.InheritsOn == on,
                RuleCodes.AlreadyExists,
                $"{old.Name} already has a successor, from {Show(other?.InheritsOn ?? on)}.",
                "organisation"
            )
            .Require(
                old.ValidTo is null || old.ValidTo == on,
                RuleCodes.Invalid,
                $"{old.Name} no longer existed on {Show(old.ValidTo ?? on)}. Enter that day.",
                "--on"
            )
            .Require(
                (successor.ValidFrom is null || successor.ValidFrom <= on) && (successor.ValidTo is null || on < successor.ValidTo),
                RuleCodes.Invalid,
                $"{successor.Name} does not exist on {Show(on)}. Enter another day or organisation.",
                "--by"
            )
            .Require(
                !inherited.Predecessors.Contains(successor.Id),
                RuleCodes.Invalid,
                $"{successor.Name} was itself succeeded by {old.Name}.",
                "--by"
            )
            .Check();
        if (other is not null)
        {
            return;
        }

        old.ValidTo = on;
        change.Db.Entry(old).State = EntityState.Modified;
        var succession =
            known.Find(s => s.OrganisationId == old.Id && s.SuccessorId == successor.Id)
            ?? change.Add(new Succession { OrganisationId = old.Id, SuccessorId = successor.Id });
        succession.InheritsOn = on;
        change.Audit(old, FormattableString.Invariant($"succeeded by {successor.Name} on {on:yyyy-MM-dd}"));
    }

    private async Task<IReadOnlyList<string>> PassMembershipsAsync(Organisation old, Organisation successor, DateOnly on)
    {
        const string reason = "An organisation is abolished in every partnership.";
        var members = await change.Db.AcrossPartnerships<Membership>(reason).ToListAsync(change.Cancellation);
        var seats = await change.Db.AcrossPartnerships<BodyMember>(reason).ToListAsync(change.Cancellation);
        var partnerships = await change.Db.Partnerships.ToDictionaryAsync(p => p.Id, p => p.Name, change.Cancellation);
        var bodies = await change.Db.AcrossPartnerships<Body>(reason).ToDictionaryAsync(b => b.Id, b => b.Name, change.Cancellation);
        return
        [
            .. Pass(
                members,
                (m, number) =>
                    new()
                    {
                        PartnershipId = m.PartnershipId,
                        Number = number,
                        OrganisationId = successor.Id,
                        Role = m.Role,
                        From = PartialDate.Of(on),
                    },
                m => (m.PartnershipId, m.Role),
                m => partnerships[m.PartnershipId]
            ),
            .. Pass(
                seats,
                (m, number) =>
                    new()
                    {
                        PartnershipId = m.PartnershipId,
                        BodyId = m.BodyId,
                        Number = number,
                        OrganisationId = successor.Id,
                        Role = m.Role,
                        From = PartialDate.Of(on),
                    },
                m => (m.BodyId, m.Role),
                m => $"{partnerships[m.PartnershipId]}, {bodies[m.BodyId]}"
            ),
        ];

        List<string> Pass<T, TRole>(List<T> all, Func<T, int, T> nextOf, Func<T, (Guid Within, TRole Role)> seatOf, Func<T, string> nameOf)
            where T : DatedMembership
        {
            var lines = new List<string>();
            foreach (
                var membership in all.Where(m =>
                        m.OrganisationId == old.Id && (m.LastDay is null || on <= m.LastDay) && (m.FirstDay is null || m.FirstDay < on)
                    )
                    .ToList()
            )
            {
                var (within, role) = seatOf(membership);
                membership.To = PartialDate.Of(on.AddDays(-1));
                change.AuditIn(membership.PartnershipId, membership, $"{old.Name}: to {membership.To}");
                var next = nextOf(membership, all.Where(m => seatOf(m).Within == within).Max(m => m.Number) + 1);
                if (!all.Exists(m => m.OrganisationId == successor.Id && seatOf(m).Equals((within, role)) && next.Overlaps(m)))
                {
                    all.Add(change.Add(next));
                    change.AuditIn(next.PartnershipId, next, $"{successor.Name}: {role}, from {next.From}");
                }

                lines.Add(
                    $"{nameOf(membership)}: {successor.Name} takes the place of {old.Name} as {Wording.Of($"{role}")} on {Show(on)}."
                );
            }

            return lines;
        }
    }

    private static string Show(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
