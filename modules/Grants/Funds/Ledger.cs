using CouncilPlatform.Grants.Contracts;

namespace CouncilPlatform.Grants.Funds;

/// <summary>
/// The append-only record of a fund's money. Every balance is a sum of it, and is kept beside it (<see cref="MoneyHolder"/>).
/// </summary>
internal sealed class Ledger(Change<GrantsDb> change)
{
    /// <summary>Moves money, and saves that it did. No more ever leaves a state than is in it.</summary>
    /// <param name="fund">The fund, locked.</param>
    /// <param name="allocation">The allocation, locked or new. Null if the money comes from outside the fund.</param>
    /// <exception cref="RuleException">INSUFFICIENT_FUNDS: less is there. INVALID: it would be more than a fund can hold.</exception>
    public async Task MoveAsync(
        Fund fund,
        LedgerEntryKind kind,
        Allocation? allocation,
        StreamAmounts amounts,
        string? note = null,
        FundElement? element = null
    )
    {
        if (IsDetached(fund) || allocation is not null && IsDetached(allocation))
        {
            throw new InvalidOperationException("Lock the fund and the allocation first. Otherwise their balances are not saved.");
        }

        Require(fund, LedgerMoves.From(kind), allocation, amounts);
        var entries = change.Db.Set<LedgerEntry>();
        var number = await entries.Where(l => l.FundId == fund.Id).MaxAsync(l => (int?)l.Number, change.Cancellation) ?? 0;
        entries.AddRange(
            Enum.GetValues<FundingStream>()
                .Where(stream => amounts.Of(stream).MinorUnits > 0)
                .Select(stream => new LedgerEntry
                {
                    FundId = fund.Id,
                    Number = ++number,
                    Stream = stream,
                    Kind = kind,
                    AllocationId = allocation?.Id,
                    ElementId = element?.Id,
                    Pence = amounts.Of(stream).MinorUnits,
                    AtUtc = change.NowUtc,
                    Note = note,
                })
        );
        fund.Move(kind, amounts);
        allocation?.Move(kind, amounts);
        if (kind == LedgerEntryKind.Committed)
        {
            var (revenue, capital) = (amounts.Revenue.MinorUnits, amounts.Capital.MinorUnits);
            change.Publish(fund, new AllocationCommitted(fund.PartnershipId, allocation!.Id, fund.Id, revenue, capital));
        }

        await change.SaveAsync();
    }

    private bool IsDetached(MoneyHolder holder) => change.Db.Entry(holder).State == EntityState.Detached;

    private static void Require(Fund fund, MoneyState? from, Allocation? allocation, StreamAmounts amounts)
    {
        switch (from)
        {
            // More could not be added up, and an entry is never removed.
            case null:
                RequireRoom(fund.Lines(), amounts);
                break;
            case MoneyState.Free:
                RequireEnough(fund.Uncommitted(), amounts, "remains");
                break;
            case { } state:
                RequireEnough(allocation!.In(state), amounts, $"is {state.InWords()} for \"{allocation.Title}\"");
                break;
        }
    }

    private static void RequireRoom(IReadOnlyList<FundLine> lines, StreamAmounts more) =>
        new Rules()
            .Within(
                more,
                StreamAmounts.Of(lines, l => FundLine.Max - l.Granted),
                RuleCodes.Invalid,
                (name, amount, _) =>
                    $"{amount} more would take the fund's {name} beyond {FundLine.Max}, which is the limit. Check the amount.",
                name => InputPath.Of(name)
            )
            .Check();

    private static void RequireEnough(StreamAmounts available, StreamAmounts wanted, string where) =>
        new Rules()
            .Within(
                wanted,
                available,
                "INSUFFICIENT_FUNDS",
                (name, amount, limit) =>
                    $"{amount} of {name} is more than the {limit} that {where}. Enter {limit} or less. The other stream cannot "
                    + "make up for it.",
                name => InputPath.Of(name)
            )
            .Check();
}
