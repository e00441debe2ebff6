using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations.Register;

/// <summary>Brings the register's councils in, all or none. A council that is there already, by any of its codes, is brought up to date.</summary>
internal sealed class RegisterImport(CoreDb db)
{
    public Task<RegisterCounts> RunAsync(IReadOnlyList<RegisterRow> rows, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async ct =>
            {
                var known = await db
                    .Organisations.Where(o => o.GssCode != null || o.Identifier != null || o.RegisterCode != null)
                    .ToListAsync(ct);
                var successions = (await db.Successions.ToListAsync(ct)).ToLookup(s => s.OrganisationId);
                var found = Match(rows, known);
                var organisations = rows.ToDictionary(r => r.Code, r => found.GetValueOrDefault(r) ?? Add(r), StringComparer.Ordinal);
                var changed = 0;
                foreach (var row in rows)
                {
                    var organisation = organisations[row.Code];
                    var isNew = !found.ContainsKey(row);
                    Update(organisation, row);
                    var succeeds = Succeed(
                        organisation,
                        [.. row.Successors.Select(s => organisations[s].Id)],
                        [.. successions[organisation.Id]]
                    );
                    if (isNew)
                    {
                        db.Audit("importCouncil", organisation, partnership: null, $"new: {row.Code} {row.Name}");
                    }
                    else if (succeeds || db.Entry(organisation).State == EntityState.Modified)
                    {
                        db.Entry(organisation).State = EntityState.Modified;
                        db.Audit("importCouncil", organisation, partnership: null, $"changed: {row.Code} {row.Name}");
                        changed++;
                    }
                }

                var added = rows.Count - found.Count;
                return new RegisterCounts(added, changed, rows.Count - added - changed);
            },
            cancellationToken
        );

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
                $"Line {row.Line}: the codes of {row.Name} belong to several organisations here ({string.Join(", ", distinct.Select(o => o.Name))}). Correct them first, with updateOrganisation.",
                "file",
                $"{row.Line}"
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
        // The register leaves some of these open: what is known from elsewhere stays.
        organisation.GssCode = row.GssCode ?? organisation.GssCode;
        organisation.Identifier = row.Identifier ?? organisation.Identifier;
        organisation.ValidFrom = row.ValidFrom ?? organisation.ValidFrom;
    }

    private Organisation Add(RegisterRow row)
    {
        var organisation = new Organisation { Name = row.Name, Kind = row.Kind };
        db.Add(organisation);
        return organisation;
    }

    private bool Succeed(Organisation organisation, HashSet<Guid> successors, List<Succession> now)
    {
        var gone = now.FindAll(s => !successors.Contains(s.SuccessorId));
        var added = successors.Except(now.Select(s => s.SuccessorId)).ToList();
        db.RemoveRange(gone);
        db.AddRange(added.Select(s => new Succession { OrganisationId = organisation.Id, SuccessorId = s }));
        return gone.Count + added.Count > 0;
    }
}

/// <summary>What an import did.</summary>
internal sealed record RegisterCounts(int New, int Changed, int Unchanged);
