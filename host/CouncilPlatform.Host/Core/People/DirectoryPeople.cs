using System.Security.Claims;
using CouncilPlatform.Host.Core.Offices;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>
/// The people that directories vouch for. A person is known by the directory's own id for them, never by an email address, which may pass to
/// somebody else. Their roles and offices follow the directory's groups each time that it is heard.
/// </summary>
internal sealed partial class DirectoryPeople(
    IServiceScopeFactory scopes,
    PartnershipDirectory partnerships,
    TimeProvider time,
    ILogger<DirectoryPeople> logger
)
{
    /// <summary>The person who signs in, known from now on. An unknown person without a group has no role until an administrator gives one.</summary>
    public Task<Person> SignInAsync(
        string name,
        DirectoryOptions directory,
        ClaimsPrincipal principal,
        CancellationToken cancellationToken
    ) => TakeAsync(name, directory, principal, signsIn: true, cancellationToken);

    /// <summary>The person whom a program's token names. Nothing is written unless something is new.</summary>
    public Task<Person> FindAsync(
        string name,
        DirectoryOptions directory,
        ClaimsPrincipal principal,
        CancellationToken cancellationToken
    ) => TakeAsync(name, directory, principal, signsIn: false, cancellationToken);

    private async Task<Person> TakeAsync(
        string name,
        DirectoryOptions directory,
        ClaimsPrincipal principal,
        bool signsIn,
        CancellationToken cancellationToken
    )
    {
        var known = await KnownAsync(name, directory, principal, cancellationToken);
        if (known.Person is { } person && !signsIn && known.IsUpToDate)
        {
            return person;
        }

        try
        {
            return await WriteAsync();
        }
        catch (Exception e) when (Databases.IsDuplicate(e) || Databases.IsWriteConflict(e) || e is DbUpdateConcurrencyException)
        {
            // The same person came in by another request at this moment.
            return await WriteAsync();
        }

        Task<Person> WriteAsync() =>
            scopes.RunAsAsync(
                CallerScopes.Platform($"directory {name}"),
                services =>
                    services
                        .GetRequiredService<Changes<CoreDb>>()
                        .RunAsync(
                            partnership: null,
                            "updatePerson",
                            change => UpdateAsync(change, name, directory, principal, signsIn),
                            cancellationToken
                        )
            );
    }

    private Task<(Person? Person, bool IsUpToDate)> KnownAsync(
        string name,
        DirectoryOptions directory,
        ClaimsPrincipal principal,
        CancellationToken cancellationToken
    ) =>
        scopes.RunAsAsync<(Person?, bool)>(
            CallerScopes.Platform($"directory {name}"),
            async services =>
            {
                var db = services.GetRequiredService<CoreDb>();
                if (await FindAsync(db, directory, principal, cancellationToken) is not { } person)
                {
                    return (null, false);
                }

                var wanted = await WantedAsync(db, person, name, directory, principal, cancellationToken);
                var (roles, offices) = await PresentAsync(db, person, name, cancellationToken);
                return (
                    person,
                    wanted.Roles.All(w => roles.Exists(w.Repeats))
                        && roles.TrueForAll(r => wanted.Roles.Exists(r.Repeats))
                        && wanted.Offices.All(w => offices.Exists(w.Repeats))
                        && offices.TrueForAll(o => wanted.Offices.Exists(o.Repeats))
                );
            }
        );

    private async Task<Person> UpdateAsync(
        Change<CoreDb> change,
        string name,
        DirectoryOptions directory,
        ClaimsPrincipal principal,
        bool signsIn
    )
    {
        await change.BeginAsync();
        var db = change.Db;
        var person = await FindAsync(db, directory, principal, change.Cancellation);
        if (person is null)
        {
            var organisation = await OrganisationOfAsync(db, directory, change.Cancellation);
            person = change.Add(Person.Make(NameIn(principal) ?? "", EmailIn(principal), organisation?.Id, change.NowUtc));
            var (issuer, subject) = DirectoryScheme.IdentityOf(principal, directory);
            change.Add(
                new Identity
                {
                    PersonId = person.Id,
                    Issuer = issuer,
                    Subject = subject,
                }
            );
            change.AuditIn(partnership: null, person, $"{person.Reference} is known through the directory {name}");
        }

        if (!person.MaySignIn)
        {
            return person;
        }

        if (signsIn)
        {
            person.SignIn(NameIn(principal), EmailIn(principal), change.NowUtc);
            change.AuditIn(partnership: null, person, $"{person.Reference} came in through the directory {name}");
        }

        await FollowGroupsAsync(change, person, name, directory, principal);
        return person;
    }

    private async Task FollowGroupsAsync(
        Change<CoreDb> change,
        Person person,
        string name,
        DirectoryOptions directory,
        ClaimsPrincipal principal
    )
    {
        var wanted = await WantedAsync(change.Db, person, name, directory, principal, change.Cancellation);
        var (roles, offices) = await PresentAsync(change.Db, person, name, change.Cancellation);
        foreach (var role in roles.Where(r => !wanted.Roles.Exists(r.Repeats)))
        {
            role.EndByDirectory(change.NowUtc);
            change.AuditIn(role.PartnershipId, role, $"{person.Reference}: {role.Role} ended by the directory {name}");
        }

        foreach (var role in wanted.Roles.Where(w => !roles.Exists(w.Repeats)))
        {
            change.Add(role);
            change.AuditIn(role.PartnershipId, role, $"{person.Reference}: {role.Role}, by the directory {name}");
        }

        foreach (var office in offices.Where(o => !wanted.Offices.Exists(o.Repeats)))
        {
            office.EndByDirectory(change.Today);
            change.AuditIn(office.PartnershipId, office, $"{person.Reference}: {office.Office} ended by the directory {name}");
        }

        foreach (var office in wanted.Offices.Where(w => !offices.Exists(w.Repeats)))
        {
            change.Add(office);
            change.AuditIn(office.PartnershipId, office, $"{person.Reference}: {office.Office}, by the directory {name}");
        }
    }

    private async Task<(List<PersonRole> Roles, List<Appointment> Offices)> WantedAsync(
        CoreDb db,
        Person person,
        string name,
        DirectoryOptions directory,
        ClaimsPrincipal principal,
        CancellationToken cancellationToken
    )
    {
        var held = principal.FindAll(c => c.Type is "groups" or "roles").Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        if (principal.HasClaim(c => c.Type == "_claim_names"))
        {
            LogTooManyGroups(name);
        }

        var organisation = await OrganisationOfAsync(db, directory, cancellationToken);
        var all = (await partnerships.CurrentAsync(cancellationToken)).BySlug;
        var today = UkTime.Today(time);
        List<PersonRole> roles = [];
        List<Appointment> offices = [];
        foreach (var group in directory.Groups.Where(g => held.Contains(g.Group)))
        {
            if (!all.TryGetValue(group.Partnership, out var partnership))
            {
                LogUnknownPartnership(name, group.Group, group.Partnership);
                continue;
            }

            if (group.Role is { } role)
            {
                var acting = group.ForPartnership ? null : organisation?.Id;
                var made = PersonRole.Make(person.Id, partnership.Id, role, acting, group.ForPartnership, today, until: null, name);
                if (!roles.Exists(made.Repeats))
                {
                    roles.Add(made);
                }
            }

            if (group.Office is { } office && organisation is not null)
            {
                var made = Appointment.OfDirectory(office, partnership, organisation.Id, person.Id, today, name);
                if (offices.Exists(o => Appointment.AreApart(o.Office, office)))
                {
                    LogOfficesApart(name, person.Reference);
                }
                else if (!offices.Exists(made.Repeats))
                {
                    offices.Add(made);
                }
            }
        }

        return (roles, offices);
    }

    private async Task<(List<PersonRole> Roles, List<Appointment> Offices)> PresentAsync(
        CoreDb db,
        Person person,
        string name,
        CancellationToken cancellationToken
    )
    {
        var today = UkTime.Today(time);
        return (
            await db.AcrossPartnerships<PersonRole>("A directory gives roles in several partnerships.")
                .Where(r => r.PersonId == person.Id && r.Directory == name && r.EndedUtc == null)
                .ToListAsync(cancellationToken),
            await db.AcrossPartnerships<Appointment>("A directory gives offices in several partnerships.")
                .Where(a => a.HolderId == person.Id && a.Directory == name && (a.Until == null || today <= a.Until))
                .ToListAsync(cancellationToken)
        );
    }

    private static async Task<Person?> FindAsync(
        CoreDb db,
        DirectoryOptions directory,
        ClaimsPrincipal principal,
        CancellationToken cancellationToken
    )
    {
        var (issuer, subject) = DirectoryScheme.IdentityOf(principal, directory);
        return await db
            .People.Where(p => db.Identities.Any(i => i.PersonId == p.Id && i.Issuer == issuer && i.Subject == subject))
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<Organisation?> OrganisationOfAsync(CoreDb db, DirectoryOptions directory, CancellationToken cancellationToken)
    {
        if (directory.Organisation is not { } code)
        {
            return null;
        }

        var organisation = await OrganisationQueries.Organisation(code, db, cancellationToken);
        if (organisation is null)
        {
            LogUnknownOrganisation(directory.Name, code);
        }

        return organisation;
    }

    private static string? NameIn(ClaimsPrincipal principal) =>
        principal.FindFirst("name")?.Value ?? principal.FindFirst("preferred_username")?.Value;

    private static string? EmailIn(ClaimsPrincipal principal) => principal.FindFirst("email")?.Value;

    [LoggerMessage(
        LogLevel.Warning,
        "The directory {Directory} sent too many groups to list them, so nobody's groups are known. Assign app roles instead"
    )]
    private partial void LogTooManyGroups(string directory);

    [LoggerMessage(LogLevel.Warning, "The directory {Directory} gives the group {Group} a role in {Partnership}, which does not exist")]
    private partial void LogUnknownPartnership(string directory, string group, string partnership);

    [LoggerMessage(LogLevel.Warning, "No organisation has the code {Code}, which the settings of the directory {Directory} name")]
    private partial void LogUnknownOrganisation(string directory, string code);

    [LoggerMessage(
        LogLevel.Warning,
        "The directory {Directory} makes {Person} Monitoring Officer and Section 151 officer or Chief Executive. Only the first counts"
    )]
    private partial void LogOfficesApart(string directory, string person);
}
