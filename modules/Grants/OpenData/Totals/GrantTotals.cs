namespace CouncilPlatform.Grants.OpenData;

internal sealed class GrantTotals(GrantsDb db)
{
    /// <param name="partnership">Whose awards.</param>
    /// <param name="by">What to group by.</param>
    /// <param name="filter">Only awards that meet every condition of it.</param>
    /// <param name="max">The most rows.</param>
    /// <param name="greatestFirst">Whether they are those with the greatest amounts, in that order.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<GrantTotal>> ReadAsync(
        Partnership partnership,
        IReadOnlyCollection<GrantDimension> by,
        AwardFilterInput? filter,
        int max,
        bool greatestFirst,
        CancellationToken cancellationToken
    )
    {
        // Each is known before the statement is made, which has only what is grouped by.
        var byYear = by.Contains(GrantDimension.FinancialYear);
        var byMonth = by.Contains(GrantDimension.Month);
        var byProgramme = by.Contains(GrantDimension.Programme);
        var byRecipient = by.Contains(GrantDimension.Recipient);
        var byArea = by.Contains(GrantDimension.Area);
        var byWard = by.Contains(GrantDimension.Ward);
        var awards = db.AwardsOf(partnership, filter);
        var groups = awards
            .GroupBy(a => new
            {
                Year = byYear
                    ? a.AwardDate.Month < 4
                        ? a.AwardDate.Year - 1
                        : a.AwardDate.Year
                    : 0,
                Month = byMonth ? a.AwardDate.Year * 12 + a.AwardDate.Month - 1 : 0,
                ProgrammeId = byProgramme ? a.ProgrammeId : null,
                RecipientId = byRecipient ? a.RecipientId : (Guid?)null,
                SeveralAreas = byArea ? a.SeveralAreas : false,
                AreaCode = byArea
                    ? a.SeveralAreas
                        ? null
                        : a.AreaCode
                    : null,
                // An area with a code may be spelt in several ways.
                AreaName = byArea
                    ? a.SeveralAreas || a.AreaCode != null
                        ? null
                        : a.AreaName
                    : null,
                SeveralWards = byWard ? a.SeveralWards : false,
                WardCode = byWard ? a.WardCode : null,
                WardName = byWard
                    ? a.WardCode != null
                        ? null
                        : a.WardName
                    : null,
            })
            .Select(g => new
            {
                g.Key,
                AreaSpelt = byArea ? g.Max(a => a.AreaName) : null,
                WardSpelt = byWard ? g.Max(a => a.WardName) : null,
                Count = g.Count(),
                Pence = g.Sum(a => a.Pence),
            });
        var sums = await (greatestFirst ? groups.OrderByDescending(g => g.Pence) : groups).Take(max).ToListAsync(cancellationToken);
        var programmes = !byProgramme
            ? []
            : await db.Of<Programme>(partnership)
                .Select(p => new
                {
                    p.Id,
                    p.Code,
                    p.Title,
                })
                .ToDictionaryAsync(p => p.Id, cancellationToken);
        var recipients = !byRecipient
            ? []
            : await db.Of<Recipient>(partnership)
                .Where(r => awards.Select(a => a.RecipientId).Contains(r.Id))
                .Select(r => new
                {
                    r.Id,
                    r.Identifier,
                    r.Name,
                })
                .ToDictionaryAsync(r => r.Id, cancellationToken);
        return
        [
            .. sums.Select(s =>
                {
                    var programme = s.Key.ProgrammeId is { } p ? programmes.GetValueOrDefault(p) : null;
                    var recipient = s.Key.RecipientId is { } r ? recipients.GetValueOrDefault(r) : null;
                    return new GrantTotal(
                        byYear ? Labels.FinancialYear(s.Key.Year) : null,
                        byMonth ? Labels.Month(s.Key.Month) : null,
                        programme?.Code,
                        byProgramme ? programme?.Title ?? programme?.Code ?? Labels.NotGiven : null,
                        recipient?.Identifier,
                        byRecipient ? recipient?.Name ?? Labels.NotGiven : null,
                        s.Key.AreaCode,
                        !byArea ? null
                            : s.Key.SeveralAreas ? Labels.SeveralAreas
                            : s.AreaSpelt ?? s.Key.AreaCode ?? Labels.NotGiven,
                        s.Key.WardCode,
                        !byWard ? null
                            : s.Key.SeveralWards ? Labels.SeveralWards
                            : s.WardSpelt ?? s.Key.WardCode ?? Labels.NotGiven,
                        s.Count,
                        Money.FromPence(s.Pence)
                    );
                })
                .OrderByDescending(t => greatestFirst ? t.Amount.MinorUnits : 0)
                .ThenBy(t => t.FinancialYear, StringComparer.Ordinal)
                .ThenBy(t => t.Month, StringComparer.Ordinal)
                .ThenBy(t => t.ProgrammeCode is null)
                .ThenBy(t => t.ProgrammeCode, StringComparer.Ordinal)
                .ThenBy(t => t.Recipient, StringComparer.OrdinalIgnoreCase)
                .ThenBy(t => t.RecipientIdentifier, StringComparer.Ordinal)
                .ThenBy(t => Last(t.AreaCode, t.Area))
                .ThenBy(t => t.AreaCode, StringComparer.Ordinal)
                .ThenBy(t => t.Area, StringComparer.Ordinal)
                .ThenBy(t => Last(t.WardCode, t.Ward))
                .ThenBy(t => t.WardCode, StringComparer.Ordinal)
                .ThenBy(t => t.Ward, StringComparer.Ordinal),
        ];

        static int Last(string? code, string? name) =>
            code is not null ? 0
            : name is Labels.NotGiven ? 2
            : name is Labels.SeveralAreas or Labels.SeveralWards ? 1
            : 0;
    }
}
