using System.Security.Cryptography;
using CouncilPlatform.Host.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// The old and new values of what one transaction saves, for its lines of the audit trail. Rows that are changed or removed are all kept,
/// because their old values are nowhere else. Of rows that are added, a change keeps the first few hundred and the number of the others.
/// </summary>
internal sealed class TrackedChanges
{
    private const int MostAdded = 200;
    private const int RowsOfOneLine = 200;

    private readonly Dictionary<IEntityType, Table> _tables = [];
    private readonly List<Row> _rows = [];
    private readonly Dictionary<string, int> _more = new(StringComparer.Ordinal);
    private int _added;

    /// <summary>The type that was changed first. Null if nothing was.</summary>
    public string? First { get; private set; }

    /// <summary>Takes over what a save is about to write.</summary>
    public void Add(IReadOnlyCollection<EntityEntry> entries)
    {
        bool? partsAreOpen = null;
        foreach (var entry in entries)
        {
            First ??= entry.Metadata.DisplayName();
            if (!_tables.TryGetValue(entry.Metadata, out var table))
            {
                _tables.Add(entry.Metadata, table = Table.Of(entry.Metadata));
            }

            if (entry.Entity is IAppendOnly && entry.State != EntityState.Added)
            {
                throw new InvalidOperationException($"{First} is append-only: its rows are added, and never changed or removed.");
            }

            if (entry.State == EntityState.Added && entry.Entity is not IAppendOnly && ++_added > MostAdded)
            {
                _more[table.Kind] = _more.GetValueOrDefault(table.Kind) + 1;
                continue;
            }

            // Only the owners may see a restricted record, and administrators of the whole partnership read the audit trail. What belongs
            // to a record that can be restricted is withheld unless the change knows that the record is not.
            var withheld = entry.Entity is IRestrictable record
                ? record.OwnerOnly
                : table.IsPartOfRestrictable && !(partsAreOpen ??= KnowsOnlyOpen(entry.Context));
            if (Read(entry, table, withheld) is { } row)
            {
                _rows.Add(row);
            }
        }
    }

    /// <summary>
    /// Writes the rows into the lines: a row into the line that has it as its subject, the others into the last line of their partnership.
    /// </summary>
    /// <param name="lines">The lines of the transaction. Some are added if there are many rows.</param>
    /// <param name="forgotten">Whose personal data is not kept.</param>
    /// <returns>The personal data of the lines.</returns>
    public IReadOnlyList<AuditPersonalValue> WriteTo(List<AuditEntry> lines, IReadOnlySet<Guid> forgotten)
    {
        var personal = new List<AuditPersonalValue>();
        var several = lines.Select(l => l.PartnershipId).Distinct().Count() > 1;
        var bySubject = lines.GroupBy(l => l.Subject, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last());
        var rowsOf = _rows
            .Select(row =>
            {
                var line =
                    row.Id is { } id && bySubject.TryGetValue(id, out var own) ? own
                    : row.Partnership is { } partnership && lines.FindLast(l => l.PartnershipId == partnership) is { } inIt ? inIt
                    : lines.FindLast(l => l.PartnershipId is null);
                // Administrators of one partnership must not read values of another.
                return (Row: line is null && several ? row.Withheld() : row, Line: line ?? lines[^1]);
            })
            .ToLookup(r => r.Line, r => r.Row);
        foreach (var line in lines.ToList())
        {
            var next = line;
            foreach (var some in rowsOf[line].Chunk(RowsOfOneLine))
            {
                next ??= Continue(line, lines);
                var on = next;
                next.Changes = new ChangedRows([.. some.Select(r => r.Write(on, personal, forgotten))], null).ToJson();
                next = null;
            }
        }

        if (_more.Count > 0)
        {
            lines[^1].Changes = (ChangedRows.Read(lines[^1].Changes) with { More = _more }).ToJson();
        }

        return personal;
    }

    private static AuditEntry Continue(AuditEntry line, List<AuditEntry> lines)
    {
        var more = new AuditEntry
        {
            PartnershipId = line.PartnershipId,
            Action = line.Action,
            Subject = line.Subject,
            Detail = "Continued: more rows of the same change",
        };
        lines.Add(more);
        return more;
    }

    private static Row? Read(EntityEntry entry, Table table, bool withheld)
    {
        var fields = new List<Field>();
        var subject = SubjectOf(entry);
        foreach (var column in table.Columns)
        {
            var property = entry.Property(column.Property);
            var before = entry.State == EntityState.Added ? null : column.TextOf(property.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : column.TextOf(property.CurrentValue);
            if (before != after)
            {
                fields.Add(
                    withheld || column.IsWithheld
                        ? new(new(column.Name, null, null, Withheld: true), null)
                        : new(new(column.Name, before, after), column.IsPersonal ? subject : null)
                );
            }
        }

        var change = entry.State switch
        {
            EntityState.Added => RowChange.Added,
            EntityState.Deleted => RowChange.Removed,
            _ => RowChange.Changed,
        };
        return fields.Count == 0 && change == RowChange.Changed
            ? null
            : new(
                table.Kind,
                (entry.Entity as IKeyed)?.Id is { } id ? new GlobalId(table.Kind, id).ToString() : null,
                (entry.Entity as IInPartnership)?.PartnershipId,
                change,
                fields
            );
    }

    private static Guid SubjectOf(EntityEntry entry) =>
        (entry.Metadata.FindProperty("PersonId") is { } person ? entry.Property(person).CurrentValue as Guid? : null)
        ?? (entry.Entity as IKeyed)?.Id
        ?? Guid.Empty;

    private static bool KnowsOnlyOpen(DbContext db)
    {
        var records = db.ChangeTracker.Entries<IRestrictable>().ToList();
        return records.Count > 0 && records.TrueForAll(r => !r.Entity.OwnerOnly);
    }

    private sealed record Table(string Kind, IReadOnlyList<ChangedColumn> Columns, bool IsPartOfRestrictable)
    {
        public static Table Of(IEntityType type) =>
            new(ChangedColumn.NameOf(type), ChangedColumn.Of(type), OwnerOnlyFilter.WholeOf(type.ClrType) is not null);
    }

    /// <param name="Value">The old and the new value.</param>
    /// <param name="Subject">Whose personal data it is. Null if it is none.</param>
    private sealed record Field(ChangedField Value, Guid? Subject)
    {
        public Field Withheld() => new(new(Value.Name, null, null, Withheld: true), null);
    }

    private sealed record Row(string Kind, string? Id, Guid? Partnership, RowChange Change, IReadOnlyList<Field> Fields)
    {
        public Row Withheld() => this with { Fields = [.. Fields.Select(f => f.Withheld())] };

        public ChangedRow Write(AuditEntry line, List<AuditPersonalValue> personal, IReadOnlySet<Guid> forgotten) =>
            new(
                Kind,
                Id,
                Change,
                [.. Fields.Select(f => f.Subject is { } subject ? Apart(f.Value, subject, line, personal, forgotten) : f.Value)]
            );

        private ChangedField Apart(
            ChangedField value,
            Guid subject,
            AuditEntry line,
            List<AuditPersonalValue> personal,
            IReadOnlySet<Guid> forgotten
        )
        {
            var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            if (!forgotten.Contains(subject))
            {
                personal.Add(
                    new AuditPersonalValue
                    {
                        LineId = line.Id,
                        SubjectId = subject,
                        Row = Id ?? Kind,
                        Field = value.Name,
                        Before = value.Before,
                        After = value.After,
                        Salt = salt,
                    }
                );
            }

            return new(value.Name, null, null, AuditHash.OfPersonal(salt, value.Before, value.After));
        }
    }
}
