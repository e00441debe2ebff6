using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.People;

/// <summary>Starts, finds and ends the sessions of people's browsers.</summary>
internal sealed class Sessions(
    CoreDb db,
    PersonCallers people,
    LastUses uses,
    IServiceScopeFactory scopes,
    TimeProvider time,
    IOptions<SignInOptions> options
)
{
    /// <summary>Starts a session, and returns the secret that the browser's cookie carries.</summary>
    /// <param name="person">Who signed in.</param>
    /// <param name="method">How: the directory's name, or "passkey".</param>
    /// <param name="replaced">The secret of the session that the browser had before, which ends. Null if it had none.</param>
    /// <param name="directory">Where the person is signed in at the directory. Null if they did not come from one.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    public Task<string> StartAsync(
        Person person,
        string method,
        string? replaced,
        DirectorySession? directory,
        CancellationToken cancellationToken
    ) =>
        scopes.ChangeAsAsync(
            CallerScopes.Of(person),
            "signIn",
            async change =>
            {
                await change.BeginAsync();
                if (replaced is not null)
                {
                    var hash = Secret.Hash(replaced);
                    await EndAsync(change.Db.Sessions.Where(s => s.Hash == hash), change);
                }

                // A sign-in is no edit: it does not change the version, so that one person can sign in twice at the same moment.
                await change
                    .Db.People.Where(p => p.Id == person.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.SignedInUtc, change.NowUtc), change.Cancellation);
                var secret = Secret.New();
                change.Add(
                    new Session
                    {
                        PersonId = person.Id,
                        Hash = Secret.Hash(secret),
                        Method = method,
                        CreatedUtc = change.NowUtc,
                        SeenUtc = change.NowUtc,
                        ExpiresUtc = change.NowUtc + options.Value.Lifetime,
                        DirectorySubject = directory?.Subject,
                        DirectorySession = directory?.Session,
                    }
                );
                change.AuditIn(partnership: null, person, $"{person.Reference} signed in with {method}");
                return secret;
            },
            cancellationToken
        );

    /// <summary>
    /// The person whose session it is. Null if it has ended, has been idle for too long, or the person may no longer sign in.
    /// </summary>
    public async Task<SignedIn?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(secret);
        var now = time.GetUtcNow().UtcDateTime;
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Hash == hash, cancellationToken);
        if (
            session is not { EndedUtc: null }
            || session.ExpiresUtc <= now
            || uses.OfSession(session.Id, session.SeenUtc) + options.Value.Idle <= now
        )
        {
            return null;
        }

        // To the minute: a browser in constant use must not be written again and again.
        if (session.SeenUtc <= now.AddMinutes(-1))
        {
            uses.NoteSession(session.Id, now);
        }

        ActingFor? chosen =
            session.ActsForPartnership || session.ActingForId is not null ? new(session.ActingForId, session.ActsForPartnership) : null;
        return await people.FindAsync(session.PersonId, chosen, cancellationToken) is { } person
            ? person with
            {
                Method = session.Method,
            }
            : null;
    }

    /// <summary>Remembers whom the person acts for in this browser.</summary>
    public Task ChooseAsync(string secret, ActingFor acting, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(secret);
        return db
            .Sessions.Where(s => s.Hash == hash)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.ActingForId, acting.Organisation).SetProperty(s => s.ActsForPartnership, acting.ForPartnership),
                cancellationToken
            );
    }

    /// <summary>Ends one session, or all sessions of its person, and says how the person had signed in.</summary>
    public async Task<string?> EndAsync(string secret, bool everywhere, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(secret);
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Hash == hash, cancellationToken) is not { } session)
        {
            return null;
        }

        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == session.PersonId, cancellationToken);
        return await scopes.ChangeAsAsync(
            CallerScopes.Of(person),
            "signOut",
            async change =>
            {
                await change.BeginAsync();
                var sessions = change.Db.Sessions.Where(s => everywhere ? s.PersonId == person.Id : s.Id == session.Id);
                var ended = await EndAsync(sessions, change);
                change.AuditIn(
                    partnership: null,
                    person,
                    $"{person.Reference} signed out of {ended} {(ended == 1 ? "browser" : "browsers")}"
                );
                return session.Method;
            },
            cancellationToken
        );
    }

    /// <summary>Ends the sessions of whoever has signed out at their directory.</summary>
    /// <param name="directory">The directory's name in the settings.</param>
    /// <param name="ended">The session that ended there or, if the directory names none, all sessions of the person.</param>
    /// <param name="until">Sessions that began later stay.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<int> EndByDirectoryAsync(string directory, DirectorySession ended, DateTime until, CancellationToken cancellationToken) =>
        scopes.ChangeAsAsync(
            CallerScopes.Platform($"directory {directory}"),
            "signOutByDirectory",
            async change =>
            {
                await change.BeginAsync();
                var (subject, session) = (ended.Subject, ended.Session);
                var sessions = change.Db.Sessions.Where(s =>
                    s.Method == directory
                    && s.EndedUtc == null
                    && s.CreatedUtc <= until
                    && (subject == null || s.DirectorySubject == subject)
                    && (session == null || s.DirectorySession == session)
                );
                var signedIn = await change
                    .Db.People.AsNoTracking()
                    .Where(p => sessions.Any(s => s.PersonId == p.Id))
                    .ToListAsync(change.Cancellation);
                var count = await EndAsync(sessions, change);
                foreach (var person in signedIn)
                {
                    change.AuditIn(partnership: null, person, $"{person.Reference} signed out at the directory {directory}");
                }

                return count;
            },
            cancellationToken
        );

    /// <summary>Ends sessions as part of another change.</summary>
    internal static Task<int> EndAsync(IQueryable<Session> sessions, Change<CoreDb> change) =>
        sessions
            .Where(s => s.EndedUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedUtc, (DateTime?)change.NowUtc), change.Cancellation);
}
