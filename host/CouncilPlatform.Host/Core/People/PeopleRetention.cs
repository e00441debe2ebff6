using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.People;

/// <summary>
/// Erases, once a day, the personal data of people who have had no role and have not signed in for as long as the settings say, unless a
/// legal hold keeps it. Old sessions, invitations and drafts go too.
/// </summary>
internal sealed class PeopleRetention(
    IServiceScopeFactory scopes,
    TimeProvider time,
    IOptions<SignInOptions> options,
    ILogger<PeopleRetention> logger
) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly Caller Retention = CallerScopes.Platform("retention");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Not at the start: the host has more urgent work then, and a day more or less does not matter.
                await Task.Delay(Day, time, stoppingToken);
                await EraseDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // A host that cannot start cancels it too, and would report an exception as its own failure.
                return;
            }
            catch (Exception e)
            {
                logger.LogError("Personal data that is due waits another day: {Reason}", DatabaseProbe.Reason(e));
            }
        }
    }

    /// <summary>Erases what is due now, and says of how many people.</summary>
    public async Task<int> EraseDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = now.AddDays(-options.Value.KeepDays);
        var due = await DueAsync(before, cancellationToken);
        foreach (var id in due)
        {
            await scopes.ChangeAsAsync(
                Retention,
                "erasePerson",
                async change =>
                {
                    await change.BeginAsync();
                    var person = await change.Db.People.SingleAsync(p => p.Id == id, cancellationToken);
                    await new PersonErasure(change).EraseAsync(person);
                    return id;
                },
                cancellationToken
            );
        }

        await scopes.RunAsAsync(
            Retention,
            async services =>
            {
                var db = services.GetRequiredService<CoreDb>();
                var old = now.AddDays(-90);
                await db.Sessions.Where(s => s.ExpiresUtc < old).ExecuteDeleteAsync(cancellationToken);
                await db.FormDrafts.Where(d => d.ExpiresUtc < now).ExecuteDeleteAsync(cancellationToken);
                return await db.Invitations.Where(i => i.ExpiresUtc < old).ExecuteDeleteAsync(cancellationToken);
            }
        );
        return due.Count;
    }

    private Task<List<Guid>> DueAsync(DateTime before, CancellationToken cancellationToken) =>
        scopes.RunAsAsync(
            Retention,
            services =>
            {
                var db = services.GetRequiredService<CoreDb>();
                var day = UkTime.Day(before);
                return db
                    .People.Where(p =>
                        p.ErasedUtc == null
                        && p.LegalHold == null
                        && p.CreatedUtc < before
                        && (p.SignedInUtc == null || p.SignedInUtc < before)
                        && !db.PersonRoles.Any(r =>
                            r.PersonId == p.Id && (r.EndedUtc >= before || r.EndedUtc == null && (r.Until == null || r.Until >= day))
                        )
                    )
                    .OrderBy(p => p.Id)
                    .Select(p => p.Id)
                    .ToListAsync(cancellationToken);
            }
        );
}
