using System.Reflection;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Host.Data.RowSecurity;

/// <summary>
/// Which rows of a table PostgreSQL lets a reader read and write, as the model says it: a row is in the partnership of its column
/// <c>PartnershipId</c>, otherwise in that of the row that it belongs to. Each condition asks for the reader's settings in a query of its
/// own, which PostgreSQL runs once for a statement and not once for a row.
/// </summary>
/// <param name="Table">The table's name.</param>
/// <param name="Reads">The rows that may be read. Null if row-level security leaves the table open.</param>
/// <param name="Writes">The rows that may be changed and removed.</param>
/// <param name="Adds">The rows that may be added.</param>
internal sealed record TablePolicy(string Table, string? Reads, string? Writes, string? Adds)
{
    private const string Key = "\"Id\"";
    private const string IsEverywhere = $"(SELECT current_setting('{ReaderSettings.Everywhere}', true) = 'on')";

    // The policy of this table says which partnerships these are: the published ones and the reader's own.
    private const string Readable = "ARRAY(SELECT p.\"Id\" FROM core_partnerships p)";

    // A setting that was reset is an empty text.
    private const string Own = $"ARRAY(SELECT unnest(NULLIF(current_setting('{ReaderSettings.Partnerships}', true), '')::uuid[]))";

    /// <summary>The policies of a module's own tables.</summary>
    public static IReadOnlyList<TablePolicy> Of(ModuleDb db) =>
        [
            .. db
                .Model.GetRelationalModel()
                .Tables.Where(t => t.Name.StartsWith($"{db.Module}_", StringComparison.Ordinal))
                .OrderBy(t => t.Name, StringComparer.Ordinal)
                .Select(t => Of((IEntityType)t.EntityTypeMappings.First().TypeBase, t.Name)),
        ];

    /// <summary>Whether rows are only ever added: those of ledgers and of the audit trail. The login may not change them.</summary>
    public bool IsAppendOnly { get; private init; }

    /// <summary>How many of these PostgreSQL has for the table.</summary>
    public int Count => Reads is null ? 0 : 4;

    /// <summary>The statements that put the policy into effect for a login, whatever there was before.</summary>
    public string StatementsFor(string login)
    {
        var grants = IsAppendOnly
            ? $"REVOKE UPDATE, DELETE ON \"{Table}\" FROM {login}; GRANT SELECT, INSERT ON \"{Table}\" TO {login};"
            : $"GRANT SELECT, INSERT, UPDATE, DELETE ON \"{Table}\" TO {login};";
        return Reads is null
            ? grants
            : $"""
                {grants}
                ALTER TABLE "{Table}" ENABLE ROW LEVEL SECURITY;
                {Create("select", $"USING ({Reads})")}
                {Create("insert", $"WITH CHECK ({Adds})")}
                {Create("update", $"USING ({Writes})")}
                {Create("delete", $"USING ({Writes})")}
                """;
    }

    private string Create(string command, string condition) =>
        $"""
            DROP POLICY IF EXISTS council_{command} ON "{Table}";
            CREATE POLICY council_{command} ON "{Table}" FOR {command.ToUpperInvariant()} {condition};
            """;

    private static TablePolicy Of(IEntityType entity, string table) =>
        Policy(entity, table) with
        {
            IsAppendOnly = entity.ClrType.IsAssignableTo(typeof(IAppendOnly)) || entity.ClrType == typeof(AuditEntry),
        };

    private static TablePolicy Policy(IEntityType entity, string table)
    {
        var row = $"\"{table}\"";
        if (Condition(entity, row, writes: false) is not { } reads || Condition(entity, row, writes: true) is not { } writes)
        {
            return new(table, null, null, null);
        }

        // What belongs to no partnership, such as a line of the audit trail about a person, is added by anybody.
        var adds = PartnershipOf(entity) is { IsNullable: true } column ? $"{Column(row, column)} IS NULL OR {writes}" : writes;
        return new(table, $"{IsEverywhere} OR {reads}", $"{IsEverywhere} OR {writes}", $"{IsEverywhere} OR {adds}");
    }

    private static string? Condition(IEntityType entity, string row, bool writes, int depth = 0)
    {
        if (entity.ClrType.IsDefined(typeof(AcrossPartnershipsAttribute)))
        {
            return null;
        }

        if (entity.ClrType == typeof(PartnershipRecord))
        {
            var own = $"{row}.{Key} = ANY ({Own})";
            return writes ? own : $"{row}.\"{nameof(PartnershipRecord.Published)}\" OR {own}";
        }

        if (PartnershipOf(entity) is { } partnership)
        {
            // Only people with a role in a partnership read its audit trail.
            var isOwn = writes || entity.ClrType == typeof(AuditEntry);
            return $"{Column(row, partnership)} = ANY ({(isOwn ? Own : Readable)})";
        }

        foreach (var (whole, key) in WholesOf(entity))
        {
            var name = $"whole{depth}";
            if (Condition(whole, name, writes, depth + 1) is { } condition)
            {
                // What is read here is filtered by the policy of the whole itself.
                var also = writes ? $" AND ({condition})" : "";
                return $"EXISTS (SELECT FROM \"{whole.GetTableName()}\" {name} WHERE {name}.{Key} = {Column(row, key)}{also})";
            }
        }

        return null;
    }

    private static IProperty? PartnershipOf(IEntityType entity) => entity.FindProperty(nameof(IInPartnership.PartnershipId));

    private static string Column(string row, IProperty property) => $"{row}.\"{property.GetColumnName()}\"";

    // What it says that it belongs to, then whatever it cannot be without.
    private static IEnumerable<(IEntityType Whole, IProperty Key)> WholesOf(IEntityType entity) =>
        entity
            .GetForeignKeys()
            .Where(f => f is { IsRequired: true, Properties.Count: 1 } && f.PrincipalEntityType != entity)
            .OrderByDescending(f => SaysItBelongsTo(entity.ClrType, f.PrincipalEntityType.ClrType))
            .ThenByDescending(f => PartnershipOf(f.PrincipalEntityType) is not null)
            .Select(f => (f.PrincipalEntityType, f.Properties[0]));

    private static bool SaysItBelongsTo(Type part, Type whole) =>
        Array.Exists(
            part.GetInterfaces(),
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IBelongsTo<>) && i.GetGenericArguments()[0] == whole
        );
}
