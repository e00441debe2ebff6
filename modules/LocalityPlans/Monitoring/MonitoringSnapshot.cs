using System.Security.Cryptography;
using System.Text.Json;

namespace CouncilPlatform.LocalityPlans.Monitoring;

internal sealed class MonitoringSnapshot(LocalityPlansDb db, ActionRecords records, IMediator mediator)
{
    /// <summary>The rows of a report, in the plan's order.</summary>
    public async Task<IReadOnlyList<MonitoringRow>> ReadAsync(
        ActionPlan plan,
        Guid report,
        DateOnly asAt,
        CancellationToken cancellationToken
    )
    {
        var actions = await (
            from theme in db.Of<Theme>(plan.PartnershipId)
            join opportunity in db.Of<Opportunity>(plan.PartnershipId) on theme.Id equals opportunity.ThemeId
            join action in db.Of<PlanAction>(plan.PartnershipId) on opportunity.Id equals action.OpportunityId
            where theme.ActionPlanId == plan.Id
            orderby theme.Number, opportunity.Number, action.Number
            select new
            {
                Theme = theme.Title,
                Opportunity = opportunity.Title,
                Action = action.Title,
                action.Id,
            }
        ).ToListAsync(cancellationToken);
        Guid[] ids = [.. actions.Select(a => a.Id)];
        var owners = await OwnersAsync(ids, cancellationToken);
        var found = await records.ReadAsync(plan.PartnershipId, ids, cancellationToken);
        List<MonitoringRow> rows = [];
        foreach (var action in actions)
        {
            var record = found[action.Id];
            foreach (var date in record.KeyDates.DefaultIfEmpty())
            {
                rows.Add(
                    new MonitoringRow
                    {
                        ReportId = report,
                        ActionId = action.Id,
                        Number = rows.Count + 1,
                        Theme = action.Theme,
                        Opportunity = action.Opportunity,
                        Action = action.Action,
                        Owners = owners.GetValueOrDefault(action.Id),
                        KeyDate = date?.Text,
                        DueBy = date?.DueBy,
                        Status = date is null ? record.StatusAt(asAt) : record.StatusAt(date, asAt),
                        Reached = date?.Expected is null ? null : StatusRules.Reached(date, record.Progress, asAt),
                        Expected = date?.Expected,
                    }
                );
            }
        }

        return rows;
    }

    public static string FingerprintOf(DateOnly asAt, IEnumerable<MonitoringRow> rows) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        AsAt = asAt,
                        Rows = rows.Select(r => new
                        {
                            r.Number,
                            r.Theme,
                            r.Opportunity,
                            r.Action,
                            r.Owners,
                            r.KeyDate,
                            r.DueBy,
                            Status = r.Status.ToString(),
                            r.Reached,
                            r.Expected,
                        }),
                    }
                )
            )
        );

    private async Task<Dictionary<Guid, string>> OwnersAsync(Guid[] actions, CancellationToken cancellationToken)
    {
        var owners = await db.Set<ActionOwner>()
            .AsNoTracking()
            .Where(o => actions.Contains(o.ActionId))
            .OrderBy(o => o.Number)
            .ToListAsync(cancellationToken);
        var organisations = await mediator.Send(
            new GetOrganisations([.. owners.Select(o => o.OrganisationId).Distinct()]),
            cancellationToken
        );
        return owners
            .ToLookup(o => o.ActionId)
            .ToDictionary(
                g => g.Key,
                g => string.Join("; ", g.Select(o => $"{organisations[o.OrganisationId].Name}: {o.Post ?? "post not named"}"))
            );
    }
}
