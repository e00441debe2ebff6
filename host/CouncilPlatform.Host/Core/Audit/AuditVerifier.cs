using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>
/// Checks the chain of the audit trail, a page at a time, and compares it with what was noted outside the database. It reports the first
/// line that is broken.
/// </summary>
internal sealed class AuditVerifier(CoreDb db, AuditHeads heads)
{
    private const int PageSize = 500;

    /// <param name="latest">Only so many of the latest lines. Null for all.</param>
    /// <param name="noted">A number and a hash from the log, to compare with too.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task<(long Lines, AuditFault? Fault)> VerifyAsync(
        long? latest,
        (long Number, string Hash)? noted,
        CancellationToken cancellationToken
    )
    {
        if (await AuditChain.HeadAsync(db, cancellationToken) is not { } head)
        {
            return (0, new(AuditFaultKind.CutOff, null, "The head of the audit trail is not in the database."));
        }

        var first = latest is { } few ? Math.Max(1, head.Number - few + 1) : 1;
        var fault =
            await FindInChainAsync(head, first, cancellationToken)
            ?? await FindAddedAsync(head, first, cancellationToken)
            ?? await CompareAsync(head, first, noted, cancellationToken);
        return (Math.Max(0, head.Number - first + 1), fault);
    }

    // Others may append while this reads, so only what the head answered for at the start is read.
    private async Task<AuditFault?> FindInChainAsync(AuditHead head, long first, CancellationToken cancellationToken)
    {
        var previous = first == 1 ? AuditHash.Start : await HashOfAsync(first - 1, cancellationToken);
        if (previous is null)
        {
            return new(AuditFaultKind.Missing, first - 1, $"Line {first - 1} is missing.");
        }

        var expected = first;
        while (expected <= head.Number)
        {
            var lines = await db
                .AuditTrail.AsNoTracking()
                .Where(a => a.Number >= expected && a.Number <= head.Number)
                .OrderBy(a => a.Number)
                .ThenBy(a => a.Id)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            foreach (var line in lines)
            {
                var number = line.Number!.Value;
                if (number != expected)
                {
                    return number > expected
                        ? new(AuditFaultKind.Missing, expected, $"Line {expected} is missing.")
                        : new(AuditFaultKind.Added, number, $"There are two lines with the number {number}.");
                }

                var hash = AuditHash.Of(previous, line);
                if (hash != line.Hash)
                {
                    return await ExplainAsync(head, line, hash, cancellationToken);
                }

                (previous, expected) = (hash, expected + 1);
            }

            if (await FindPersonalAsync(lines, cancellationToken) is { } personal)
            {
                return personal;
            }

            if (lines.Count == 0)
            {
                return new(AuditFaultKind.CutOff, expected, $"Line {expected} and those after it are missing; the last was {head.Number}.");
            }
        }

        return previous == head.Hash
            ? null
            : new(AuditFaultKind.Changed, head.Number, $"The head does not have the hash of line {head.Number}.");
    }

    private async Task<AuditFault?> FindAddedAsync(AuditHead head, long first, CancellationToken cancellationToken)
    {
        // A second line with a number could hide between two pages.
        var count = await db.AuditTrail.CountAsync(a => a.Number >= first && a.Number <= head.Number, cancellationToken);
        if (count > head.Number - first + 1)
        {
            return new(AuditFaultKind.Added, null, "There are more lines than numbers: somebody added one.");
        }

        var last = await db.AuditTrail.MaxAsync(a => a.Number, cancellationToken) ?? 0;
        var now = await AuditChain.HeadAsync(db, cancellationToken);
        if (last > now?.Number)
        {
            return new(AuditFaultKind.Added, last, $"Line {last} comes after the head, which is line {now.Number}.");
        }

        var unnumbered = await db.AuditTrail.CountAsync(a => a.Number == null || a.Number < 1, cancellationToken);
        return unnumbered == 0
            ? null
            : new(
                AuditFaultKind.Added,
                null,
                $"{unnumbered} {(unnumbered == 1 ? "line has" : "lines have")} no number: somebody added them or took them out, "
                    + "or a host of an older release still runs."
            );
    }

    /// <summary>Whether a line whose hash is wrong was changed or moved: in its own place, the next line follows from it.</summary>
    private async Task<AuditFault> ExplainAsync(AuditHead head, AuditEntry line, string hash, CancellationToken cancellationToken)
    {
        var number = line.Number!.Value;
        var next = await db
            .AuditTrail.AsNoTracking()
            .OrderBy(a => a.Id)
            .FirstOrDefaultAsync(a => a.Number == number + 1, cancellationToken);
        var isInPlace = next is null
            ? head.Number == number && (head.Hash == line.Hash || head.Hash == hash)
            : new[] { line.Hash, hash }.Any(h => AuditHash.Of(h, next) == next.Hash);
        return isInPlace
            ? new(AuditFaultKind.Changed, number, $"Line {number} was changed.")
            : new(AuditFaultKind.OutOfOrder, number, $"Line {number} is not in its place, or several lines from it on were changed.");
    }

    /// <summary>What is still kept of personal data must be what the line has the hash of. What was erased is not missed.</summary>
    private async Task<AuditFault?> FindPersonalAsync(IReadOnlyCollection<AuditEntry> lines, CancellationToken cancellationToken)
    {
        var hashed = lines
            .Where(l => l.Changes?.Contains("\"personal\":", StringComparison.Ordinal) == true)
            .ToDictionary(l => l.Id, l => (l.Number, Hashes: PersonalHashes(l)));
        if (hashed.Count == 0)
        {
            return null;
        }

        var ids = hashed.Keys.ToList();
        var kept = await db.AuditPersonalValues.AsNoTracking().Where(v => ids.Contains(v.LineId)).ToListAsync(cancellationToken);
        return kept.Where(v => !hashed[v.LineId].Hashes.Contains((v.Row, v.Field, AuditHash.OfPersonal(v.Salt, v.Before, v.After))))
            .Select(v => new AuditFault(
                AuditFaultKind.Changed,
                hashed[v.LineId].Number,
                $"The personal data of line {hashed[v.LineId].Number} was changed: {v.Field} of {v.Row}."
            ))
            .FirstOrDefault();
    }

    private static HashSet<(string Row, string Field, string Hash)> PersonalHashes(AuditEntry line) =>
        [
            .. from row in ChangedRows.Read(line.Changes).Rows
            from field in row.Fields
            where field.Personal is not null
            select (row.Id ?? row.Kind, field.Name, field.Personal),
        ];

    private async Task<AuditFault?> CompareAsync(
        AuditHead head,
        long first,
        (long Number, string Hash)? given,
        CancellationToken cancellationToken
    )
    {
        var some = new List<(long Number, string Hash)>();
        if (given is { } one)
        {
            some.Add(one);
        }

        await foreach (var noted in heads.ReadAsync(head.Chain, cancellationToken))
        {
            if (noted.Number >= first)
            {
                some.Add(noted);
            }

            if (some.Count == PageSize)
            {
                if (await CompareAsync(some, cancellationToken) is { } fault)
                {
                    return fault;
                }

                some.Clear();
            }
        }

        return await CompareAsync(some, cancellationToken);
    }

    private async Task<AuditFault?> CompareAsync(List<(long Number, string Hash)> noted, CancellationToken cancellationToken)
    {
        var numbers = noted.Select(n => (long?)n.Number).ToList();
        var hashes = await db
            .AuditTrail.Where(a => numbers.Contains(a.Number))
            .Select(a => new { a.Number, a.Hash })
            .ToDictionaryAsync(a => a.Number!.Value, a => a.Hash, cancellationToken);
        return noted
            .OrderBy(n => n.Number)
            .Select(n =>
                !hashes.TryGetValue(n.Number, out var hash)
                    ? new AuditFault(AuditFaultKind.CutOff, n.Number, $"Line {n.Number} was noted outside the database, and is not in it.")
                : hash != n.Hash
                    ? new AuditFault(
                        AuditFaultKind.Changed,
                        n.Number,
                        $"Line {n.Number}, or a line before it, is not the one that was noted outside the database."
                    )
                : null
            )
            .FirstOrDefault(f => f is not null);
    }

    private Task<string?> HashOfAsync(long number, CancellationToken cancellationToken) =>
        db.AuditTrail.Where(a => a.Number == number).OrderBy(a => a.Id).Select(a => a.Hash).FirstOrDefaultAsync(cancellationToken);
}
