namespace CouncilPlatform.Testing.Databases;

/// <summary>The values of the setting <c>Data:Provider</c>.</summary>
public static class Providers
{
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgres";
    public const string SqlServer = "sqlserver";

    public static IReadOnlyList<string> All { get; } = [Sqlite, PostgreSql, SqlServer];
}
