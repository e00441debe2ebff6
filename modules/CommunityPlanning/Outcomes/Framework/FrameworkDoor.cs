namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>Finds what a caller names by slug, and holds it while it changes.</summary>
internal sealed class FrameworkDoor(CommunityPlanningDb db)
{
    public async Task<LocalOutcome> OutcomeAsync(
        Partnership partnership,
        string slug,
        CancellationToken cancellationToken,
        params string[] path
    ) =>
        await db.LocalOutcomes.SingleOrDefaultAsync(o => o.PartnershipId == partnership.Id && o.Slug == slug, cancellationToken)
        ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no local outcome \"{slug}\".", path);

    public async Task<Indicator> IndicatorAsync(
        Partnership partnership,
        string slug,
        CancellationToken cancellationToken,
        params string[] path
    ) =>
        await db.Indicators.AsNoTracking().SingleOrDefaultAsync(i => i.PartnershipId == partnership.Id && i.Slug == slug, cancellationToken)
        ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no indicator \"{slug}\".", path);

    /// <summary>The indicator, held: its targets and figures change one after another.</summary>
    public async Task<Indicator> HoldIndicatorAsync(
        Partnership partnership,
        string slug,
        int? version,
        CancellationToken cancellationToken
    ) =>
        await db.HoldAsync<Indicator>(
            partnership,
            (await IndicatorAsync(partnership, slug, cancellationToken, "input", "indicator")).Id,
            version,
            cancellationToken
        );

    /// <summary>The target with an id, its indicator held.</summary>
    public async Task<(Indicator Indicator, IndicatorTarget Target)> HoldTargetAsync(
        Partnership partnership,
        GlobalId id,
        CancellationToken cancellationToken
    )
    {
        // Whose it is never changes, so it may be read before the indicator is held.
        var owner = (await db.RequireAsync<IndicatorTarget>(partnership, id, cancellationToken, "input", "indicatorTarget")).IndicatorId;
        db.ChangeTracker.Clear();
        var indicator = await db.HoldAsync<Indicator>(partnership, owner, expectedVersion: null, cancellationToken);
        return (indicator, await db.RequireAsync<IndicatorTarget>(partnership, id, cancellationToken, "input", "indicatorTarget"));
    }

    /// <summary>The local area with a number; null where none is named.</summary>
    public async Task<LocalArea?> AreaAsync(
        Partnership partnership,
        int? number,
        CancellationToken cancellationToken,
        params string[] path
    ) =>
        number is null
            ? null
            : await db
                .LocalAreas.AsNoTracking()
                .SingleOrDefaultAsync(a => a.PartnershipId == partnership.Id && a.Number == number, cancellationToken)
                ?? throw new RuleException(
                    RuleCodes.NotFound,
                    $"{partnership.Name} has no local area {number}.",
                    path.Length > 0 ? path : ["input", "localArea"]
                );

    public async Task<OutcomeAgreement> AgreementAsync(
        Partnership partnership,
        string slug,
        CancellationToken cancellationToken,
        params string[] path
    ) =>
        await db
            .OutcomeAgreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.PartnershipId == partnership.Id && a.Slug == slug, cancellationToken)
        ?? throw new RuleException(
            RuleCodes.NotFound,
            $"{partnership.Name} has no outcome agreement \"{slug}\".",
            path.Length > 0 ? path : ["input", "outcomeAgreement"]
        );
}
