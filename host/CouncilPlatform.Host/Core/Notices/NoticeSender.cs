using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Core.Work;
using CouncilPlatform.Host.Hosting.Configuration;
using CouncilPlatform.Host.Security;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CouncilPlatform.Host.Core.Notices;

/// <summary>
/// Sends the notices that are due. What was sent is noted with the next time in one change, after the server has accepted the mail: if a
/// host stops in between, the mail is sent again with the same Message-ID.
/// </summary>
internal sealed partial class NoticeSender(
    IServiceScopeFactory scopes,
    NoticeTimes times,
    IOptions<MailOptions> options,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<NoticeSender> logger
)
{
    private const int Batch = 50;
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(5);
    private static readonly Caller _notices = CallerScopes.Platform("notices");

    /// <summary>Sends what is due now. Returns to how many people a mail was sent.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var settings in await DueAsync(cancellationToken))
        {
            if (await LeaseAsync(settings, cancellationToken) && await SendAsync(settings, cancellationToken))
            {
                sent++;
            }
        }

        return sent;
    }

    private async Task<IReadOnlyList<NoticeSettings>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var now = Now();
        return await scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .NoticeSettings.AsNoTracking()
            .Where(s => s.Frequency != NoticeFrequency.Never && s.DueUtc <= now)
            .Where(s => s.LeasedUntilUtc == null || s.LeasedUntilUtc <= now)
            .OrderBy(s => s.DueUtc)
            .Take(Batch)
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> LeaseAsync(NoticeSettings settings, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var all = scope.ServiceProvider.GetRequiredService<CoreDb>().NoticeSettings;
        var now = Now();
        var until = now + _lease;
        await all.Where(s => s.Id == settings.Id && (s.LeasedUntilUtc == null || s.LeasedUntilUtc <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeasedUntilUtc, until), cancellationToken);
        // A server may not count the rows of an update (NOCOUNT).
        return await all.AnyAsync(s => s.Id == settings.Id && s.LeasedUntilUtc == until, cancellationToken);
    }

    private async Task<bool> SendAsync(NoticeSettings settings, CancellationToken cancellationToken)
    {
        var (person, items) = await WorkOfAsync(settings.PersonId, cancellationToken);
        var known = await KnownAsync(settings, [.. items.Select(Notice.HashOf)], cancellationToken);
        var fresh = items.Where(i => !known.Contains(Notice.HashOf(i))).ToList();
        var wanted = settings.Frequency == NoticeFrequency.Daily ? items : fresh;
        if (person?.Email is not { } address || wanted.Count == 0)
        {
            await WaitAsync(settings, cancellationToken);
            return false;
        }

        try
        {
            var host = PublicAddress.Require(given: null, configuration);
            var id = $"{settings.Id:N}.{settings.DueUtc.Ticks}";
            await DeliverAsync(NoticeMail.Of(id, wanted, options.Value.From, person.Name, address, host), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The message of a mail server may repeat the address.
            LogRefused(person.Reference, e.GetType().Name);
            await NoteAsync(
                settings,
                "noticeFailed",
                $"{person.Reference}: no mail",
                (change, own) => own.Failed(change.NowUtc),
                cancellationToken
            );
            return false;
        }

        await NoteAsync(
            settings,
            "sendNotice",
            $"{person.Reference}: {Wording.Count(wanted.Count, "thing")}",
            (change, own) =>
            {
                own.Sent(change.NowUtc, times.Next(own.Frequency, change.NowUtc));
                change.AddRange(
                    fresh
                        .Select(Notice.HashOf)
                        .Distinct(StringComparer.Ordinal)
                        .Select(h => new Notice
                        {
                            PersonId = own.PersonId,
                            Hash = h,
                            SentUtc = change.NowUtc,
                        })
                );
            },
            cancellationToken
        );
        return true;
    }

    /// <summary>What waits for a person, whomever they act for. Nobody if they may no longer sign in.</summary>
    private async Task<(Person? Person, IReadOnlyList<WorkItem> Items)> WorkOfAsync(Guid person, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, chosen: null, cancellationToken) is not { } signedIn)
        {
            return (null, []);
        }

        IReadOnlyList<ActingFor?> choices = signedIn.Choices.Count == 0 ? [null] : [.. signedIn.Choices.Select(c => (ActingFor?)c)];
        var items = new List<WorkItem>();
        foreach (var choice in choices)
        {
            if (await FindAsync(person, choice, cancellationToken) is { } acting)
            {
                items.AddRange(await scopes.RunAsAsync(acting.Caller, s => s.GetRequiredService<MyWork>().FindAsync(cancellationToken)));
            }
        }

        return (signedIn.Person, [.. items.DistinctBy(Notice.HashOf).OrderBy(i => i.Order, StringComparer.Ordinal)]);
    }

    private async Task<SignedIn?> FindAsync(Guid person, ActingFor? chosen, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        return await scope.ServiceProvider.GetRequiredService<PersonCallers>().FindAsync(person, chosen, cancellationToken);
    }

    /// <summary>Of what they were notified. What no longer waits is forgotten, so that they are notified if it waits again.</summary>
    private async Task<HashSet<string>> KnownAsync(
        NoticeSettings settings,
        IReadOnlyList<string> waiting,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateHostScope();
        var own = scope.ServiceProvider.GetRequiredService<CoreDb>().Notices.Where(n => n.PersonId == settings.PersonId);
        await own.Where(n => !waiting.Contains(n.Hash)).ExecuteDeleteAsync(cancellationToken);
        return [.. await own.Select(n => n.Hash).ToListAsync(cancellationToken)];
    }

    private async Task WaitAsync(NoticeSettings settings, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var due = times.Next(settings.Frequency, Now());
        await scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .NoticeSettings.Where(s => s.Id == settings.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.DueUtc, due).SetProperty(s => s.LeasedUntilUtc, (DateTime?)null),
                cancellationToken
            );
    }

    private Task<NoticeSettings> NoteAsync(
        NoticeSettings settings,
        string action,
        string detail,
        Action<Change<CoreDb>, NoticeSettings> what,
        CancellationToken cancellationToken
    ) =>
        scopes.ChangeAsAsync(
            _notices,
            action,
            async change =>
            {
                await change.BeginAsync();
                var own = await change.Db.NoticeSettings.SingleAsync(s => s.Id == settings.Id, cancellationToken);
                what(change, own);
                change.AuditIn(partnership: null, own, detail);
                return own;
            },
            cancellationToken
        );

    private async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var server = options.Value;
        using var client = new SmtpClient();
        var security = server.Security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(server.Server, server.Port, security, cancellationToken);
        if (server.UserName.Length > 0)
        {
            await client.AuthenticateAsync(server.UserName, server.Password, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    [LoggerMessage(LogLevel.Warning, "The mail server did not take a notice for {Person}: {Fault}. The host tries again later")]
    private partial void LogRefused(string person, string fault);
}
