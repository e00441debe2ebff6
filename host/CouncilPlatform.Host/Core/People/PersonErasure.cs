using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>Erases who a person is. Roles, offices and the audit trail name them by id only, so they stay as they are;
/// what is kept beside the trail of their former names goes.</summary>
internal sealed class PersonErasure(Change<CoreDb> change)
{
    public async Task EraseAsync(Person person)
    {
        person.Erase(change.NowUtc);
        await change.Db.Sessions.Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(change.Cancellation);
        await change.Db.Identities.Where(i => i.PersonId == person.Id).ExecuteDeleteAsync(change.Cancellation);
        await change.Db.Passkeys.Where(p => p.PersonId == person.Id).ExecuteDeleteAsync(change.Cancellation);
        await change.Db.Invitations.Where(i => i.PersonId == person.Id).ExecuteDeleteAsync(change.Cancellation);
        await change.Db.FormDrafts.Where(d => d.PersonId == person.Id).ExecuteDeleteAsync(change.Cancellation);
        await change.Db.NoticeSettings.Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(change.Cancellation);
        await change.Db.Notices.Where(n => n.PersonId == person.Id).ExecuteDeleteAsync(change.Cancellation);
        change.Db.ForgetPersonalData(person.Id);
        change.AuditIn(partnership: null, person, $"{person.Reference} erased");
    }
}
