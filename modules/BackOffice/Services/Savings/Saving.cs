namespace CouncilPlatform.BackOffice.Services;

/// <summary>What sharing saves, as its source gives it: with its qualifier, and whether it is in the base budget already, so that nothing is counted twice.</summary>
internal sealed class Saving : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid? ServiceId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    internal long AnnualPence { get; set; }

    internal long? BaselinePence { get; set; }

    internal int? TargetBasisPoints { get; set; }

    internal long? CostToAchievePence { get; set; }

    /// <summary>How exact the source is.</summary>
    public AmountQualifier Qualifier { get; set; }

    /// <summary>Whether it comes every year; false where it comes once.</summary>
    public bool Recurring { get; set; }

    /// <summary>Whether budgets count on it already: then it is not new.</summary>
    public bool InBaseBudget { get; set; }

    /// <summary>Whether the councils have said which part is whose.</summary>
    public SavingSplit Split { get; set; }

    /// <summary>How many months after the cost the saving begins.</summary>
    public int DelayMonths { get; set; }

    /// <summary>The document, by title and date.</summary>
    public string? Source { get; set; }

    public int Version { get; set; }

    /// <summary>In a year, or once where it is not recurring; its qualifier says how exactly.</summary>
    [Needs(nameof(AnnualPence))]
    public Money Annual() => Money.FromPence(AnnualPence);

    /// <summary>As the source says it, as in "almost £750,000 a year".</summary>
    [Needs(nameof(AnnualPence), nameof(Qualifier), nameof(Recurring))]
    public string Words() =>
        (Qualifier == AmountQualifier.Exactly ? "" : TableWords.Of(Qualifier).ToLowerInvariant() + " ")
        + Money.FromPence(AnnualPence).Display(MoneyRounding.Exact, MoneyUnit.Pound).Replace(".00", "", StringComparison.Ordinal)
        + (Recurring ? " a year" : " once");

    /// <summary>What it is saved from; null where nobody has said.</summary>
    [Needs(nameof(BaselinePence))]
    public Money? Baseline() => BaselinePence is { } pence ? Money.FromPence(pence) : null;

    [Needs(nameof(CostToAchievePence))]
    public Money? CostToAchieve() => CostToAchievePence is { } pence ? Money.FromPence(pence) : null;

    /// <summary>Whether it reaches the efficiency target; null where there is no baseline or no target.</summary>
    [Needs(nameof(AnnualPence), nameof(BaselinePence), nameof(TargetBasisPoints))]
    public TargetCheck? Target() =>
        BaselinePence is { } baseline and > 0 && TargetBasisPoints is { } target ? TargetCheck.Of(AnnualPence, baseline, target) : null;

    /// <summary>When it has paid back what it costs; null where it costs nothing or comes once.</summary>
    [Needs(nameof(AnnualPence), nameof(CostToAchievePence), nameof(Recurring), nameof(DelayMonths))]
    public Payback? Payback() =>
        CostToAchievePence is { } cost and > 0 && Recurring && AnnualPence > 0
            ? BackOffice.Services.Payback.Of(AnnualPence, cost, DelayMonths)
            : null;

    /// <summary>Whether a forecast counts it, and why not.</summary>
    [Needs(nameof(Split), nameof(InBaseBudget))]
    public SavingStanding Standing() =>
        this switch
        {
            { InBaseBudget: true } => new(Counted: false, "It is in the base budget already: it is not new."),
            { Split: SavingSplit.ToBeAgreed } => new(
                Counted: false,
                "The split between the councils is to be agreed: no forecast counts it."
            ),
            _ => new(Counted: true, "Counted by council and year."),
        };

    /// <summary>By year and council.</summary>
    public IDataLoaderResult<IReadOnlyList<SavingAmount>> Amounts(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.saving.amounts",
            Id,
            ids => db.SavingAmounts.Where(a => ids.Contains(a.SavingId)).OrderBy(a => a.FinancialYear).ThenBy(a => a.OrganisationId),
            a => a.SavingId
        );

    /// <summary>The service that it is of; null where it is of none.</summary>
    public IDataLoaderResult<Service?> Service(Batches batches, BackOfficeDb db) => batches.One<Service>(db, ServiceId);
}

/// <summary>How exact an amount is.</summary>
internal enum AmountQualifier
{
    Exactly,
    Almost,
    About,
    MoreThan,
    UpTo,
}

/// <summary>Whether a saving is divided between councils.</summary>
internal enum SavingSplit
{
    ByCouncil,

    /// <summary>No one has agreed whose it is.</summary>
    ToBeAgreed,
}

/// <summary>What one council saves in one year.</summary>
internal sealed class SavingAmount : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SavingId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>As in <c>2021/22</c>: from 1 April to 31 March.</summary>
    public required string FinancialYear { get; init; }

    internal long PlannedPence { get; set; }

    internal long? RealisedPence { get; set; }

    [Needs(nameof(PlannedPence))]
    public Money Planned() => Money.FromPence(PlannedPence);

    /// <summary>What was saved; null while it is not known.</summary>
    [Needs(nameof(RealisedPence))]
    public Money? Realised() => RealisedPence is { } pence ? Money.FromPence(pence) : null;

    public IDataLoaderResult<Organisation?> Council(Batches batches, IMediator mediator) => batches.Organisation(OrganisationId, mediator);
}

/// <summary>Whether a saving reaches a target. Nothing is rounded up to reach it.</summary>
/// <param name="Percent">Of the baseline, cut to two decimals: 29,999 of 1,000,000 is 2.99.</param>
/// <param name="Target">In percent.</param>
internal sealed record TargetCheck(bool Met, string Percent, string Target)
{
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
/// <param name="Months">From the day of the cost, the months before the saving begins among them; a month that has begun counts.</param>
internal sealed record Payback(int Months)
{
    public string Words => string.Create(CultureInfo.InvariantCulture, $"Pays back in {Months} months");

    public static Payback Of(long annualPence, long costPence, int delayMonths) =>
        new(checked(delayMonths + (int)((((Int128)costPence * 12) + annualPence - 1) / annualPence)));
}

/// <summary>Whether a forecast counts a saving.</summary>
internal sealed record SavingStanding(bool Counted, string Words);
