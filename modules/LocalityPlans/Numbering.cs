namespace CouncilPlatform.LocalityPlans;

/// <summary>The last number that one of a partnership's registers has given.</summary>
internal sealed class Numbering
{
    public Guid PartnershipId { get; init; }

    /// <summary>Of what: the name of the type.</summary>
    public required string Register { get; init; }

    public int Last { get; set; }

    /// <summary>The next number of a register: 1, 2, 3. Held until the transaction ends, so that no two are alike and none is left out.</summary>
    public static async Task<int> NextAsync<T>(LocalityPlansDb db, Partnership partnership, CancellationToken cancellationToken)
    {
        var row = db.Numberings.Where(n => n.PartnershipId == partnership.Id && n.Register == typeof(T).Name);
        if (await row.ExecuteUpdateAsync(set => set.SetProperty(n => n.Last, n => n.Last + 1), cancellationToken) == 0)
        {
            // At once, so that the next of the same transaction finds it.
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO localityplans_numberings (\"PartnershipId\", \"Register\", \"Last\") VALUES ({partnership.Id}, {typeof(T).Name}, 1)",
                cancellationToken
            );
            return 1;
        }

        return await row.Select(n => n.Last).SingleAsync(cancellationToken);
    }

    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Numbering>(e =>
        {
            e.HasKey(n => new { n.PartnershipId, n.Register });
            e.Property(n => n.Register).HasMaxLength(60);
        });
}
