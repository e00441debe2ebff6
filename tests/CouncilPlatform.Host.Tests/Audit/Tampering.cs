using System.Globalization;
using System.Reflection;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Tests.Audit;

/// <summary>What somebody with the database's password can do to the audit trail.</summary>
/// <param name="Description">For the test's message.</param>
/// <param name="Expected">The kinds of fault that the check may report.</param>
/// <param name="Apply">Does it.</param>
internal sealed record Tampering(string Description, IReadOnlyList<AuditFaultKind> Expected, Func<CoreDb, Task> Apply)
{
    private static readonly string[] Columns =
    [
        nameof(AuditEntry.Id),
        nameof(AuditEntry.AtUtc),
        nameof(AuditEntry.Actor),
        nameof(AuditEntry.ActorId),
        nameof(AuditEntry.PersonId),
        nameof(AuditEntry.OrganisationId),
        nameof(AuditEntry.Offices),
        nameof(AuditEntry.PartnershipId),
        nameof(AuditEntry.Action),
        nameof(AuditEntry.Operation),
        nameof(AuditEntry.Subject),
        nameof(AuditEntry.Detail),
        nameof(AuditEntry.Reason),
        nameof(AuditEntry.Changes),
        nameof(AuditEntry.Hash),
        nameof(AuditEntry.Number),
    ];

    public static Tampering Any(Random random, IReadOnlyList<AuditEntry> lines)
    {
        var line = lines[random.Next(lines.Count)];
        var (number, last) = (line.Number!.Value, lines.Count);
        return random.Next(9) switch
        {
            0 or 1 => Flip(random, line, Columns[random.Next(Columns.Length)]),
            2 => new(
                $"delete {number}",
                [number == last ? AuditFaultKind.CutOff : AuditFaultKind.Missing],
                db => Sql(db, "DELETE FROM core_audit WHERE \"Number\" = {0}", number)
            ),
            3 => Swap(random, number, last),
            4 => CutOff(random, lines, alsoHead: false),
            5 => CutOff(random, lines, alsoHead: true),
            6 => new(
                $"repeat {number}",
                [AuditFaultKind.Missing, AuditFaultKind.Added, AuditFaultKind.OutOfOrder, AuditFaultKind.Changed],
                db => RepeatAsync(db, line, random)
            ),
            7 => new(
                "alter the head",
                [AuditFaultKind.Changed],
                db =>
                    Sql(
                        db,
                        "UPDATE core_audit_heads SET \"Number\" = {0}, \"Hash\" = {1}",
                        (long)last,
                        AuditHash.OfPersonal("x", line.Hash, null)
                    )
            ),
            _ => new($"forge {number} and every hash after it", [AuditFaultKind.Changed], db => ForgeAsync(db, lines, (int)number - 1)),
        };
    }

    private static Tampering Flip(Random random, AuditEntry line, string column)
    {
        var property = typeof(AuditEntry).GetProperty(column, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        object value =
            type == typeof(Guid) ? Guid.NewGuid()
            : type == typeof(DateTime) ? line.AtUtc.AddTicks(TimeSpan.TicksPerMicrosecond * random.Next(1, 1_000_000))
            : type == typeof(long) ? line.Number!.Value + random.Next(1, 50)
            : Flip(random, (string?)property.GetValue(line));
        return new(
            $"flip {column} of {line.Number} to {value}",
            column == nameof(AuditEntry.Number)
                ? [AuditFaultKind.Missing, AuditFaultKind.CutOff, AuditFaultKind.Added]
                : [AuditFaultKind.Changed],
            db => Sql(db, $"UPDATE core_audit SET \"{column}\" = {{0}} WHERE \"Number\" = {{1}}", value, line.Number!.Value)
        );
    }

    private static string Flip(Random random, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "x";
        }

        var at = random.Next(text.Length);
        return text[..at] + (text[at] == 'x' ? 'y' : 'x') + text[(at + 1)..];
    }

    private static Tampering Swap(Random random, long number, long last)
    {
        var other = (number + random.Next(1, (int)last) - 1) % last + 1;
        return new(
            $"swap {number} and {other}",
            [AuditFaultKind.OutOfOrder],
            async db =>
            {
                await Sql(db, "UPDATE core_audit SET \"Number\" = -1 WHERE \"Number\" = {0}", number);
                await Sql(db, "UPDATE core_audit SET \"Number\" = {0} WHERE \"Number\" = {1}", number, other);
                await Sql(db, "UPDATE core_audit SET \"Number\" = {0} WHERE \"Number\" = -1", other);
            }
        );
    }

    private static Tampering CutOff(Random random, IReadOnlyList<AuditEntry> lines, bool alsoHead)
    {
        var keep = lines.Count - random.Next(1, Math.Min(20, lines.Count));
        return new(
            $"cut off after {keep}{(alsoHead ? ", and the head to fit" : "")}",
            [AuditFaultKind.CutOff],
            async db =>
            {
                await Sql(db, "DELETE FROM core_audit WHERE \"Number\" > {0}", (long)keep);
                if (alsoHead)
                {
                    await Sql(db, "UPDATE core_audit_heads SET \"Number\" = {0}, \"Hash\" = {1}", (long)keep, lines[keep - 1].Hash);
                }
            }
        );
    }

    // The copy has a number of its own, or that of another line, or none.
    private static async Task RepeatAsync(CoreDb db, AuditEntry line, Random random)
    {
        var number = random.Next(4) == 0 ? (long?)null : line.Number + random.Next(0, 3);
        await Sql(
            db,
            """
            INSERT INTO core_audit ("Id", "AtUtc", "Actor", "Offices", "Action", "Subject", "Detail", "Number", "Hash")
            VALUES ({0}, {1}, {2}, '', {3}, {4}, {5}, {6}, {7})
            """,
            Guid.NewGuid(),
            line.AtUtc,
            line.Actor,
            line.Action,
            line.Subject,
            line.Detail,
            number ?? 0L,
            line.Hash
        );
    }

    private static async Task ForgeAsync(CoreDb db, IReadOnlyList<AuditEntry> lines, int first)
    {
        var original = lines[first].Detail;
        lines[first].Detail = "forged";
        try
        {
            await Sql(db, "UPDATE core_audit SET \"Detail\" = 'forged' WHERE \"Number\" = {0}", lines[first].Number!.Value);
            var hash = first == 0 ? AuditHash.Start : lines[first - 1].Hash;
            foreach (var line in lines.Skip(first))
            {
                hash = AuditHash.Of(hash, line);
                await Sql(db, "UPDATE core_audit SET \"Hash\" = {0} WHERE \"Number\" = {1}", hash, line.Number!.Value);
            }

            await Sql(db, "UPDATE core_audit_heads SET \"Hash\" = {0}", hash);
        }
        finally
        {
            lines[first].Detail = original;
        }
    }

    private static Task<int> Sql(CoreDb db, string sql, params object[] values) =>
        db.Database.ExecuteSqlRawAsync(sql, values, TestContext.Current.CancellationToken);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Description}");
}
