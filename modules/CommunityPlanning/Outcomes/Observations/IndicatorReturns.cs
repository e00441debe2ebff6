namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>Who has returned an indicator for a period.</summary>
/// <param name="Returned">The bodies that have returned it.</param>
/// <param name="Missing">The bodies that have not returned it yet.</param>
internal sealed record IndicatorReturns(IReadOnlyList<ReportingBody> Returned, IReadOnlyList<ReportingBody> Missing)
{
    /// <summary>Whether every body has returned it. False where no body is set up to.</summary>
    public bool Complete => Missing.Count == 0 && Returned.Count > 0;

    /// <summary>The state in words, like "incomplete: NHS Lanarkshire has not returned it".</summary>
    public string Words =>
        (Missing.Count, Returned.Count) switch
        {
            (0, 0) => "incomplete: no body is set up to return it",
            (0, _) => "complete",
            (1, _) => $"incomplete: {Missing[0].Name} has not returned it",
            _ => $"incomplete: {string.Join(", ", Missing.Select(b => b.Name))} have not returned it",
        };
}
