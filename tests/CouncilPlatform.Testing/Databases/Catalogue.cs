namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// What a database holds, one line of text each, sorted: tables, columns with type, length and nullability, primary keys,
/// indexes, foreign keys with their delete rule, and check constraints. EF Core's own tables (migration history and lock)
/// are left out; so are column defaults, which an added column keeps from its migration and a model does not have.
/// </summary>
public sealed class Catalogue
{
    private Catalogue(IReadOnlyList<string> lines) => Lines = lines;

    public IReadOnlyList<string> Lines { get; }

    public static async Task<Catalogue> ReadAsync(TestDatabase database)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is one of the constants.
        command.CommandText = CatalogueQueries.For(database.Provider);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        lines.Sort(StringComparer.Ordinal);
        return new Catalogue(lines);
    }

    /// <summary>
    /// The lines that only one of the two has: <c>-</c> for this one's, <c>+</c> for the other's; empty where they are equal.
    /// </summary>
    public string DifferenceTo(Catalogue other) =>
        string.Join(
            Environment.NewLine,
            Lines.Except(other.Lines).Select(line => $"- {line}").Concat(other.Lines.Except(Lines).Select(line => $"+ {line}"))
        );

    public override string ToString() => string.Join(Environment.NewLine, Lines);
}
