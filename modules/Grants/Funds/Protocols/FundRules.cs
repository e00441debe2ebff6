namespace CouncilPlatform.Grants.Funds;

/// <summary>What an allocation says it is for, held against what its fund may be used for.</summary>
internal sealed class FundRules(GrantsDb db, TimeProvider time)
{
    /// <summary>The protocols of each fund, by number.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FundProtocol>>> ProtocolsAsync(
        IReadOnlyCollection<Guid> funds,
        CancellationToken cancellationToken
    ) =>
        (await db.FundProtocols.AsNoTracking().Where(p => funds.Contains(p.FundId)).OrderBy(p => p.Number).ToListAsync(cancellationToken))
            .ToLookup(p => p.FundId)
            .ToDictionary(g => g.Key, IReadOnlyList<FundProtocol> (g) => [.. g]);

    /// <summary>Writes the terms into a new allocation of a held fund.</summary>
    /// <param name="fund">Held.</param>
    /// <param name="allocation">Not saved yet.</param>
    /// <param name="criterion">Null where none is named, and nothing is to be checked.</param>
    /// <param name="bidOn">The day whose protocol counts; today where nothing is said.</param>
    /// <param name="purpose">One of those the fund is restricted to; null where it is not.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="at">Where in the input the terms are.</param>
    /// <exception cref="RuleException">INELIGIBLE, with the protocol's reason; PURPOSE_RESTRICTED, with the purposes.</exception>
    public async Task ApplyAsync(
        Fund fund,
        Allocation allocation,
        string? criterion,
        DateOnly? bidOn,
        string? purpose,
        CancellationToken cancellationToken,
        params string[] at
    )
    {
        var today = UkTime.Today(time);
        var purposes = fund.RestrictedTo();
        var rules = new Rules()
            .Require(
                bidOn is null || criterion is not null,
                RuleCodes.Invalid,
                "bidOn says of which day the criterion is. Name the criterion too, or leave both out.",
                [.. at, "bidOn"]
            )
            .Require(
                bidOn is null || bidOn <= today,
                RuleCodes.Invalid,
                $"{bidOn:yyyy-MM-dd} is still to come. Give the day the bid was made.",
                [.. at, "bidOn"]
            )
            .Require(
                purposes.Count == 0 || purposes.Any(p => p.Code == purpose),
                "PURPOSE_RESTRICTED",
                $"{fund.Name} may only be used for {string.Join(", ", purposes.Select(p => p.Code))}. Name one of them as restrictedPurpose, or take another fund.",
                [.. at, "restrictedPurpose"]
            )
            .Require(
                purposes.Count > 0 || purpose is null,
                RuleCodes.Invalid,
                $"{fund.Name} is not restricted to purposes. Leave out restrictedPurpose.",
                [.. at, "restrictedPurpose"]
            );
        if (criterion is not null)
        {
            var protocols = (await ProtocolsAsync([fund.Id], cancellationToken)).GetValueOrDefault(fund.Id) ?? [];
            var eligibility = FundEligibility.Of(protocols, bidOn ?? today, criterion);
            rules
                .Require(eligibility.Eligible, "INELIGIBLE", eligibility.Reason, [.. at, "criterion"])
                .OptionalText(criterion, CodedTermRules.LongestCode, [.. at, "criterion"]);
        }

        rules.Check();
        allocation.Criterion = criterion;
        allocation.BidOn = criterion is null ? null : bidOn ?? today;
        allocation.RestrictedPurpose = purpose;
    }
}
