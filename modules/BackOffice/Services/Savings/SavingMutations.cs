namespace CouncilPlatform.BackOffice.Services;

/// <param name="Service">The short name of the service that is shared.</param>
/// <param name="TargetPercent">The efficiency target in percent of the baseline, like 3.</param>
/// <param name="Amounts">What each council saves in each year; none while the split is to be agreed.</param>
internal sealed record SaveSavingInput(
    string Partnership,
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
    string? Source,
    int? Version
) : IPartnershipInput
{
    private const int MaxAmounts = 500;

    internal void Check()
    {
        var amounts = Amounts ?? [];
        var at = InputPath.Of("amounts");
        var rules = new Rules()
            .Slug(Slug)
            .Text(Title, 300)
            .OptionalText(Source, 300)
            .Require(DelayMonths is null or >= 0 and <= 120, RuleCodes.Invalid, "Enter 0 to 120 months.", DelayMonths)
            .Require(
                TargetPercent is null || Baseline is { MinorUnits: > 0 },
                RuleCodes.Invalid,
                "A target is a percentage of a baseline. Enter a baseline of more than £0.",
                Baseline
            )
            .Require(
                Split != SavingSplit.ToBeAgreed || amounts.Count == 0,
                "SPLIT_TO_BE_AGREED",
                "No council's amount is known while the split is to be agreed. Leave the amounts out.",
                at
            )
            .Require(amounts.Count <= MaxAmounts, RuleCodes.Invalid, $"Enter at most {MaxAmounts} amounts.", at)
            .Require(
                amounts.DistinctBy(a => (a.Council, a.FinancialYear)).Count() == amounts.Count,
                RuleCodes.Invalid,
                "A council has two amounts in one year. Enter one.",
                at
            )
            .Require(IsAmount(Annual), RuleCodes.Invalid, AmountFault, Annual)
            .Require(IsAmount(Baseline), RuleCodes.Invalid, AmountFault, Baseline)
            .Require(IsAmount(CostToAchieve), RuleCodes.Invalid, AmountFault, CostToAchieve);
        if (TargetPercent is { } percent)
        {
            rules.Percent(percent, InputPath.Of("targetPercent"));
        }

        foreach (var (index, amount) in amounts.Index())
        {
            rules
                .Require(IsAmount(amount.Planned), RuleCodes.Invalid, AmountFault, at.Within(index, "planned"))
                .Require(IsChange(amount.Realised), RuleCodes.Invalid, ChangeFault, at.Within(index, "realised"));
        }

        rules.Check();
    }

    internal const string AmountFault = "Enter an amount from £0 to a million million pounds.";

    internal const string ChangeFault = "Enter an amount of at most a million million pounds.";

    internal static bool IsAmount(Money? amount) => IsChange(amount) && amount is not { MinorUnits: < 0 };

    /// <summary>Whether an amount that may be negative is small enough to be added up.</summary>
    internal static bool IsChange(Money? amount) => Math.Abs(amount?.MinorUnits ?? 0) <= 100_000_000_000_000;
}

/// <param name="Council">The council's code.</param>
internal sealed record SavingAmountInput(string Council, FinancialYear FinancialYear, Money Planned, Money? Realised);

/// <summary>What sharing saves.</summary>
internal sealed class SavingMutations
{
    /// <summary>Records the whole of a saving. It replaces the saving with the same short name.</summary>
    [Requires(Role.Officer)]
    public static async Task<Saving> SaveSaving(SaveSavingInput input, Change<BackOfficeDb> change)
    {
        input.Check();
        var councils = await CouncilsAsync(change, input.Amounts ?? []);
        var service = input.Service is null ? null : await change.LockAsync<Service>(input.Service);
        var saving = await change.LockOrAddAsync(
            s => s.Slug == input.Slug,
            input.Version,
            () => New(change, input.Slug, input.Title, service?.Id)
        );
        new Rules()
            .Require(
                saving.ServiceId == service?.Id,
                RuleCodes.Invalid,
                "The saving belongs to another service. Enter another short name for this one.",
                InputPath.Of("service")
            )
            .Check();
        saving.Update(input);
        var before = await change
            .Db.Set<SavingAmount>()
            .Where(a => a.SavingId == saving.Id)
            .ToDictionaryAsync(a => (a.FinancialYear, a.OrganisationId), change.Cancellation);
        foreach (var amount in input.Amounts ?? [])
        {
            if (!before.Remove((amount.FinancialYear, councils[amount.Council].Id), out var row))
            {
                row = change.Add(NewAmount(saving, councils[amount.Council].Id, amount.FinancialYear));
            }

            (row.PlannedPence, row.RealisedPence) = (amount.Planned.MinorUnits, amount.Realised?.MinorUnits);
        }

        change.Db.RemoveRange(before.Values);
        return change.Done(saving, $"{saving.Slug}: {saving.Annual()}");
    }

    internal static Saving New(Change change, string slug, string title, Guid? service) =>
        new()
        {
            PartnershipId = change.Partnership.Id,
            Slug = slug,
            Title = title,
            ServiceId = service,
        };

    internal static SavingAmount NewAmount(Saving saving, Guid council, FinancialYear year) =>
        new()
        {
            SavingId = saving.Id,
            OrganisationId = council,
            FinancialYear = year,
        };

    private static async Task<IReadOnlyDictionary<string, Organisation>> CouncilsAsync(
        Change change,
        IReadOnlyList<SavingAmountInput> amounts
    )
    {
        var councils = await change.AskAsync(new FindOrganisations([.. amounts.Select(a => a.Council).Distinct()]));
        var rules = new Rules();
        foreach (var (index, amount) in amounts.Index())
        {
            rules.Require(
                councils.ContainsKey(amount.Council),
                RuleCodes.NotFound,
                $"No organisation has the code \"{amount.Council}\". Enter its GSS code or its identifier.",
                InputPath.Of("amounts", index, "council")
            );
        }

        rules.Check();
        return councils;
    }
}
