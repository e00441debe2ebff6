namespace CouncilPlatform.LocalityPlans.Risks;

internal sealed class RiskQueries
{
    /// <summary>The partnership's risks, in the order in which they were recorded.</summary>
    /// <param name="open">Only open risks (true), or only closed ones (false).</param>
    /// <param name="controlled">Only risks with a control (true), or only those without (false).</param>
    public static Task<Connection<PartnershipRisk>> Risks(
        Partnership partnership,
        bool? open,
        bool? controlled,
        Paging paging,
        LocalityPlansDb db
    ) =>
        db.Of<PartnershipRisk>(partnership)
            .Where(r => open == null || open == (r.ClosedOn == null))
            .Where(r => controlled == null || controlled == db.Set<RiskControl>().Any(c => c.RiskId == r.Id))
            .PageAsync(paging, r => r.Number);
}
