namespace CouncilPlatform.Grants.Funds;

/// <summary>Recording what documents state. None of this moves money.</summary>
internal sealed class StatedTotalMutations
{
    /// <summary>Records a total that a document states. It may differ from the ledger, and then shows by how much.</summary>
    [Requires(Role.Officer)]
    public static async Task<StatedTotal> RecordStatedTotal(RecordStatedTotalInput input, Change<GrantsDb> change)
    {
        var written = WrittenAmount.Read(input.AsWritten);
        new Rules()
            .Text(input.AsWritten, 40)
            .Require(
                written is not null || input.AsWritten.Length > 40,
                RuleCodes.Invalid,
                $"\"{input.AsWritten}\" is not an amount of pounds up to {FundLine.Max}. "
                    + "Enter it as the document does: £357,535.40, 330,001, £647.5K or £1.2 million.",
                input.AsWritten
            )
            .Document(input.Document)
            .OptionalText(input.Note, 1000)
            .Check();
        var fund = await change.LockAsync<Fund>(input.Fund, input.Version);
        var total = new StatedTotal
        {
            PartnershipId = fund.PartnershipId,
            FundId = fund.Id,
            Number = await change.NextNumberAsync<StatedTotal>(t => t.FundId == fund.Id),
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
        return change.Done(change.Add(total), $"{fund.Slug}: {Describe(total)}");
    }

    /// <summary>Removes a total that was recorded by mistake. A total that a document does state is kept, however wrong it is.</summary>
    [Requires(Role.Officer)]
    public static async Task<StatedTotal> RemoveStatedTotal(RemoveStatedTotalInput input, Change<GrantsDb> change)
    {
        new Rules().Text(input.Reason, 400).Check();
        var total = await change.LockAsync<StatedTotal>(input.StatedTotal, input.Version);
        change.Remove(total);
        return change.Done(total, $"{Describe(total)}: {input.Reason}");
    }

    private static string Describe(StatedTotal total) =>
        $"{total.Of} {total.Scope} \"{total.AsWritten}\" in {total.DocumentTitle} of {total.DocumentDate}";
}
