using CouncilPlatform.Host.Core.Offices;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>
/// The people that directories vouch for. A person is known by the directory's own id for them, never by an email address, which may pass
/// to somebody else. Their roles and offices follow the directory's groups each time that it is heard.
/// </summary>
internal sealed partial class DirectoryPeople(
    IServiceScopeFactory scopes,
    PartnershipDirectory partnerships,
    TimeProvider time,
    ILogger<DirectoryPeople> logger
)
{
    /// <summary>
    /// The person who signs in, known from now on. An unknown person without a group has no role until an administrator gives one.
    /// </summary>
    public Task<Person> SignInAsync(DirectoryToken token, CancellationToken cancellationToken) =>
        WriteAsync(token, signsIn: true, cancellationToken);

    /// <summary>The person whom a program's token names. Nothing is written unless something is new.</summary>
    public async Task<Person> FindAsync(DirectoryToken token, CancellationToken cancellationToken) =>
        await UpToDateAsync(token, cancellationToken) ?? await WriteAsync(token, signsIn: false, cancellationToken);

    private async Task<Person> WriteAsync(DirectoryToken token, bool signsIn, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync();
        }
        catch (Exception e) when (DatabaseFaults.IsDuplicate(e) || DatabaseFaults.IsWriteConflict(e) || e is DbUpdateConcurrencyException)
        {
            // The same person came in by another request at this moment.
            return await RunAsync();
        }

        Task<Person> RunAsync() =>
            scopes.ChangeAsAsync(
                CallerScopes.Platform($"directory {token.Directory}"),
                "updatePerson",
                change => UpdateAsync(change, token, signsIn),
                cancellationToken
            );
    }

    /// <summary>The person of a token that says nothing new. Null if something must be written.</summary>
    private Task<Person?> UpToDateAsync(DirectoryToken token, CancellationToken cancellationToken) =>
        scopes.RunAsAsync(
            CallerScopes.Platform($"directory {token.Directory}"),
            async services =>
            {
                var db = services.GetRequiredService<CoreDb>();
                if (await KnownAsync(db, token, cancellationToken) is not { } known)
                {
                    return null;
                }

                var (person, identity) = known;
                if (!person.MaySignIn || token.IssuedUtc < identity.TokenIssuedUtc)
                {
                    return person;
                }

                var wanted = await WantedAsync(db, person, token, cancellationToken);
                var (roles, offices) = await PresentAsync(db, person, token, cancellationToken);
                return
                    wanted.Roles.All(w => roles.Exists(w.Repeats))
                    && roles.TrueForAll(r => wanted.Roles.Exists(r.Repeats))
                    && wanted.Offices.All(w => offices.Exists(w.Repeats))
                    && offices.TrueForAll(o => wanted.Offices.Exists(o.Repeats))
                    ? person
                    : null;
            }
        );

    private async Task<Person> UpdateAsync(Change<CoreDb> change, DirectoryToken token, bool signsIn)
    {
        await change.BeginAsync();
        var (person, identity) = await KnownAsync(change.Db, token, change.Cancellation) ?? await AddAsync(change, token);
        if (!person.MaySignIn)
        {
            return person;
        }

        if (signsIn)
        {
            person.Follow(token.Name, token.Email);
            change.AuditIn(partnership: null, person, $"{person.Reference} came in through the directory {token.Directory}");
        }

        // A token lives on after a later one took a role away, and must not bring it back.
        if (token.IssuedUtc >= identity.TokenIssuedUtc)
        {
            identity.TokenIssuedUtc = token.IssuedUtc;
            await FollowGroupsAsync(change, person, token);
        }

        return person;
    }

    private async Task<(Person, Identity)> AddAsync(Change<CoreDb> change, DirectoryToken token)
    {
        var organisation = await OrganisationOfAsync(change.Db, token.Options, change.Cancellation);
        var person = change.Add(Person.Make(token.Name ?? "", token.Email, organisation?.Id, change.NowUtc));
        var identity = change.Add(
            new Identity
            {
                PersonId = person.Id,
                Issuer = token.Issuer,
                Subject = token.Subject,
                Hash = Identity.HashOf(token.Issuer, token.Subject),
                TokenIssuedUtc = token.IssuedUtc,
            }
        );
        change.AuditIn(partnership: null, person, $"{person.Reference} is known through the directory {token.Directory}");
        return (person, identity);
    }

    private async Task FollowGroupsAsync(Change<CoreDb> change, Person person, DirectoryToken token)
    {
        var name = token.Directory;
        var wanted = await WantedAsync(change.Db, person, token, change.Cancellation);
        var (roles, offices) = await PresentAsync(change.Db, person, token, change.Cancellation);
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
        DirectoryToken token,
        CancellationToken cancellationToken
    )
    {
        var (name, directory) = (token.Directory, token.Options);
        if (token.HasTooManyGroups)
        {
            LogTooManyGroups(name);
        }

        var organisation = await OrganisationOfAsync(db, directory, cancellationToken);
        // What an administrator ended stays ended until the directory is asked anew.
        var since = token.IssuedUtc.AddSeconds(1);
        var ended = await db.AcrossPartnerships<PersonRole>("A directory gives roles in several partnerships.")
            .Where(r => r.PersonId == person.Id && r.Directory == name && r.EndedUtc >= since)
            .ToListAsync(cancellationToken);
        var all = (await partnerships.CurrentAsync(cancellationToken)).BySlug;
        var today = UkTime.Today(time);
        List<PersonRole> roles = [];
        List<Appointment> offices = [];
        foreach (var group in directory.Groups.Where(g => token.Groups.Contains(g.Group)))
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
                if (!roles.Exists(made.Repeats) && !ended.Exists(made.GivesTheSame))
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
        DirectoryToken token,
        CancellationToken cancellationToken
    )
    {
        var name = token.Directory;
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

    private static async Task<(Person, Identity)?> KnownAsync(CoreDb db, DirectoryToken token, CancellationToken cancellationToken)
    {
        var hash = Identity.HashOf(token.Issuer, token.Subject);
        return await db.Identities.SingleOrDefaultAsync(i => i.Hash == hash, cancellationToken) is { } identity
            ? (await db.People.SingleAsync(p => p.Id == identity.PersonId, cancellationToken), identity)
            : null;
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
