namespace CouncilPlatform.Grants.Funds;

/// <summary>Whether a bid of a day may have the fund's money.</summary>
/// <param name="Reason">In a sentence.</param>
/// <param name="Protocol">The one in force on that day; null where there was none.</param>
internal sealed record FundEligibility(bool Eligible, string Reason, FundProtocol? Protocol)
{
    /// <param name="protocols">All of the fund.</param>
    /// <param name="on">The day of the bid.</param>
    /// <param name="criterion">The code of what it is for.</param>
    public static FundEligibility Of(IReadOnlyList<FundProtocol> protocols, DateOnly on, string criterion)
    {
        if (protocols.Count == 0)
        {
            return new(Eligible: true, "The fund has no protocol: any criterion will do.", Protocol: null);
        }

        if (protocols.InForce(on) is not { } protocol)
        {
            return new(
                Eligible: false,
                $"No protocol of the fund was in force on {on:yyyy-MM-dd}: the first is from {protocols.Min(p => p.EffectiveFrom):yyyy-MM-dd}.",
                Protocol: null
            );
        }

        var criteria = protocol.Criteria();
        if (criteria.FirstOrDefault(c => c.Code == criterion) is { } found)
        {
            return new(Eligible: true, $"On {on:yyyy-MM-dd} {protocol.Name} funds {found.Code}: {found.Words}", protocol);
        }

        var later = protocols.Where(p => p.Number > protocol.Number && p.Criteria().Any(c => c.Code == criterion)).MinBy(p => p.Number);
        return new(
            Eligible: false,
            $"On {on:yyyy-MM-dd} {protocol.Name} does not fund {criterion}, only {string.Join(", ", criteria.Select(c => c.Code))}.{(later is null ? "" : $" Bids of {later.EffectiveFrom:yyyy-MM-dd} and after may name it: see {later.Name}.")}",
            protocol
        );
    }
}
