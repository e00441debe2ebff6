namespace CouncilPlatform.Grants.Funds;

/// <summary>Whether a bid made on a day may have the fund's money.</summary>
/// <param name="Eligible">Whether it may.</param>
/// <param name="Reason">The reason, in a sentence.</param>
/// <param name="Protocol">The protocol in force on that day; null if there was none.</param>
internal sealed record FundEligibility(bool Eligible, string Reason, FundProtocol? Protocol)
{
    /// <param name="protocols">All protocols of the fund.</param>
    /// <param name="on">The day of the bid.</param>
    /// <param name="criterion">The code of the criterion.</param>
    public static FundEligibility Of(IReadOnlyList<FundProtocol> protocols, DateOnly on, string criterion)
    {
        if (protocols.Count == 0)
        {
            return new(Eligible: true, "The fund has no protocol, so every criterion is eligible.", Protocol: null);
        }

        if (protocols.InForce(on) is not { } protocol)
        {
            var first = protocols.Min(p => p.EffectiveFrom);
            return new(
                Eligible: false,
                $"The fund had no protocol in force on {on:yyyy-MM-dd}. The first one took effect on {first:yyyy-MM-dd}.",
                Protocol: null
            );
        }

        var criteria = protocol.Criteria();
        if (criteria.FirstOrDefault(c => c.Code == criterion) is { } found)
        {
            return new(Eligible: true, $"On {on:yyyy-MM-dd} {protocol.Name()} funds {found.Code}: {found.Words}", protocol);
        }

        var later = protocols.Where(p => p.Number > protocol.Number && p.Criteria().Any(c => c.Code == criterion)).MinBy(p => p.Number);
        var remedy = later is null ? "" : $" Bids made on {later.EffectiveFrom:yyyy-MM-dd} or later may use it: see {later.Name()}.";
        var codes = string.Join(", ", criteria.Select(c => c.Code));
        return new(Eligible: false, $"On {on:yyyy-MM-dd} {protocol.Name()} does not fund {criterion}, only {codes}.{remedy}", protocol);
    }
}
