using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>The people that an administrator may give a role: those that their own organisation's directory knows.</summary>
internal static class WaitingPeople
{
    /// <summary>People who signed in, or whose program did, and have no role now, or never had one.</summary>
    public static IQueryable<Person> Of(CoreDb db, Caller caller, DateOnly today) =>
        Known(db, caller)
            .Where(p =>
                p.StoppedUtc == null
                && (p.SignedInUtc != null || db.Identities.Any(i => i.PersonId == p.Id))
                && !db.PersonRoles.Any(r => r.PersonId == p.Id && r.EndedUtc == null && (r.Until == null || today <= r.Until))
            );

    /// <summary>Everybody whom the administrator may give a role or an office: people of their organisation, and of the partnership.</summary>
    public static IQueryable<Person> AllIn(Guid partnership, CoreDb db, Caller caller) =>
        db.People.Where(p =>
            p.ErasedUtc == null && (Known(db, caller).Any(k => k.Id == p.Id) || db.Of<PersonRole>(partnership).Any(r => r.PersonId == p.Id))
        );

    /// <summary>A person whom the administrator may give a role.</summary>
    /// <exception cref="RuleException">NOT_FOUND.</exception>
    public static async Task<Person> RequireAsync(Change<CoreDb> change, GlobalId id)
    {
        var key = id.For<Person>(InputPath.Of("person"));
        return await AllIn(change.Partnership.Id, change.Db, change.Caller).SingleOrDefaultAsync(p => p.Id == key, change.Cancellation)
            ?? throw new RuleException(RuleCodes.NotFound, "No person here has this id. Check it, then try again.", InputPath.Of("person"));
    }

    private static IQueryable<Person> Known(CoreDb db, Caller caller)
    {
        var (all, organisation) = (caller.IsOperator, caller.Organisation);
        return db.People.Where(p => p.ErasedUtc == null && (all || organisation != null && p.OrganisationId == organisation));
    }
}
