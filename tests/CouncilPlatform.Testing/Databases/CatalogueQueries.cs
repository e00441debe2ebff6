namespace CouncilPlatform.Testing.Databases;

/// <summary>Each provider's catalogue as one column of text.</summary>
public static class CatalogueQueries
{
    public static string For(string provider) =>
        provider switch
        {
            Providers.Sqlite => Sqlite,
            Providers.PostgreSql => PostgreSql,
            Providers.SqlServer => SqlServer,
            _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "There is no catalogue query for this provider."),
        };

    // A check constraint is only in the text of its table: EF Core writes each on a line of its own.
    private const string Sqlite = """
        WITH tables AS (
            SELECT name, sql FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
              AND name NOT LIKE '\_\_migrations\_%' ESCAPE '\' AND name NOT LIKE '\_\_EFMigrations%' ESCAPE '\')
        SELECT 'table ' || name FROM tables
        UNION ALL
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || iif(c."notnull", ' not null', ' null')
        FROM tables t, pragma_table_xinfo(t.name) c
        UNION ALL
        SELECT 'primary key ' || table_name || ' (' || group_concat(column_name, ', ') || ')'
        FROM (
            SELECT t.name AS table_name, c.name AS column_name FROM tables t, pragma_table_xinfo(t.name) c
            WHERE c.pk > 0 ORDER BY t.name, c.pk)
        GROUP BY table_name
        UNION ALL
        SELECT iif(is_unique, 'unique ', '') || 'index ' || table_name || '.' || index_name
            || ' (' || group_concat(column_name, ', ') || ')'
            || coalesce(' ' || substr(sql, nullif(instr(sql, ' WHERE '), 0) + 1), '')
        FROM (
            SELECT t.name AS table_name, i.name AS index_name, i."unique" AS is_unique, m.sql AS sql,
                c.name || iif(c."desc", ' desc', '') AS column_name
            FROM tables t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) c
            JOIN sqlite_master m ON m.type = 'index' AND m.name = i.name
            WHERE c.key AND i.origin <> 'pk' ORDER BY t.name, i.name, c.seqno)
        GROUP BY table_name, index_name, is_unique, sql
        UNION ALL
        SELECT 'foreign key ' || table_name || ' (' || group_concat(column_name, ', ') || ') references '
            || target || ' (' || group_concat(target_column, ', ') || ') on delete ' || lower(on_delete)
        FROM (
            SELECT t.name AS table_name, f.id, f."table" AS target, f."from" AS column_name, f."to" AS target_column, f.on_delete
            FROM tables t, pragma_foreign_key_list(t.name) f ORDER BY t.name, f.id, f.seq)
        GROUP BY table_name, id, target, on_delete
        UNION ALL
        SELECT 'check ' || t.name || ' ' || trim(line.value, ' ,')
        FROM tables t, json_each('[' || replace(json_quote(t.sql), '\n', '","') || ']') line
        WHERE line.value LIKE '%CONSTRAINT % CHECK (%'
        """;

    private const string PostgreSql = """
        WITH tables AS (
            SELECT c.oid, CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS name
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
              AND NOT starts_with(c.relname, '__migrations_') AND NOT starts_with(c.relname, '__EFMigrations'))
        SELECT 'table ' || name FROM tables
        UNION ALL
        SELECT format('column %s.%s %s%s%s', t.name, a.attname, format_type(a.atttypid, a.atttypmod),
            CASE a.attidentity WHEN '' THEN '' ELSE ' identity' END, CASE WHEN a.attnotnull THEN ' not null' ELSE ' null' END)
        FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT format('constraint %s.%s %s', t.name, c.conname, pg_get_constraintdef(c.oid))
        FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype <> 'n'
        UNION ALL
        SELECT 'index ' || pg_get_indexdef(i.indexrelid)
        FROM tables t JOIN pg_index i ON i.indrelid = t.oid
        """;

    private const string SqlServer = """
        WITH tables AS (
            SELECT object_id, IIF(SCHEMA_NAME(schema_id) = 'dbo', '', SCHEMA_NAME(schema_id) + '.') + name AS name
            FROM sys.tables
            WHERE is_ms_shipped = 0 AND name NOT LIKE '[_][_]migrations[_]%' AND name NOT LIKE '[_][_]EFMigrations%')
        SELECT CONCAT('table ', name) FROM tables
        UNION ALL
        SELECT CONCAT('column ', t.name, '.', c.name, ' ', TYPE_NAME(c.user_type_id),
            ' (', c.max_length, ', ', c.precision, ', ', c.scale, ')',
            IIF(c.is_identity = 1, ' identity', ''), IIF(c.is_nullable = 1, ' null', ' not null'))
        FROM tables t JOIN sys.columns c ON c.object_id = t.object_id
        UNION ALL
        SELECT CONCAT(IIF(i.is_unique = 1, 'unique ', ''), IIF(i.is_primary_key = 1, 'primary key ', 'index '), t.name, '.', i.name, ' (',
            STRING_AGG(CONCAT(COL_NAME(c.object_id, c.column_id),
                    IIF(c.is_descending_key = 1, ' desc', ''), IIF(c.is_included_column = 1, ' included', '')), ', ')
                WITHIN GROUP (ORDER BY c.is_included_column, c.key_ordinal, c.index_column_id),
            ') ', LOWER(i.type_desc), ' ' + i.filter_definition)
        FROM tables t
        JOIN sys.indexes i ON i.object_id = t.object_id AND i.type > 0
        JOIN sys.index_columns c ON c.object_id = i.object_id AND c.index_id = i.index_id
        GROUP BY t.name, i.name, i.is_unique, i.is_primary_key, i.type_desc, i.filter_definition
        UNION ALL
        SELECT CONCAT('foreign key ', t.name, '.', f.name, ' (',
            STRING_AGG(COL_NAME(c.parent_object_id, c.parent_column_id), ', ') WITHIN GROUP (ORDER BY c.constraint_column_id),
            ') references ', OBJECT_NAME(f.referenced_object_id), ' (',
            STRING_AGG(COL_NAME(c.referenced_object_id, c.referenced_column_id), ', ') WITHIN GROUP (ORDER BY c.constraint_column_id),
            ') on delete ', LOWER(REPLACE(f.delete_referential_action_desc, '_', ' ')))
        FROM tables t
        JOIN sys.foreign_keys f ON f.parent_object_id = t.object_id
        JOIN sys.foreign_key_columns c ON c.constraint_object_id = f.object_id
        GROUP BY t.name, f.name, f.referenced_object_id, f.delete_referential_action_desc
        UNION ALL
        SELECT CONCAT('check ', t.name, '.', k.name, ' ', k.definition)
        FROM tables t JOIN sys.check_constraints k ON k.parent_object_id = t.object_id
        """;
}
