using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Offices;
using CouncilPlatform.Host.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>Finds what a person may do now. Nothing is remembered between requests: a role that ends has ended for the next one.</summary>
internal sealed class PersonCallers(CoreDb db, TimeProvider time)
{
    /// <summary>The person with the id, as they may act now. Null if they are unknown, stopped or erased.</summary>
    /// <param name="person">The person.</param>
    /// <param name="chosen">Whom they have chosen to act for. Null for the first that they may.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<SignedIn?> FindAsync(Guid person, ActingFor? chosen, CancellationToken cancellationToken)
    {
        var today = UkTime.Today(time);
        var (roles, offices) = (db.PersonRoles.CountingOn(today), db.Appointments.CountingOn(today));
        var found = await db
            .People.AsNoTracking()
            .Where(p => p.Id == person && p.StoppedUtc == null && p.ErasedUtc == null)
            .Select(p => new
            {
                Person = p,
                Roles = roles.Where(r => r.PersonId == p.Id).OrderBy(r => r.Id).ToList(),
                Offices = offices.Where(a => a.HolderId == p.Id).Select(a => new { a.Office, a.OrganisationId }).ToList(),
                SomeSucceeded = db.Successions.Any(s => s.InheritsOn <= today),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var successors = found.SomeSucceeded
            ? await SuccessorsAsync(found.Roles, today, cancellationToken)
            : new Dictionary<Guid, (Guid Successor, HashSet<Guid> Predecessors)>();
        var organisations = found.Roles.Select(r => ActingIn(r).Organisation).OfType<Guid>().Distinct().ToList();
        var members = await db.MembersAsync(organisations, today, cancellationToken);
        var held = found
            .Roles.Where(r =>
                r.Role == Role.Applicant || ActingIn(r).Organisation is not { } member || members.Contains((member, r.PartnershipId))
            )
            .ToList();
        var choices = held.Select(ActingIn).Where(a => a.IsSomebody).Distinct().ToList();
        var acting =
            chosen is { } wanted && choices.Contains(wanted) ? wanted
            : choices is [var first, ..] ? first
            : ActingFor.Nobody;
        var caller = new Caller(found.Person.Reference, isOperator: false, RolesOf(acting))
        {
            Person = found.Person.Id,
            Organisation = acting.Organisation,
            ActsForPartnership = acting.ForPartnership,
            Predecessors =
                acting.Organisation is { } organisation
                && successors.Values.FirstOrDefault(s => s.Successor == organisation) is { } inherited
                    ? inherited.Predecessors ?? []
                    : [],
            Offices = [.. found.Offices.Select(o => (o.Office, o.OrganisationId))],
        };
        return new(found.Person, caller, held, acting, choices);

        ActingFor ActingIn(PersonRole role) =>
            new(
                role.OrganisationId is { } id && successors.TryGetValue(id, out var successor) ? successor.Successor : role.OrganisationId,
                role.ActsForPartnership
            );

        // A role for another organisation lets the person read: to write for that one, they choose to act for it.
        Dictionary<Guid, Role> RolesOf(ActingFor now) =>
            held.Select(r => (r.PartnershipId, r.Role, Acts: ActingIn(r) == now || !ActingIn(r).IsSomebody))
                .Where(r => r.Acts || r.Role >= Role.Viewer)
                .GroupBy(r => r.PartnershipId, r => r.Acts ? r.Role : Role.Viewer)
                .ToDictionary(r => r.Key, r => r.Max());
    }

    private async Task<Dictionary<Guid, (Guid Successor, HashSet<Guid> Predecessors)>> SuccessorsAsync(
        IEnumerable<PersonRole> roles,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var successors = new Dictionary<Guid, (Guid, HashSet<Guid>)>();
        foreach (var organisation in roles.Select(r => r.OrganisationId).OfType<Guid>().Distinct())
        {
            var (successor, predecessors) = await Inheritance.FindAsync(db, organisation, today, cancellationToken);
            successors[organisation] = (successor!.Value, predecessors);
        }

        return successors;
    }
}
