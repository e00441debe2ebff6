using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>Writes and deletes the personal data beside the audit trail, in a transaction of any module's context.</summary>
internal static class PersonalValues
{
    public static async Task AddAsync(DbContext db, IReadOnlyList<AuditPersonalValue> values, CancellationToken cancellationToken)
    {
        foreach (var value in values)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO core_audit_personal ("Id", "LineId", "SubjectId", "Row", "Field", "Before", "After", "Salt")
                VALUES ({value.Id}, {value.LineId}, {value.SubjectId}, {value.Row}, {value.Field},
                    {value.Before}, {value.After}, {value.Salt})
                """,
                cancellationToken
            );
        }
    }

    public static async Task ForgetAsync(ModuleDb db, CancellationToken cancellationToken)
    {
        foreach (var subject in db.Forgotten)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM core_audit_personal WHERE \"SubjectId\" = {subject}", cancellationToken);
        }
    }
}
