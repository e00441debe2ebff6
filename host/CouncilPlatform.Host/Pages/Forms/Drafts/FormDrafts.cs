using System.Globalization;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Pages.Forms.Drafts;

/// <summary>
/// Keeps what people have filled in and not sent: when they save it, and when their session ends, or a module goes off, in mid-form.
/// Nothing of it is a change of the partnership, so it is in no audit trail.
/// </summary>
internal sealed class FormDrafts(CoreDb db, TimeProvider time)
{
    /// <summary>More than a form takes is not what somebody has typed.</summary>
    private const int MaxLength = 500_000;

    /// <summary>A person has at most this many, so that nobody fills the database.</summary>
    private const int MaxOfOnePerson = 100;

    public Task<FormDraft?> FindAsync(Guid person, string address, CancellationToken cancellationToken)
    {
        var (id, now) = (IdOf(person, address), AuditStamp.Moment(time));
        return db.FormDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.ExpiresUtc > now, cancellationToken);
    }

    /// <summary>The drafts of a person within an address, the latest first.</summary>
    public async Task<IReadOnlyList<FormDraft>> OfAsync(Guid person, string within, CancellationToken cancellationToken)
    {
        var now = AuditStamp.Moment(time);
        return await db
            .FormDrafts.AsNoTracking()
            .Where(d => d.PersonId == person && d.ExpiresUtc > now && d.Address.StartsWith(within))
            .OrderByDescending(d => d.SavedUtc)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a draft in place of the one before. False if it cannot be kept.</summary>
    /// <param name="person">Whose it is.</param>
    /// <param name="address">The address of the form.</param>
    /// <param name="values">What is filled in.</param>
    /// <param name="within">The name of the mutation's argument, within which the boxes are.</param>
    /// <param name="before">What was recorded when the form was opened.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<bool> SaveAsync(
        Guid person,
        string address,
        FormValues values,
        string within,
        FormValues? before,
        CancellationToken cancellationToken
    )
    {
        var now = AuditStamp.Moment(time);
        var (id, boxes, recorded, expires) = (IdOf(person, address), values.Write(within), before?.Write(within), now + FormDraft.Kept);
        int? version = int.TryParse(
            values[FormField.Path(within, "version")],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seen
        )
            ? seen
            : null;
        await db.FormDrafts.Where(d => d.ExpiresUtc <= now || d.Id == id).ExecuteDeleteAsync(cancellationToken);
        if (boxes.Length > MaxLength || await db.FormDrafts.CountAsync(d => d.PersonId == person, cancellationToken) >= MaxOfOnePerson)
        {
            return false;
        }

        try
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO core_form_drafts
                    ("Id", "PersonId", "Address", "Boxes", "Recorded", "SeenVersion", "SavedUtc", "ExpiresUtc")
                VALUES ({id}, {person}, {address}, {boxes}, {recorded}, {version}, {now}, {expires})
                """,
                cancellationToken
            );
        }
        catch (Exception e) when (DatabaseFaults.IsDuplicate(e))
        {
            // Somebody pressed the button twice, and the other press has saved the same.
        }

        return true;
    }

    public Task DeleteAsync(Guid person, string address, CancellationToken cancellationToken)
    {
        var id = IdOf(person, address);
        return db.FormDrafts.Where(d => d.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    private static string IdOf(Guid person, string address) => Secret.Hash($"{person:N} {address}");
}
