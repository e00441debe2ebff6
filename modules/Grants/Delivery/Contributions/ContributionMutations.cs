namespace CouncilPlatform.Grants.Delivery;

internal sealed class ContributionMutations
{
    /// <summary>Records that others are expected to contribute at least so much beside a grant.</summary>
    [Requires(Role.Officer)]
    public static async Task<ExpectedContribution> ExpectContribution(ExpectContributionInput input, Change<GrantsDb> change)
    {
        new Rules()
            .Positive(input.Least, InputPath.Of("least"))
            .Text(input.Contributor, 200)
            .OptionalText(input.Note, 1000)
            .Months(input.OverMonths)
            .Check();
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        change.Audit(allocation, $"{input.Kind} of at least {input.Least.Amount}");
        return change.Add(
            new ExpectedContribution
            {
                AllocationId = allocation.Id,
                Number = await change.NextNumberAsync<ExpectedContribution>(e => e.AllocationId == allocation.Id),
                Kind = input.Kind,
                Contributor = input.Contributor,
                LeastPence = input.Least.MinorUnits,
                OverMonths = input.OverMonths,
                From = input.From,
                Note = input.Note,
            }
        );
    }

    /// <summary>Records that a contribution is no longer expected. Nothing of it may have been received.</summary>
    [Requires(Role.Officer)]
    public static async Task<ExpectedContribution> WithdrawExpectedContribution(
        WithdrawExpectedContributionInput input,
        Change<GrantsDb> change
    )
    {
        new Rules().Text(input.Reason, 1000).Check();
        var expected = await LockAsync(input.ExpectedContribution, change);
        var received = change.Db.Set<RecordedContribution>().Where(r => r.ExpectedContributionId == expected.Id && r.WithdrawnUtc == null);
        new Rules()
            .Require(
                !await received.AnyAsync(change.Cancellation),
                "ALREADY_RECORDED",
                "Something of this contribution was received. Withdraw what was recorded first.",
                input.ExpectedContribution
            )
            .Check();
        expected.WithdrawnReason = input.Reason;
        return change.Done(expected, $"{expected.Kind} of at least {expected.Least().Amount}");
    }

    /// <summary>
    /// Records that something of an expected contribution was received, or corrects an earlier record, which remains in the history.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<ExpectedContribution> RecordContribution(RecordContributionInput input, Change<GrantsDb> change)
    {
        var corrects = input.Corrects?.For<RecordedContribution>();
        var rules = new Rules()
            .Positive(input.Amount, InputPath.Of("amount"))
            .Text(input.Evidence, 1000)
            .Valid(input.On.First <= change.Today, "The date must be today or in the past.", input.On);
        (corrects is null ? rules : rules.Text(input.Reason, 1000)).Check();
        var expected = await LockAsync(input.ExpectedContribution, change);
        if (corrects is { } wrong)
        {
            await WithdrawAsync(expected, wrong, input.Reason!, InputPath.Of("corrects"), change);
        }

        change.Add(
            new RecordedContribution
            {
                ExpectedContributionId = expected.Id,
                Pence = input.Amount.MinorUnits,
                On = input.On,
                Evidence = input.Evidence,
                RecordedUtc = change.NowUtc,
            }
        );
        return change.Done(expected, $"{expected.Kind}: {input.Amount.Amount}{(corrects is null ? "" : ", a correction")}");
    }

    /// <summary>Withdraws a record of what was received. It remains in the history and does not count.</summary>
    [Requires(Role.Officer)]
    [Irreversible("It no longer counts as received.")]
    public static async Task<ExpectedContribution> WithdrawContribution(WithdrawContributionInput input, Change<GrantsDb> change)
    {
        var path = InputPath.Of("recordedContribution");
        var id = input.RecordedContribution.For<RecordedContribution>(path);
        new Rules().Text(input.Reason, 1000).Check();
        var owners = change.Db.Set<RecordedContribution>().Where(r => r.Id == id).Select(r => r.ExpectedContributionId);
        var owner = await owners.SingleOrDefaultAsync(change.Cancellation);
        var expected = await change.LockPartAsync<ExpectedContribution>(owner, "input.recordedContribution");
        var recorded = await WithdrawAsync(expected, id, input.Reason, path, change);
        return change.Done(expected, $"{expected.Kind}: {recorded.Amount().Amount}");
    }

    private static async Task<ExpectedContribution> LockAsync(GlobalId expectedContribution, Change<GrantsDb> change)
    {
        var expected = await change.LockPartAsync<ExpectedContribution>(expectedContribution);
        new Rules()
            .Require(
                expected.WithdrawnReason is null,
                "WITHDRAWN",
                $"This contribution is no longer expected: {expected.WithdrawnReason} Add a new one.",
                expectedContribution
            )
            .Check();
        return expected;
    }

    private static async Task<RecordedContribution> WithdrawAsync(
        ExpectedContribution expected,
        Guid id,
        string reason,
        InputPath path,
        Change<GrantsDb> change
    )
    {
        var recorded =
            await change
                .Db.Set<RecordedContribution>()
                .SingleOrDefaultAsync(r => r.Id == id && r.ExpectedContributionId == expected.Id, change.Cancellation)
            ?? throw new RuleException(RuleCodes.NotFound, "This contribution has no record with this id. Check it, then try again.", path);
        recorded.Withdraw(reason, change.NowUtc, path);
        return recorded;
    }
}
