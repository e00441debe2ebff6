namespace CouncilPlatform.Grants.Funds;

internal sealed class FundElementMutations
{
    private const int Max = 200;

    /// <summary>Records an element of a fund.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundElement> RecordFundElement(RecordFundElementInput input, Change<GrantsDb> change)
    {
        var found = await change.FindOrganisationsAsync(input.RetainedBy);
        var rules = Check(new Rules().Text(input.Title, 200), input.Revenue, input.Capital, input.Note, input.AsOf, change.Today)
            .Organisation(found, input.RetainedBy);
        FundElement.CheckRetained(rules, input.Status, input.RetainedBy is not null).Check();
        var fund = await change.LockAsync<Fund>(input.Fund, input.Version);
        var number = await change.NextNumberAsync<FundElement>(e => e.FundId == fund.Id);
        new Rules().Valid(number <= Max, $"{fund.Name} already has {Max} elements. Change one of them.", input.Fund).Check();
        var element = FundElement.Of(fund, number, input, found);
        return change.Done(change.Add(element), $"{fund.Slug}: {element.Describe()}");
    }

    /// <summary>
    /// Changes an element: confirms it, gives it an amount, or names who retains it. What is left out stays. Confirming moves no money.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<FundElement> ChangeFundElement(ChangeFundElementInput input, Receipts receipts, Change<GrantsDb> change)
    {
        var found = await change.FindOrganisationsAsync(input.RetainedBy);
        var rules = Check(new Rules().TextIfGiven(input.Title, 200), input.Revenue, input.Capital, input.Note, input.AsOf, change.Today)
            .Organisation(found, input.RetainedBy);
        CheckUnknown(rules, input).Check();
        var element = await change.LockAsync<FundElement>(input.Element, input.Version);
        var before = element.Describe();
        element.Update(input, found.Values.SingleOrDefault());
        var received = await receipts.OfAsync(element.Id);
        FundElement
            .CheckRetained(new Rules(), element.Status, element.RetainedById is not null)
            .Require(
                element.Status == ElementStatus.Confirmed || received.Total.MinorUnits == 0,
                "ELEMENT_RECEIVED",
                $"{received.Total} of \"{element.Title}\" was already received, so it stays confirmed. "
                    + "Record another element for money that is not certain.",
                input.Status
            )
            .Check();
        return change.Done(element, $"from {before} to {element.Describe()}");
    }

    private static Rules CheckUnknown(Rules rules, ChangeFundElementInput input)
    {
        foreach (var (stream, amount) in new[] { (FundingStream.Revenue, input.Revenue), (FundingStream.Capital, input.Capital) })
        {
            rules.Valid(
                amount is null || input.Unknown?.Contains(stream) != true,
                $"You entered an amount of {stream.InWords()} and also that it is not known. Leave one of them out.",
                InputPath.Of("unknown")
            );
        }

        return rules;
    }

    private static Rules Check(Rules rules, Money? revenue, Money? capital, string? note, PartialDate asOf, DateOnly today) =>
        rules
            .OptionalText(note, 1000)
            .Valid(asOf.First <= today, $"{asOf} is in the future. Enter the date since which it applies.", asOf)
            .Amount(revenue, InputPath.Of("revenue"))
            .Amount(capital, InputPath.Of("capital"));
}
