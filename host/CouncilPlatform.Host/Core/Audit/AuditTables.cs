using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>The tables beside the audit trail itself, which the module API configures because every module writes to it.</summary>
internal static class AuditTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<AuditHead>(e =>
        {
            e.ToTable("core_audit_heads");
            e.Property(h => h.Id).ValueGeneratedNever();
            e.Property(h => h.Hash).HasMaxLength(64);
        });
        model.Entity<AuditPersonalValue>(e =>
        {
            e.ToTable("core_audit_personal");
            e.Property(v => v.Row).HasMaxLength(120);
            e.Property(v => v.Field).HasMaxLength(100);
            e.Property(v => v.Before).HasMaxLength(ChangedColumn.MaxLength);
            e.Property(v => v.After).HasMaxLength(ChangedColumn.MaxLength);
            e.Property(v => v.Salt).HasMaxLength(32);
            e.HasIndex(v => v.LineId);
            e.HasIndex(v => v.SubjectId);
        });
    }
}
