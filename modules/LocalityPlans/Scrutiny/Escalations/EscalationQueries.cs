namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class EscalationQueries
{
    /// <summary>Escalations, in the order in which they were planned.</summary>
    /// <param name="open">Only open escalations (true), or only closed ones (false).</param>
    public static Task<Connection<Escalation>> Escalations(Partnership partnership, bool? open, Paging paging, LocalityPlansDb db) =>
        db.Of<Escalation>(partnership).Where(e => open == null || open == (e.ClosedOn == null)).PageAsync(paging, e => e.Number);
}
