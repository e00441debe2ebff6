using CouncilPlatform.Host.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Notices;

/// <summary>The tables of notices.</summary>
internal static class NoticeTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<NoticeSettings>(e =>
        {
            e.ToTable("core_notice_settings");
            e.HasIndex(s => s.PersonId).IsUnique();
            e.HasIndex(s => s.DueUtc);
            e.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Notice>(e =>
        {
            e.Property(n => n.Hash).HasMaxLength(64);
            e.HasIndex(n => new { n.PersonId, n.Hash }).IsUnique();
            e.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
