using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>The tables of people, and of what they sign in with.</summary>
internal static class PeopleTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Person>(e =>
        {
            e.Property(p => p.Name).HasMaxLength(200);
            e.Property(p => p.Email).HasMaxLength(254);
            e.Property(p => p.LegalHold).HasMaxLength(300);
            e.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Identity>(e =>
        {
            e.Property(i => i.Issuer).HasMaxLength(DirectoryToken.MaxIssuerLength);
            e.Property(i => i.Subject).HasMaxLength(DirectoryToken.MaxSubjectLength);
            e.Property(i => i.Hash).HasMaxLength(64);
            e.HasIndex(i => i.Hash).IsUnique();
        });
        model.Entity<PersonRole>(e =>
        {
            e.Property(r => r.Directory).HasMaxLength(60);
            e.HasIndex(r => new { r.PersonId, r.EndedUtc });
            e.HasOne<PartnershipRecord>().WithMany().HasForeignKey(r => r.PartnershipId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Session>(e =>
        {
            e.Property(s => s.Hash).HasMaxLength(64);
            e.Property(s => s.Method).HasMaxLength(60);
            e.Property(s => s.DirectorySubject).HasMaxLength(64);
            e.Property(s => s.DirectorySession).HasMaxLength(64);
            e.HasIndex(s => s.Hash).IsUnique();
            e.HasIndex(s => s.DirectorySubject);
            e.HasIndex(s => s.DirectorySession);
            e.HasOne<Organisation>().WithMany().HasForeignKey(s => s.ActingForId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Passkey>(e =>
        {
            e.Property(p => p.CredentialId).HasMaxLength(1400);
            e.Property(p => p.CredentialHash).HasMaxLength(64);
            e.Property(p => p.PublicKey).HasMaxLength(2000);
            e.Property(p => p.Label).HasMaxLength(100);
            e.HasIndex(p => p.CredentialHash).IsUnique();
        });
        model.Entity<Invitation>(e =>
        {
            e.Property(i => i.Hash).HasMaxLength(64);
            e.HasIndex(i => i.Hash).IsUnique();
        });
        model.Entity<ProtectionKey>(e => e.Property(k => k.Xml).HasMaxLength(10_000));
    }
}
