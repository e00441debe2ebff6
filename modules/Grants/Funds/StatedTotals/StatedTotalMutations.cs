namespace CouncilPlatform.Grants.Funds;

internal sealed class StatedTotalMutations
{
    /// <summary>Records a total that a document states. It may differ from the ledger, and then shows by how much.</summary>
    [Requires(Role.Officer)]
    public static async Task<StatedTotal> RecordStatedTotal(RecordStatedTotalInput input, Change<GrantsDb> change)
    {
        new Rules()
            .Text(input.AsWritten, 40)
            .Valid(
                input.AsWritten.Length > 40 || WrittenAmount.Read(input.AsWritten) is not null,
                $"\"{input.AsWritten}\" is not an amount of pounds up to {FundLine.Max}. "
                    + "Enter it as the document does: £357,535.40, 330,001, £647.5K or £1.2 million.",
                input.AsWritten
            )
            .Document(input.Document)
            .OptionalText(input.Note, 1000)
            .Check();
        var fund = await change.LockAsync<Fund>(input.Fund, input.Version);
        var total = StatedTotal.Record(fund, await change.NextNumberAsync<StatedTotal>(t => t.FundId == fund.Id), input);
        return change.Done(change.Add(total), $"{fund.Slug}: {Describe(total)}");
    }

    /// <summary>Removes a total that was recorded by mistake. Keep a total that a document does state, however wrong it is.</summary>
    [Requires(Role.Officer)]
    [Irreversible("The audit trail records what it was. The fund has it no more.")]
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
