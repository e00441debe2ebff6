namespace CouncilPlatform.Grants.Delivery;

/// <summary>What others promise beside a grant, and what comes of it. The allocation is held, so that its contributions are counted one after another.</summary>
internal sealed class ContributionMutations
{
    /// <summary>Notes that others are to put at least so much beside a grant.</summary>
    [Requires(Role.Officer)]
    public static async Task<ExpectedContribution> ExpectContribution(
        ExpectContributionInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        CheckAmount(input.Least, "least")
            .Text(input.Contributor, 200, "input", "contributor")
            .OptionalText(input.Note, 1000, "input", "note")
            .Require(
                input.OverMonths is null or (>= 1 and <= 1200),
                RuleCodes.Invalid,
                $"overMonths is {input.OverMonths}. Write 1 to 1200 months.",
                "input",
                "overMonths"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                var expected = new ExpectedContribution
                {
                    PartnershipId = partnership.Id,
                    AllocationId = id,
                    Number = 1 + (await db.ExpectedContributions.Where(e => e.AllocationId == id).MaxAsync(e => (int?)e.Number, ct) ?? 0),
                    Kind = input.Kind,
                    Contributor = input.Contributor,
                    LeastPence = input.Least.MinorUnits,
                    OverMonths = input.OverMonths,
                    From = input.From,
                    Note = input.Note,
                };
                db.Add(expected);
                db.Audit("expectContribution", allocation, partnership.Id, $"{input.Kind} of at least {input.Least.Amount}");
                return expected;
            },
            cancellationToken
        );
    }

    /// <summary>Notes that a contribution is no longer expected. Nothing may have come of it.</summary>
    [Requires(Role.Officer)]
    public static async Task<ExpectedContribution> WithdrawExpectedContribution(
        WithdrawExpectedContributionInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 1000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var expected = await HoldAsync(db, partnership, input.ExpectedContribution, ct);
                new Rules()
                    .Require(
                        !await db.RecordedContributions.AnyAsync(
                            r => r.ExpectedContributionId == expected.Id && r.WithdrawnUtc == null,
                            ct
                        ),
                        "ALREADY_RECORDED",
                        "Something of it has come already. Withdraw its recordings first.",
                        "input",
                        "expectedContribution"
                    )
                    .Check();
                expected.WithdrawnReason = input.Reason;
                db.Audit(
                    "withdrawExpectedContribution",
                    expected,
                    partnership.Id,
                    $"{expected.Kind} of at least {expected.Least().Amount}"
                );
                return expected;
            },
            cancellationToken
        );
    }

    /// <summary>Records something of an expected contribution that has come; or corrects what was recorded, which stays in the history.</summary>
    [Requires(Role.Officer)]
    public static async Task<ExpectedContribution> RecordContribution(
        RecordContributionInput input,
        Partnership partnership,
        GrantsDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var corrects = input.Corrects?.For<RecordedContribution>("input", "corrects");
        CheckAmount(input.Amount, "amount")
            .Text(input.Evidence, 1000, "input", "evidence")
            .Require(
                input.On.First <= UkTime.Day(now),
                RuleCodes.Invalid,
                $"{input.On} is in the future. Record it once it has come.",
                "input",
                "on"
            )
            .Text(corrects is null ? "-" : input.Reason, 1000, "input", "reason")
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var expected = await HoldAsync(db, partnership, input.ExpectedContribution, ct);
                if (corrects is { } wrong)
                {
                    var before = await LiveAsync(db, expected, wrong, "corrects", ct);
                    (before.WithdrawnUtc, before.WithdrawnReason) = (now, input.Reason);
                }

                db.Add(
                    new RecordedContribution
                    {
                        ExpectedContributionId = expected.Id,
                        Pence = input.Amount.MinorUnits,
                        On = input.On,
                        Evidence = input.Evidence,
                        RecordedUtc = now,
                    }
                );
                db.Audit(
                    "recordContribution",
                    expected,
                    partnership.Id,
                    $"{expected.Kind}: {input.Amount.Amount}{(corrects is null ? "" : ", a correction")}"
                );
                return expected;
            },
            cancellationToken
        );
    }

    /// <summary>Takes a recording back. It stays in the history and counts no more.</summary>
    [Requires(Role.Officer)]
    public static async Task<ExpectedContribution> WithdrawContribution(
        WithdrawContributionInput input,
        Partnership partnership,
        GrantsDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.RecordedContribution.For<RecordedContribution>("input", "recordedContribution");
        new Rules().Text(input.Reason, 1000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                // Whose it is never changes, so it may be read before it is held.
                var owner = await db
                    .RecordedContributions.Where(r => r.Id == id)
                    .Select(r => r.ExpectedContributionId)
                    .SingleOrDefaultAsync(ct);
                var expected = await HoldAsync(db, partnership, owner, "recordedContribution", ct);
                var recorded = await LiveAsync(db, expected, id, "recordedContribution", ct);
                (recorded.WithdrawnUtc, recorded.WithdrawnReason) = (time.GetUtcNow().UtcDateTime, input.Reason);
                db.Audit("withdrawContribution", expected, partnership.Id, $"{expected.Kind}: {recorded.Amount().Amount}");
                return expected;
            },
            cancellationToken
        );
    }

    private static async Task<ExpectedContribution> HoldAsync(
        GrantsDb db,
        Partnership partnership,
        GlobalId id,
        CancellationToken cancellationToken
    )
    {
        var expected = await HoldAsync(
            db,
            partnership,
            id.For<ExpectedContribution>("input", "expectedContribution"),
            "expectedContribution",
            cancellationToken
        );
        return expected.WithdrawnReason is null
            ? expected
            : throw new RuleException(
                "WITHDRAWN",
                $"This contribution is no longer expected: {expected.WithdrawnReason} Expect a new one.",
                "input",
                "expectedContribution"
            );
    }

    private static async Task<ExpectedContribution> HoldAsync(
        GrantsDb db,
        Partnership partnership,
        Guid id,
        string field,
        CancellationToken cancellationToken
    )
    {
        var allocation = await db
            .ExpectedContributions.Where(e => e.Id == id && e.PartnershipId == partnership.Id)
            .Select(e => e.AllocationId)
            .SingleOrDefaultAsync(cancellationToken);
        if (allocation == default)
        {
            throw new RuleException(RuleCodes.NotFound, $"There is no such contribution in {partnership.Name}.", "input", field);
        }

        await db.HoldAsync<Allocation>(partnership, allocation, expectedVersion: null, cancellationToken);
        return await db.ExpectedContributions.SingleAsync(e => e.Id == id, cancellationToken);
    }

    private static async Task<RecordedContribution> LiveAsync(
        GrantsDb db,
        ExpectedContribution expected,
        Guid id,
        string field,
        CancellationToken cancellationToken
    )
    {
        var recorded =
            await db.RecordedContributions.SingleOrDefaultAsync(
                r => r.Id == id && r.ExpectedContributionId == expected.Id,
                cancellationToken
            ) ?? throw new RuleException(RuleCodes.NotFound, "There is no such recording of this contribution.", "input", field);
        return recorded.WithdrawnUtc is null
            ? recorded
            : throw new RuleException(
                "WITHDRAWN",
                $"This recording was withdrawn at {recorded.Withdrawn()}: {recorded.WithdrawnReason}",
                "input",
                field
            );
    }

    private static Rules CheckAmount(Money amount, string field) =>
        new Rules().Require(
            amount.MinorUnits > 0 && amount <= FundLine.Most,
            RuleCodes.Invalid,
            $"{field} is {amount}. Write more than nothing and at most {FundLine.Most}.",
            "input",
            field
        );
}
