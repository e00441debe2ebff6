namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>The report of a year from 1 April to 31 March, as it was published: it stays as it is, and anyone who may read the partnership may read it.</summary>
internal sealed class AnnualReport : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>As in <c>2011/12</c>.</summary>
    public required string FinancialYear { get; init; }

    /// <summary>1 April.</summary>
    public DateOnly FirstDay { get; init; }

    /// <summary>31 March.</summary>
    public DateOnly LastDay { get; init; }

    internal DateTime PublishedUtc { get; init; }

    /// <summary>When, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(PublishedUtc))]
    public string Published() => UkTime.Show(PublishedUtc);

    /// <summary>Every outcome, with each of its indicators; an outcome without any has a line that says so.</summary>
    public IDataLoaderResult<IReadOnlyList<AnnualReportOutcome>> Outcomes(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.annual.outcomes",
            Id,
            ids => db.AnnualReportOutcomes.Where(l => ids.Contains(l.AnnualReportId)).OrderBy(l => l.Number),
            l => l.AnnualReportId
        );

    /// <summary>Every partner, by the same columns.</summary>
    public IDataLoaderResult<IReadOnlyList<AnnualReportPartner>> Partners(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.annual.partners",
            Id,
            ids => db.AnnualReportPartners.Where(l => ids.Contains(l.AnnualReportId)).OrderBy(l => l.Number),
            l => l.AnnualReportId
        );

    /// <summary>How communities took part, by local area: every area, those without any engagement too.</summary>
    public IDataLoaderResult<IReadOnlyList<AnnualReportParticipation>> Participation(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.annual.participation",
            Id,
            ids => db.AnnualReportParticipation.Where(l => ids.Contains(l.AnnualReportId)).OrderBy(l => l.Number),
            l => l.AnnualReportId
        );
}

/// <summary>One indicator of an outcome in an annual report.</summary>
internal sealed class AnnualReportOutcome : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AnnualReportId { get; set; }

    public int Number { get; set; }

    public required string NationalOutcome { get; init; }

    public required string Outcome { get; init; }

    /// <summary>Null where the outcome has none.</summary>
    public string? Indicator { get; init; }

    /// <summary>The figure of the year as exact text; null where there is none.</summary>
    public string? Value { get; init; }

    /// <summary>How firm the figure is; null where there is none.</summary>
    public ObservationStatus? Status { get; init; }

    /// <summary>As exact text; null where there is no target.</summary>
    public string? Target { get; init; }

    /// <summary>Null where there is no target.</summary>
    public TargetState? State { get; init; }

    /// <summary>Why it stands so, in words.</summary>
    public required string Reason { get; init; }

    public string? Commentary { get; init; }
}

/// <summary>What a partner did in the year: the same columns for every partner.</summary>
internal sealed class AnnualReportPartner : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AnnualReportId { get; set; }

    public int Number { get; set; }

    public required string Partner { get; init; }

    /// <summary>How many core indicators it is to return.</summary>
    public int IndicatorsDue { get; init; }

    /// <summary>How many of them it has returned.</summary>
    public int IndicatorsReturned { get; init; }

    public int ActionsLed { get; init; }

    public int ActionsJoined { get; init; }

    internal long BudgetPence { get; init; }

    internal long AlignedPence { get; init; }

    /// <summary>What it means to spend in the year.</summary>
    [Needs(nameof(BudgetPence))]
    public Money Budget() => Money.FromPence(BudgetPence);

    /// <summary>What of it serves an outcome.</summary>
    [Needs(nameof(AlignedPence))]
    public Money Aligned() => Money.FromPence(AlignedPence);
}

/// <summary>How communities of one area took part in the year.</summary>
internal sealed class AnnualReportParticipation : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AnnualReportId { get; set; }

    public int Number { get; set; }

    public required string Area { get; init; }

    /// <summary>How many times communities were engaged.</summary>
    public int Engagements { get; init; }

    /// <summary>How many people took part, where they were counted.</summary>
    public int Participants { get; init; }

    /// <summary>How many engagements counted nobody.</summary>
    public int Uncounted { get; init; }

    /// <summary>As in "3 engagements, 120 people; 1 was not counted".</summary>
    [Needs(nameof(Engagements), nameof(Participants), nameof(Uncounted))]
    public string Words() =>
        Engagements == 0
            ? "No engagement is recorded."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Engagements} {(Engagements == 1 ? "engagement" : "engagements")}, {Participants} {(Participants == 1 ? "person" : "people")}{(Uncounted == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {Uncounted} {(Uncounted == 1 ? "was" : "were")} not counted"))}."
            );
}

/// <summary>An annual report that is not published, as it would stand now.</summary>
internal sealed record AnnualReportDraft(
    string FinancialYear,
    [property: GraphQL.Ignore] IReadOnlyList<ReportBlock> Problems,
    IReadOnlyList<AnnualReportOutcome> Outcomes,
    IReadOnlyList<AnnualReportPartner> Partners,
    IReadOnlyList<AnnualReportParticipation> Participation
)
{
    /// <summary>What has to be put right before it can be published; empty where nothing has.</summary>
    public IReadOnlyList<string> Blocks => [.. Problems.Select(p => p.Message)];
}

/// <summary>What keeps an annual report from being published.</summary>
/// <param name="Code">Of the error that publishing it gives.</param>
internal sealed record ReportBlock(string Code, string Message);
