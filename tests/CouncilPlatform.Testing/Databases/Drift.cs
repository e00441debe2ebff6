using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Testing.Databases;

/// <summary>Whether a context's hand-written migrations make what its model says.</summary>
public static class Drift
{
    /// <summary>
    /// Migrates one fresh database and lets EF Core create another from the model; answers how the two catalogues
    /// differ (<c>-</c> only the model has it, <c>+</c> only the migrations make it), or nothing where they are equal.
    /// </summary>
    public static async Task<string> FindAsync(string provider, Func<TestDatabase, DbContext> open)
    {
        await using var created = await TestDatabase.CreateAsync(provider);
        await using (var context = open(created))
            await context.Database.EnsureCreatedAsync();

        await using var migrated = await TestDatabase.CreateAsync(provider);
        await using (var context = open(migrated))
            await context.Database.MigrateAsync();

        return (await Catalogue.ReadAsync(created)).DifferenceTo(await Catalogue.ReadAsync(migrated));
    }
}
