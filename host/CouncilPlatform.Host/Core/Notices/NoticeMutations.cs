using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Notices;

/// <param name="Frequency">How often you want to be notified.</param>
internal sealed record UpdateMyNoticesInput(string Partnership, NoticeFrequency Frequency) : IPartnershipInput;

/// <summary>Reads one's own notices.</summary>
internal sealed class NoticeQueries
{
    /// <summary>
    /// Whether and how often you are notified by email of what waits for you. Null if you chose nothing, which means never.
    /// </summary>
    public static async Task<NoticeSettings?> MyNotices(CallerContext context, CoreDb db, CancellationToken cancellationToken)
    {
        var person = context.SignedIn?.Person.Id;
        return person is null
            ? null
            : await db.NoticeSettings.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == person, cancellationToken);
    }
}

/// <summary>Changes one's own notices.</summary>
internal sealed class NoticeMutations
{
    /// <summary>
    /// Chooses how often you are notified by email of what waits for you, in all your partnerships. It goes to the address that your
    /// organisation's directory, or your invitation, gives.
    /// </summary>
    [Requires(Role.Applicant)]
    public static async Task<NoticeSettings> UpdateMyNotices(UpdateMyNoticesInput input, NoticeTimes times, Change<CoreDb> change)
    {
        var (id, isKey) = (change.Caller.Person, change.Caller.Id != Guid.Empty);
        var person = isKey ? null : await change.Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, change.Cancellation);
        new Rules()
            .Require(
                person is not null,
                RuleCodes.Invalid,
                "Only somebody who has signed in gets notices. A key has no email address.",
                InputPath.Of()
            )
            .Require(
                person is null or { Email: not null } || input.Frequency == NoticeFrequency.Never,
                RuleCodes.Invalid,
                "Your email address is not known here. Ask your administrator to invite you with it.",
                input.Frequency
            )
            .Check();
        await change.BeginAsync();
        var settings =
            await change.Db.NoticeSettings.SingleOrDefaultAsync(s => s.PersonId == id, change.Cancellation)
            ?? change.Add(new NoticeSettings { PersonId = person!.Id });
        settings.Choose(input.Frequency, times.First(input.Frequency, change.NowUtc));
        change.AuditIn(partnership: null, settings, $"{person!.Reference}: {Wording.Of(input.Frequency.ToString())}");
        return settings;
    }
}
