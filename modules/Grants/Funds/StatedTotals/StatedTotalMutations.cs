namespace CouncilPlatform.Grants.Funds;

/// <summary>Writing down what documents state. None of it moves money.</summary>
internal sealed class StatedTotalMutations
{
    /// <summary>A total that a document states. One that differs from the ledger is kept all the same, and shows by how much.</summary>
    [Requires(Role.Officer)]
    public static async Task<StatedTotal> RecordStatedTotal(
        RecordStatedTotalInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var written = WrittenAmount.Read(input.AsWritten);
        new Rules()
            .Text(input.AsWritten, 40, "input", "asWritten")
            .Require(
                written is not null || input.AsWritten.Length > 40,
                RuleCodes.Invalid,
                $"\"{input.AsWritten}\" is no amount of pounds of at most {FundLine.Most}. Write it as the document does: £357,535.40, 330,001, £647.5K or £1.2 million.",
                "input",
                "asWritten"
            )
            .Document(input.Document)
            .OptionalText(input.Note, 1000, "input", "note")
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var fund = await FundMutations.HoldAsync(db, partnership, input.Fund, input.Version, ct);
                var total = new StatedTotal
                {
                    PartnershipId = partnership.Id,
                    FundId = fund.Id,
                    Number = 1 + (await db.StatedTotals.Where(t => t.FundId == fund.Id).MaxAsync(t => (int?)t.Number, ct) ?? 0),
                    Of = input.Of,
                    Scope = input.Scope,
                    AsWritten = input.AsWritten,
                    Note = input.Note,
                    Pence = written!.Amount.MinorUnits,
                    PrecisionPence = written.Precision.MinorUnits,
                    DocumentTitle = input.Document.Title,
                    DocumentDate = input.Document.Date,
                    DocumentPlace = input.Document.Place,
                };
                db.Add(total);
                db.Audit("recordStatedTotal", total, partnership.Id, Describe(fund, total));
                return total;
            },
            cancellationToken
        );
    }

    /// <summary>Takes back a total that was recorded by mistake. One that a document does state stays, however wrong it is.</summary>
    [Requires(Role.Officer)]
    public static async Task<StatedTotal> RemoveStatedTotal(
        RemoveStatedTotalInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.StatedTotal.For<StatedTotal>("input", "statedTotal");
        new Rules().Text(input.Reason, 400, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var total = await db.HoldAsync<StatedTotal>(partnership, id, input.Version, ct);
                var fund = await db.Funds.AsNoTracking().SingleAsync(f => f.Id == total.FundId, ct);
                db.Remove(total);
                db.Audit("removeStatedTotal", total, partnership.Id, $"{Describe(fund, total)}: {input.Reason}");
                return total;
            },
            cancellationToken
        );
    }

    private static string Describe(Fund fund, StatedTotal total) =>
        $"{fund.Slug}: {total.Of} {total.Scope} \"{total.AsWritten}\" in {total.DocumentTitle} of {total.DocumentDate}";
}
