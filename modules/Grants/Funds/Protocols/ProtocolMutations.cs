namespace CouncilPlatform.Grants.Funds;

/// <summary>What a fund may be used for. What was allocated before stays as it is.</summary>
internal sealed class ProtocolMutations
{
    private const int Most = 100;

    /// <summary>The next version of a fund's protocol.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundProtocol> AdoptFundProtocol(
        AdoptFundProtocolInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 200, "input", "title")
            .Text(input.Text, 4000, "input", "text")
            .Require(input.Criteria.Count > 0, RuleCodes.Invalid, "It funds nothing. Give at least one criterion.", "input", "criteria")
            .Terms(input.Criteria, "criteria")
            .Document(input.Document)
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var fund = await FundMutations.HoldAsync(db, partnership, input.Fund, input.Version, ct);
                var last = await db
                    .FundProtocols.AsNoTracking()
                    .Where(p => p.FundId == fund.Id)
                    .OrderByDescending(p => p.Number)
                    .FirstOrDefaultAsync(ct);
                new Rules()
                    .Require(
                        last is null || input.EffectiveFrom is not null,
                        RuleCodes.Invalid,
                        $"It comes after {last?.Name}. Say from which day it is in force.",
                        "input",
                        "effectiveFrom"
                    )
                    .Require(
                        input.EffectiveFrom is null || last?.EffectiveFrom is null || input.EffectiveFrom > last.EffectiveFrom,
                        RuleCodes.Invalid,
                        $"It comes after {last?.Name}. Give it a later first day.",
                        "input",
                        "effectiveFrom"
                    )
                    .Require(
                        last is not { Number: >= Most },
                        RuleCodes.Invalid,
                        $"{fund.Name} has {Most} versions of its protocol already, the most that are kept.",
                        "input",
                        "fund"
                    )
                    .Check();
                var protocol = new FundProtocol
                {
                    FundId = fund.Id,
                    Number = 1 + (last?.Number ?? 0),
                    EffectiveFrom = input.EffectiveFrom,
                    Title = input.Title,
                    Text = input.Text,
                    CriteriaJson = JsonText.Write(CodedTermRules.Read(input.Criteria)),
                    DocumentTitle = input.Document.Title,
                    DocumentDate = input.Document.Date,
                    DocumentPlace = input.Document.Place,
                };
                db.Add(protocol);
                db.Audit("adoptFundProtocol", protocol, partnership.Id, $"{fund.Slug}: {protocol.Name}");
                return protocol;
            },
            cancellationToken
        );
    }

    /// <summary>Binds a fund to purposes: every allocation from now on must name one of them. None lifts it.</summary>
    [Requires(Role.Approver)]
    public static async Task<Fund> RestrictFund(
        RestrictFundInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Terms(input.Purposes, "purposes").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var fund = await FundMutations.HoldAsync(db, partnership, input.Fund, input.Version, ct);
                fund.RestrictedToJson = input.Purposes.Count == 0 ? null : JsonText.Write(CodedTermRules.Read(input.Purposes));
                var codes = string.Join(", ", input.Purposes.Select(p => p.Code));
                db.Audit(
                    "restrictFund",
                    fund,
                    partnership.Id,
                    input.Purposes.Count == 0
                        ? $"{fund.Slug}: lifted"
                        : $"{fund.Slug}: {(codes.Length <= 800 ? codes : codes[..800] + "…")}"
                );
                return fund;
            },
            cancellationToken
        );
    }
}
