namespace CouncilPlatform.BackOffice.Services;

/// <summary>Everything of it as it is to be; a saving with the slug that is there already is replaced.</summary>
/// <param name="Service">The slug of the service that it is of.</param>
/// <param name="Annual">In a year, or once where it is not recurring.</param>
/// <param name="Qualifier">How exact the source is; EXACTLY where nothing is said.</param>
/// <param name="Recurring">Whether it comes every year.</param>
/// <param name="Baseline">What it is saved from.</param>
/// <param name="TargetPercent">The efficiency target, as in "3".</param>
/// <param name="CostToAchieve">What has to be spent first.</param>
/// <param name="DelayMonths">How many months after the cost the saving begins: 0 to 120, 0 where nothing is said.</param>
/// <param name="InBaseBudget">Whether budgets count on it already.</param>
/// <param name="Split">BY_COUNCIL where nothing is said.</param>
/// <param name="Amounts">By year and council; none while the split is to be agreed.</param>
/// <param name="Source">The document, by title and date.</param>
/// <param name="Version">Of the saving that is there, as you saw it; a stale one is refused.</param>
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
) : IPartnershipInput;

/// <param name="Council">Its code.</param>
/// <param name="FinancialYear">As in "2021/22".</param>
internal sealed record SavingAmountInput(string Council, string FinancialYear, Money Planned, Money? Realised);

/// <summary>What sharing saves.</summary>
internal sealed class SavingMutations
{
    internal const long MostPence = 100_000_000_000_000;
    private const int MostAmounts = 500;

    [Requires(Role.Officer)]
    public static async Task<Saving> SaveSaving(
        SaveSavingInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var amounts = input.Amounts ?? [];
        Check(input, amounts);
        var councils = await mediator.Send(new FindOrganisations([.. amounts.Select(a => a.Council).Distinct()]), cancellationToken);
        var rules = new Rules();
        foreach (var (index, amount) in amounts.Index())
        {
            rules.Require(
                councils.ContainsKey(amount.Council),
                RuleCodes.NotFound,
                $"No organisation has the code \"{amount.Council}\".",
                "input",
                "amounts",
                At(index),
                "council"
            );
        }

        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                var service = input.Service is null
                    ? null
                    : await ServiceMutations.HoldAsync(db, partnership, input.Service, version: null, ct);
                var there = await db
                    .Savings.Where(s => s.PartnershipId == partnership.Id && s.Slug == input.Slug)
                    .Select(s => new { s.Id, s.ServiceId })
                    .SingleOrDefaultAsync(ct);
                new Rules()
                    .Require(
                        there is null || there.ServiceId == service?.Id,
                        RuleCodes.Invalid,
                        "The saving is of another service. Give this one a slug of its own.",
                        "input",
                        "service"
                    )
                    .Check();
                var saving = there is not null
                    ? await db.HoldAsync<Saving>(partnership, there.Id, input.Version, ct)
                    : new()
                    {
                        PartnershipId = partnership.Id,
                        Slug = input.Slug,
                        Title = input.Title,
                        ServiceId = service?.Id,
                    };
                (saving.Title, saving.AnnualPence, saving.Qualifier, saving.Recurring) = (
                    input.Title,
                    input.Annual.MinorUnits,
                    input.Qualifier ?? AmountQualifier.Exactly,
                    input.Recurring
                );
                (saving.BaselinePence, saving.TargetBasisPoints) = (
                    input.Baseline?.MinorUnits,
                    input.TargetPercent is { } percent && Percents.TryRead(percent, out var target) ? target : null
                );
                (saving.CostToAchievePence, saving.DelayMonths, saving.InBaseBudget) = (
                    input.CostToAchieve?.MinorUnits,
                    input.DelayMonths ?? 0,
                    input.InBaseBudget
                );
                (saving.Split, saving.Source) = (input.Split ?? SavingSplit.ByCouncil, input.Source);
                if (there is null)
                {
                    db.Add(saving);
                }

                var before = await db
                    .SavingAmounts.Where(a => a.SavingId == saving.Id)
                    .ToDictionaryAsync(a => (a.FinancialYear, a.OrganisationId), ct);
                foreach (var amount in amounts)
                {
                    if (!before.Remove((amount.FinancialYear, councils[amount.Council].Id), out var row))
                    {
                        row = new()
                        {
                            SavingId = saving.Id,
                            OrganisationId = councils[amount.Council].Id,
                            FinancialYear = amount.FinancialYear,
                        };
                        db.Add(row);
                    }

                    (row.PlannedPence, row.RealisedPence) = (amount.Planned.MinorUnits, amount.Realised?.MinorUnits);
                }

                db.RemoveRange(before.Values);
                db.Audit("saveSaving", saving, partnership.Id, $"{saving.Slug}: {Money.FromPence(saving.AnnualPence)}");
                return saving;
            },
            cancellationToken
        );
    }

    private static void Check(SaveSavingInput input, IReadOnlyList<SavingAmountInput> amounts)
    {
        var rules = new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 300, "input", "title")
            .OptionalText(input.Source, 300, "input", "source")
            .Require(input.DelayMonths is null or >= 0 and <= 120, RuleCodes.Invalid, "Write 0 to 120 months.", "input", "delayMonths")
            .Require(
                input.TargetPercent is null || input.Baseline is { MinorUnits: > 0 },
                RuleCodes.Invalid,
                "A target is in percent of a baseline of more than nothing. Say what it is saved from.",
                "input",
                "baseline"
            )
            .Require(
                input.Split != SavingSplit.ToBeAgreed || amounts.Count == 0,
                "SPLIT_TO_BE_AGREED",
                "While the split is to be agreed no council's amount is known: leave the amounts out.",
                "input",
                "amounts"
            )
            .Require(amounts.Count <= MostAmounts, RuleCodes.Invalid, $"Write at most {MostAmounts} amounts.", "input", "amounts")
            .Require(
                amounts.DistinctBy(a => (a.Council, a.FinancialYear)).Count() == amounts.Count,
                RuleCodes.Invalid,
                "A council has two amounts in one year.",
                "input",
                "amounts"
            );
        foreach (
            var (field, amount) in new[]
            {
                ("annual", input.Annual),
                ("baseline", input.Baseline ?? default),
                ("costToAchieve", input.CostToAchieve ?? default),
            }
        )
        {
            rules.Require(
                amount.MinorUnits is >= 0 and <= MostPence,
                RuleCodes.Invalid,
                "An amount is from nothing to a million million pounds.",
                "input",
                field
            );
        }

        if (input.TargetPercent is { } percent)
        {
            rules.Percent(percent, "input", "targetPercent");
        }

        foreach (var (index, amount) in amounts.Index())
        {
            rules
                .FinancialYear(amount.FinancialYear, "input", "amounts", At(index), "financialYear")
                .Require(
                    amount.Planned.MinorUnits is >= 0 and <= MostPence,
                    RuleCodes.Invalid,
                    "An amount is from nothing to a million million pounds.",
                    "input",
                    "amounts",
                    At(index),
                    "planned"
                )
                .Require(
                    (amount.Realised?.MinorUnits ?? 0) is >= -MostPence and <= MostPence,
                    RuleCodes.Invalid,
                    "An amount is at most a million million pounds.",
                    "input",
                    "amounts",
                    At(index),
                    "realised"
                );
        }

        rules.Check();
    }

    private static string At(int index) => index.ToString(CultureInfo.InvariantCulture);
}
