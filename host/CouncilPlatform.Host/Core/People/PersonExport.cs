using System.Text.Json;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>Everything that the platform keeps about a person, for a subject access request.</summary>
internal sealed class PersonExport(CoreDb db, PartnershipDirectory partnerships)
{
    /// <summary>How the export is written for people.</summary>
    internal static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task<object> OfAsync(Guid id, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == id, cancellationToken);
        return new
        {
            person = new
            {
                id = new GlobalId(nameof(Person), person.Id).ToString(),
                person.Name,
                person.Email,
                person.CreatedUtc,
                person.SignedInUtc,
                person.StoppedUtc,
                person.LegalHold,
            },
            directories = await db
                .Identities.Where(i => i.PersonId == id)
                .Select(i => new { i.Issuer, i.Subject })
                .ToListAsync(cancellationToken),
            roles = await RolesAsync(id, cancellationToken),
            offices = await db.AcrossPartnerships<Offices.Appointment>("A person may hold offices in several partnerships.")
                .Where(a => a.HolderId == id)
                .Select(a => new
                {
                    Office = a.Office.ToString(),
                    Organisation = db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).FirstOrDefault(),
                    a.From,
                    a.Until,
                })
                .ToListAsync(cancellationToken),
            notices = await db
                .NoticeSettings.Where(s => s.PersonId == id)
                .Select(s => new { Frequency = s.Frequency.ToString(), s.SentUtc })
                .ToListAsync(cancellationToken),
            passkeys = await db
                .Passkeys.Where(p => p.PersonId == id)
                .Select(p => new
                {
                    p.Label,
                    p.CreatedUtc,
                    p.UsedUtc,
                })
                .ToListAsync(cancellationToken),
            sessions = await db
                .Sessions.Where(s => s.PersonId == id)
                .Select(s => new
                {
                    s.Method,
                    s.CreatedUtc,
                    s.SeenUtc,
                    s.EndedUtc,
                })
                .ToListAsync(cancellationToken),
            drafts = await db
                .FormDrafts.Where(d => d.PersonId == id)
                .Select(d => new
                {
                    d.Address,
                    d.Boxes,
                    d.SavedUtc,
                })
                .ToListAsync(cancellationToken),
            formerValues = await db
                .AuditPersonalValues.Where(v => v.SubjectId == id)
                .OrderBy(v => v.Id)
                .Select(v => new
                {
                    v.Field,
                    v.Before,
                    v.After,
                })
                .ToListAsync(cancellationToken),
            actions = await db
                .AuditTrail.Where(a => a.PersonId == id)
                .OrderBy(a => a.AtUtc)
                .Select(a => new
                {
                    a.AtUtc,
                    a.Action,
                    a.Subject,
                    a.Detail,
                })
                .ToListAsync(cancellationToken),
        };
    }

    // A role that has ended may have been in a partnership that the person can no longer read. They still learn its name.
    private async Task<IReadOnlyList<object>> RolesAsync(Guid person, CancellationToken cancellationToken)
    {
        var names = (await partnerships.CurrentAsync(cancellationToken)).ById;
        var roles = await db.AcrossPartnerships<PersonRole>("A person may have roles in several partnerships.")
            .Where(r => r.PersonId == person)
            .Select(r => new
            {
                r.PartnershipId,
                Organisation = db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault(),
                Role = r.Role.ToString(),
                r.From,
                r.Until,
                r.EndedUtc,
                r.Directory,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. roles.Select(r => new
            {
                Partnership = names.GetValueOrDefault(r.PartnershipId)?.Name,
                r.Organisation,
                r.Role,
                r.From,
                r.Until,
                r.EndedUtc,
                r.Directory,
            }),
        ];
    }
}
