namespace CouncilPlatform.BackOffice.Services;

/// <summary>What sharing saves, as its source gives it.</summary>
[Shared("What sharing saves altogether is the whole partnership's figure; each council's amounts are its own.")]
internal sealed class Saving : Aggregate, ISlugged
{
    public Guid? ServiceId { get; init; }

    public required string Slug { get; init; }

    /// <summary>What is saved, like Shared management.</summary>
    [MaxLength(300)]
    public required string Title { get; set; }

    internal long AnnualPence { get; set; }

    internal long? BaselinePence { get; set; }

    internal int? TargetBasisPoints { get; set; }

    internal long? CostToAchievePence { get; set; }

    /// <summary>How exact the source is; EXACTLY where left out.</summary>
    public AmountQualifier Qualifier { get; set; }

    /// <summary>Whether the saving is made every year; false for a one-off saving.</summary>
    public bool Recurring { get; set; }

    /// <summary>Whether it is already in the base budget, and so not new.</summary>
    public bool InBaseBudget { get; set; }

    /// <summary>Whether the councils have agreed how the saving is split; BY_COUNCIL where left out.</summary>
    public SavingSplit Split { get; set; }

    /// <summary>How many months after the cost the saving starts, 0 to 120; 0 where left out.</summary>
    public int DelayMonths { get; set; }

    /// <summary>The document, by title and date.</summary>
    [MaxLength(300)]
    public string? Source { get; set; }

    /// <summary>The saving in a year, or once where it is not recurring.</summary>
    [Needs(nameof(AnnualPence))]
    public Money Annual() => Money.FromPence(AnnualPence);

    /// <summary>The saving in words, like almost £750,000 a year.</summary>
    [Needs(nameof(AnnualPence), nameof(Qualifier), nameof(Recurring))]
    public string Words() =>
        (Qualifier == AmountQualifier.Exactly ? "" : TableWords.Of(Qualifier).ToLowerInvariant() + " ")
        + Annual().Display(MoneyRounding.Exact, MoneyUnit.Pound).Replace(".00", "", StringComparison.Ordinal)
        + (Recurring ? " a year" : " once");

    /// <summary>The cost before the saving, of which a target is a percentage; null where it is not known.</summary>
    [Needs(nameof(BaselinePence))]
    public Money? Baseline() => BaselinePence.ToMoney();

    /// <summary>What has to be spent first; null where it is not known.</summary>
    [Needs(nameof(CostToAchievePence))]
    public Money? CostToAchieve() => CostToAchievePence.ToMoney();

    /// <summary>Whether the saving reaches the efficiency target; null without a baseline or a target.</summary>
    [Needs(nameof(AnnualPence), nameof(BaselinePence), nameof(TargetBasisPoints))]
    public TargetCheck? Target() =>
        BaselinePence is { } baseline and > 0 && TargetBasisPoints is { } target ? TargetCheck.Of(AnnualPence, baseline, target) : null;

    /// <summary>When the saving has paid back its cost; null where it costs nothing or is made once.</summary>
    [Needs(nameof(AnnualPence), nameof(CostToAchievePence), nameof(Recurring), nameof(DelayMonths))]
    public Payback? Payback() =>
        CostToAchievePence is { } cost and > 0 && Recurring && AnnualPence > 0
            ? BackOffice.Services.Payback.Of(AnnualPence, cost, DelayMonths)
            : null;

    /// <summary>Whether a forecast counts it, and why not.</summary>
    [Needs(nameof(Split), nameof(InBaseBudget))]
    public SavingStatus Standing() =>
        InBaseBudget ? new(Counted: false, "It is already in the base budget, so it is not new.")
        : Split == SavingSplit.ToBeAgreed ? new(Counted: false, "The split between the councils is to be agreed, so no forecast counts it.")
        : new(Counted: true, "Counted by council and year.");

    /// <summary>What each council saves in each year.</summary>
    public IDataLoaderResult<IReadOnlyList<SavingAmount>> Amounts(Batches batches, BackOfficeDb db) =>
        batches
            .Parts(db, Id, (SavingAmount a) => a.SavingId, a => a.FinancialYear)
            .Then(IReadOnlyList<SavingAmount> (all) => [.. all.OrderBy(a => a.FinancialYear).ThenBy(a => a.OrganisationId)]);

