namespace CouncilPlatform.BackOffice.Services;

/// <param name="Service">The short name of the service that is shared, like legal-services.</param>
/// <param name="TargetPercent">The efficiency target in percent of the baseline, like 3.</param>
/// <param name="Amounts">What each council saves in each year; none while the split is to be agreed.</param>
internal sealed record SaveSavingInput(
    string Slug,
    string Title,
    string? Service,
    Money Annual,
    AmountQualifier? Qualifier,
    bool Recurring,
    Money? Baseline,
    string? TargetPercent,
    Money? CostToAchieve,
    int? DelayMonths,
    bool InBaseBudget,
    SavingSplit? Split,
    IReadOnlyList<SavingAmountInput>? Amounts,
    string? Source
) : VersionedInput
{
    internal void Check()
    {
        var amounts = Amounts ?? [];
        var at = InputPath.Of("amounts");
        var rules = new Rules()
            .Slug(Slug)
            .Text(Title, 300)
            .OptionalText(Source, 300)
            .Range(DelayMonths, 0, 120, "months")
            .Valid(
                TargetPercent is null || Baseline is { MinorUnits: > 0 },
                "A target is a percentage of a baseline. Enter a baseline of more than £0.",
                Baseline
            )
            .Require(
                Split != SavingSplit.ToBeAgreed || amounts.Count == 0,
                "SPLIT_TO_BE_AGREED",
                "No council's amount is known while the split is to be agreed. Leave the amounts out.",
                at
            )
            .Range(amounts.Count, 0, 500, "amounts", at)
            .Valid(
                amounts.DistinctBy(a => (a.Council, a.FinancialYear)).Count() == amounts.Count,
                "A council has two amounts in one year. Enter one.",
                at
            )
            .Amount(Annual)
            .Amount(Baseline)
            .Amount(CostToAchieve);
        if (TargetPercent is { } percent)
        {
            rules.Percent(percent, InputPath.Of("targetPercent"));
        }

        foreach (var (index, amount) in amounts.Index())
        {
            rules.Amount(amount.Planned, at.Within(index, "planned")).Change(amount.Realised, at.Within(index, "realised"));
        }

        rules.Check();
    }
}

/// <summary>What one council saves in one financial year.</summary>
/// <param name="Council">The code of the council that saves, like E07000143.</param>
internal sealed record SavingAmountInput(
    [CodeOf<Organisation>] string Council,
    FinancialYear FinancialYear,
    Money Planned,
    Money? Realised
);

internal sealed class SavingMutations
{
    /// <summary>
    /// Records the whole of a saving, in place of the one with the same short name. You can add, change and leave out only amounts of the
    /// council that you act for.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Saving> SaveSaving(SaveSavingInput input, Change<BackOfficeDb> change)
    {
        input.Check();
        var amounts = input.Amounts ?? [];
        var councils = await change.FindOrganisationsAsync(amounts.Select(a => a.Council).Distinct());
        var rules = new Rules();
        foreach (var (index, amount) in amounts.Index())
        {
            rules.Organisation(councils, amount.Council, InputPath.Of("amounts", index, "council"));
        }

        rules.Check();
        var service = input.Service is null ? null : await change.LockAsync<Service>(input.Service);
        var saving = await change.LockOrAddAsync(
            s => s.Slug == input.Slug,
            input.Version,
            () =>
                new Saving
                {
                    Slug = input.Slug,
                    Title = input.Title,
                    ServiceId = service?.Id,
                },
            path: "slug"
        );
        new Rules()
            .Valid(
                saving.ServiceId == service?.Id,
                "The saving belongs to another service. Enter another short name for this one.",
                InputPath.Of("service")
            )
            .Check();
        saving.Update(input);
        await change.ReplaceAsync(
            change.Db.Set<SavingAmount>().Where(a => a.SavingId == saving.Id),
            a => (a.FinancialYear, a.OrganisationId),
            amounts.Select(a => ((a.FinancialYear, councils[a.Council].Id), a)),
            key => SavingAmount.Of(saving, key.FinancialYear, key.Id),
            (row, amount) => (row.PlannedPence, row.RealisedPence) = (amount.Planned.MinorUnits, amount.Realised?.MinorUnits)
        );
        await change.RequireOwnersAsync(
            (SavingAmount a) => (a.FinancialYear, a.OrganisationId),
            amounts.Select(a => (a.FinancialYear, councils[a.Council].Id)),
            static index => InputPath.Of("amounts", index, "council")
        );
        return change.Done(saving, $"{saving.Slug}: {saving.Annual()}");
    }
}
