namespace CouncilPlatform.LocalityPlans;

/// <summary>The last number that one of a partnership's registers has given.</summary>
[Shared("It only counts, for the whole partnership.")]
internal sealed class Numbering : IInPartnership
{
    public Guid PartnershipId { get; init; }

    /// <summary>The name of the type that is numbered.</summary>
    [MaxLength(60)]
    public required string Register { get; init; }

    public int Last { get; init; }
}

internal sealed class NumberingFeature : Feature
{
    public override void Tables(ModelBuilder tables) => tables.Entity<Numbering>().HasKey(n => new { n.PartnershipId, n.Register });
}

internal static class Numbers
{
    /// <summary>The next number of a register, which is locked until the commit, so that no number is given twice or left out.</summary>
    public static async Task<int> NextNumberAsync<T>(this Change<LocalityPlansDb> change)
        where T : INumbered
    {
        await change.BeginAsync();
        var row = change.Of<Numbering>().Where(n => n.Register == typeof(T).Name);
#pragma warning disable RS0030 // It only counts: what has the number is recorded.
        await row.ExecuteUpdateAsync(set => set.SetProperty(n => n.Last, n => n.Last + 1), change.Cancellation);
#pragma warning restore RS0030
        if (await row.Select(n => (int?)n.Last).SingleOrDefaultAsync(change.Cancellation) is { } next)
        {
            return next;
        }

        // At once, so that the next number of the same change finds it.
#pragma warning disable CPP109 // A row of the change's own partnership.
        await change.Db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO localityplans_numberings ("PartnershipId", "Register", "Last")
            VALUES ({change.Partnership.Id}, {typeof(T).Name}, 1)
            """,
            change.Cancellation
        );
#pragma warning restore CPP109
        return 1;
    }
}
