namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The tables of action plans, from the plan down to the owners of its actions.</summary>
internal static class ActionPlanTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ActionPlan>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Slug).HasMaxLength(60);
            e.Property(p => p.Title).HasMaxLength(200);
            e.Property(p => p.Source).HasMaxLength(500);
            e.HasIndex(p => new { p.PartnershipId, p.Slug }).IsUnique();
        });
        modelBuilder.Entity<ActionPlanCouncil>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.StrategicPlan).HasMaxLength(200);
            e.HasOne<ActionPlan>()
                .WithMany()
                .HasForeignKey(c => c.ActionPlanId)
                .HasConstraintName("FK_localityplans_action_plan_councils_plan")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.ActionPlanId, c.CouncilId }).IsUnique();
        });
        modelBuilder.Entity<Theme>(e =>
        {
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Title).HasMaxLength(200);
            e.HasOne<ActionPlan>()
                .WithMany()
                .HasForeignKey(t => t.ActionPlanId)
                .HasConstraintName("FK_localityplans_themes_plan")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(t => new { t.ActionPlanId, t.Number }).IsUnique();
        });
        modelBuilder.Entity<Opportunity>(e =>
        {
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Title).HasMaxLength(500);
            e.HasOne<Theme>()
                .WithMany()
                .HasForeignKey(o => o.ThemeId)
                .HasConstraintName("FK_localityplans_opportunities_theme")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(o => new { o.ThemeId, o.Number }).IsUnique();
        });
        modelBuilder.Entity<PlanAction>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Title).HasMaxLength(200);
            e.Property(a => a.Detail).HasMaxLength(4000);
            e.HasOne<Opportunity>()
                .WithMany()
                .HasForeignKey(a => a.OpportunityId)
                .HasConstraintName("FK_localityplans_actions_opportunity")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.OpportunityId, a.Number }).IsUnique();
            e.HasIndex(a => a.PartnershipId);
        });
        modelBuilder.Entity<ActionOwner>(e =>
        {
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Post).HasMaxLength(200);
            e.HasOne<PlanAction>()
                .WithMany()
                .HasForeignKey(o => o.ActionId)
                .HasConstraintName("FK_localityplans_action_owners_action")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(o => new { o.ActionId, o.OrganisationId }).IsUnique();
            e.HasIndex(o => o.OrganisationId);
        });
    }
}
