namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>The tables of districts' plans.</summary>
internal static class LocalityPlanTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LocalityPlan>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.HasIndex(p => new
                {
                    p.PartnershipId,
                    p.DistrictId,
                    p.Year,
                })
                .IsUnique();
            e.HasIndex(p => new { p.PartnershipId, p.Year });
        });
        modelBuilder.Entity<PlanObjective>(e =>
        {
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Title).HasMaxLength(500);
            e.Property(o => o.Strategy).HasMaxLength(200);
            e.HasOne<LocalityPlan>()
                .WithMany()
                .HasForeignKey(o => o.LocalityPlanId)
                .HasConstraintName("FK_localityplans_plan_objectives_plan")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(o => new { o.LocalityPlanId, o.Number }).IsUnique();
        });
        modelBuilder.Entity<PlanActivity>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Title).HasMaxLength(200);
            e.Property(a => a.Detail).HasMaxLength(4000);
            e.HasOne<LocalityPlan>()
                .WithMany()
                .HasForeignKey(a => a.LocalityPlanId)
                .HasConstraintName("FK_localityplans_plan_activities_plan")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<PlanObjective>()
                .WithMany()
                .HasForeignKey(a => a.PlanObjectiveId)
                .HasConstraintName("FK_localityplans_plan_activities_objective")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.LocalityPlanId, a.Number }).IsUnique();
            e.HasIndex(a => a.PlanObjectiveId);
        });
    }
}
