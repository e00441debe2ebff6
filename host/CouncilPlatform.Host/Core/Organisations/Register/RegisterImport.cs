using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations.Register;

/// <summary>Imports the register's councils, all or none. A council that already exists, by any of its codes, is updated.</summary>
internal sealed class RegisterImport(Changes<CoreDb> changes, OrganisationDirectory directory)
{
    public Task<RegisterCounts> RunAsync(IReadOnlyList<RegisterRow> rows, CancellationToken cancellationToken) =>
        changes.RunAsync(partnership: null, "importCouncil", change => ImportAsync(change, rows), cancellationToken);

    /// <summary>Imports them as part of a larger change.</summary>
    public async Task<RegisterCounts> ImportAsync(Change<CoreDb> change, IReadOnlyList<RegisterRow> rows)
    {
        await change.BeginAsync();
        change.AfterCommit(directory.Forget);
        var known = await change
            .Db.Organisations.Where(o => o.GssCode != null || o.Identifier != null || o.RegisterCode != null)
            .ToListAsync(change.Cancellation);
        var successions = (await change.Db.Successions.ToListAsync(change.Cancellation)).ToLookup(s => s.OrganisationId);
        var found = Match(rows, known);
        var organisations = rows.ToDictionary(
            r => r.Code,
            r => found.GetValueOrDefault(r) ?? change.Add(new Organisation { Name = r.Name, Kind = r.Kind }),
            StringComparer.Ordinal
        );
        var changed = 0;
        foreach (var row in rows)
        {
            var organisation = organisations[row.Code];
            Update(organisation, row);
            var succeeds = change.Succeed(
                organisation,
                [.. row.Successors.Select(s => organisations[s].Id)],
                [.. successions[organisation.Id]]
            );
            if (!found.ContainsKey(row))
            {
                change.Audit(organisation, $"new: {row.Code} {row.Name}");
            }
            else if (succeeds || change.Db.Entry(organisation).State == EntityState.Modified)
            {
                change.Db.Entry(organisation).State = EntityState.Modified;
                change.Audit(organisation, $"changed: {row.Code} {row.Name}");
                changed++;
            }
        }

        var added = rows.Count - found.Count;
        return new(added, changed, rows.Count - added - changed);
    }

    private static Dictionary<RegisterRow, Organisation> Match(IReadOnlyList<RegisterRow> rows, List<Organisation> known)
    {
        var byCode = Index(known, o => o.RegisterCode);
        var byGss = Index(known, o => o.GssCode);
        var byIdentifier = Index(known, o => o.Identifier);
        var found = new Dictionary<RegisterRow, Organisation>();
        var rules = new Rules();
        foreach (var row in rows)
        {
            Organisation?[] matches =
            [
                byCode.GetValueOrDefault(row.Code),
                byGss.GetValueOrDefault(row.GssCode ?? ""),
                byIdentifier.GetValueOrDefault(row.Identifier ?? ""),
            ];
            var distinct = matches.OfType<Organisation>().Distinct().ToList();
            rules.Require(
                distinct.Count < 2,
                RuleCodes.Conflict,
                $"Line {row.Line}: the codes of {row.Name} belong to several organisations "
                    + $"({string.Join(", ", distinct.Select(o => o.Name))}). "
                    + "Correct the codes of these organisations first.",
                InputPath.Argument("file").Within(row.Line)
            );
            if (distinct is [var one, ..])
            {
                found.Add(row, one);
            }
        }

        rules.Check();
        return found;
    }

    private static Dictionary<string, Organisation> Index(List<Organisation> organisations, Func<Organisation, string?> code) =>
        organisations.Where(o => code(o) is not null).ToDictionary(o => code(o)!, StringComparer.Ordinal);

    private static void Update(Organisation organisation, RegisterRow row)
    {
        organisation.Name = row.Name;
        organisation.Kind = row.Kind;
        organisation.RegisterCode = row.Code;
        organisation.ValidTo = row.ValidTo;
        // The register leaves some of these empty: known values stay.
        organisation.GssCode = row.GssCode ?? organisation.GssCode;
        organisation.Identifier = row.Identifier ?? organisation.Identifier;
        organisation.ValidFrom = row.ValidFrom ?? organisation.ValidFrom;
    }
}

/// <summary>The result of an import.</summary>
internal sealed record RegisterCounts(int New, int Changed, int Unchanged);