    /// <summary>The service that is shared; null where no single service is.</summary>
    public IDataLoaderResult<Service?> Service(Batches batches, BackOfficeDb db) => batches.Row<Service>(db, ServiceId);

    internal void Update(SaveSavingInput input)
    {
        (Title, AnnualPence, Recurring, InBaseBudget) = (input.Title, input.Annual.MinorUnits, input.Recurring, input.InBaseBudget);
        (Qualifier, Split) = (input.Qualifier ?? AmountQualifier.Exactly, input.Split ?? SavingSplit.ByCouncil);
        (BaselinePence, CostToAchievePence) = (input.Baseline?.MinorUnits, input.CostToAchieve?.MinorUnits);
        TargetBasisPoints = input.TargetPercent is { } percent ? Percents.Read(percent) : null;
        (DelayMonths, Source) = (input.DelayMonths ?? 0, input.Source);
    }
}

/// <summary>How exact an amount is.</summary>
internal enum AmountQualifier
{
    /// <summary>The amount is exact.</summary>
    Exactly,

    /// <summary>A little less than the amount.</summary>
    Almost,

    /// <summary>Near the amount.</summary>
    About,

    /// <summary>At least a little more than the amount.</summary>
    MoreThan,

    /// <summary>At most the amount.</summary>
    UpTo,
}

/// <summary>Whether a saving is split between councils.</summary>
internal enum SavingSplit
{
    /// <summary>Each council has its own amounts.</summary>
    ByCouncil,

    /// <summary>The councils have not agreed the split.</summary>
    ToBeAgreed,
}

/// <summary>What one council saves in one financial year.</summary>
internal sealed class SavingAmount : Entity, IOwned
{
    public Guid SavingId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The financial year, like 2021/22: from 1 April to 31 March.</summary>
    public FinancialYear FinancialYear { get; init; }

    internal long PlannedPence { get; set; }

    internal long? RealisedPence { get; set; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>What the council plans to save.</summary>
    [Needs(nameof(PlannedPence))]
    public Money Planned() => Money.FromPence(PlannedPence);

    /// <summary>What the council saved; null while it is not known.</summary>
    [Needs(nameof(RealisedPence))]
    public Money? Realised() => RealisedPence.ToMoney();

    /// <summary>The council that saves.</summary>
    public IDataLoaderResult<Organisation?> Council(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    internal static SavingAmount Of(Saving saving, FinancialYear year, Guid council) =>
        new()
        {
            SavingId = saving.Id,
            FinancialYear = year,
            OrganisationId = council,
        };
}

/// <summary>Whether a saving meets a target. Nothing is rounded up to meet it.</summary>
/// <param name="Met">Whether the target is met.</param>
/// <param name="Percent">The saving in percent of the baseline, cut to two decimals: 29,999 of 1,000,000 is 2.99.</param>
/// <param name="Target">The target in percent, like 3.</param>
internal sealed record TargetCheck(bool Met, string Percent, string Target)
{
    /// <summary>The check as a sentence to show, with the percentages.</summary>
    public string Words => $"{Percent}% of the baseline: the target of {Target}% is {(Met ? "met" : "not met")}";

    public static TargetCheck Of(long saving, long baseline, int targetBasisPoints)
    {
        var exact = (Int128)saving * Percents.Whole;
        return new(
            exact >= (Int128)baseline * targetBasisPoints,
            ((decimal)(long)(exact / baseline) / 100).ToString("0.00", CultureInfo.InvariantCulture),
            Percents.Write(targetBasisPoints)
        );
    }
}

/// <summary>When a saving has paid back what it cost.</summary>
/// <param name="Months">Months from the day of the cost, with the delay; a part of a month counts as one.</param>
internal sealed record Payback(int Months)
{
    /// <summary>The payback in words, like Pays back in 14 months.</summary>
    public string Words => $"Pays back in {Wording.Count(Months, "month")}";

    public static Payback Of(long annualPence, long costPence, int delayMonths) =>
        new(checked(delayMonths + (int)((((Int128)costPence * 12) + annualPence - 1) / annualPence)));
}

/// <summary>Whether a forecast counts a saving.</summary>
/// <param name="Counted">Whether a forecast counts the saving.</param>
/// <param name="Words">Why a forecast counts it or does not, as a sentence to show.</param>
[GraphName("SavingStanding")]
internal sealed record SavingStatus(bool Counted, string Words);
