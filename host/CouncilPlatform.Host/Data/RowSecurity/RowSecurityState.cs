using Npgsql;

namespace CouncilPlatform.Host.Data.RowSecurity;

/// <summary>What PostgreSQL has of row-level security, for the command <c>check</c> and before a start.</summary>
internal static class RowSecurityState
{
    /// <summary>Why the policies would not bind the host's login, for people. Null if they do.</summary>
    public static async Task<string?> WhyUnboundAsync(DataOptions data, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT current_user, r.rolsuper, r.rolbypassrls,
                (SELECT min(c.relname) FROM pg_class c
                 WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND pg_has_role(c.relowner, 'USAGE'))
            FROM pg_roles r WHERE r.rolname = current_user
            """,
            connection
        );
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var login = $"the login \"{row.GetString(0)}\"";
        return row.GetBoolean(1) ? $"{login}, a superuser"
            : row.GetBoolean(2) ? $"{login}, which has BYPASSRLS"
            : !row.IsDBNull(3) ? $"{login}, which has the rights of the owner of the table {row.GetString(3)}"
            : null;
    }

    /// <summary>What the tables of a module lack.</summary>
    public static async Task<MissingRowSecurity> MissingAsync(ModuleDb db, DataOptions data, CancellationToken cancellationToken)
    {
        var found = await PoliciesAsync(data, cancellationToken);
        var tables = TablePolicy.Of(db).Select(t => (Policy: t, Found: found.GetValueOrDefault(t.Table))).ToList();
        return new(
            tables.TrueForAll(t => !t.Found.MayRead),
            [
                .. tables
                    .Where(t => !t.Found.MayRead || t.Found.Count < t.Policy.Count || (t.Found.MayChange && t.Policy.IsAppendOnly))
                    .Select(t => t.Policy.Table),
            ]
        );
    }

    // As the host's login sees them.
    private static async Task<Dictionary<string, (bool MayRead, bool MayChange, int Count)>> PoliciesAsync(
        DataOptions data,
        CancellationToken cancellationToken
    )
    {
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT c.relname, has_table_privilege(c.oid, 'SELECT'), has_table_privilege(c.oid, 'UPDATE, DELETE'),
                (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid AND c.relrowsecurity AND p.polname LIKE 'council\_%')
            FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
            """,
            connection
        );
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<string, (bool, bool, int)>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(rows.GetString(0), (rows.GetBoolean(1), rows.GetBoolean(2), rows.GetInt32(3)));
        }

        return found;
    }
}

/// <summary>What a module's tables lack of row-level security.</summary>
/// <param name="HasNotBegun">Whether the host's login has no rights at all yet: the next start gives them.</param>
/// <param name="Tables">The tables without a policy, or without rights for the host's login, or with the right to change what is only
/// added.</param>
internal sealed record MissingRowSecurity(bool HasNotBegun, IReadOnlyList<string> Tables);
