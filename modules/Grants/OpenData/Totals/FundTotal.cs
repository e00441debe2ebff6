namespace CouncilPlatform.Grants.OpenData;

/// <summary>What the ledgers of funds can be grouped by.</summary>
internal enum FundDimension
{
    /// <summary>The fund.</summary>
    Fund,

    /// <summary>Revenue or capital.</summary>
    Stream,

    /// <summary>The programme in whose round the money was awarded.</summary>
    Programme,

    /// <summary>The organisation that gets the allocation.</summary>
    Recipient,

    /// <summary>
    /// The priorities and outcomes that an allocation serves. Its money counts under each, so that the rows may come to more than the
    /// whole.
    /// </summary>
    Priority,

    /// <summary>1 April to 31 March, by the day (UK) on which the ledger recorded it.</summary>
    FinancialYear,
}

/// <summary>Which ledger entries: those that meet every condition given.</summary>
/// <param name="Fund">The fund's short name.</param>
/// <param name="Stream">Only this stream.</param>
/// <param name="Programme">The programme's code.</param>
/// <param name="Priority">The code of a priority that the allocation serves.</param>
internal sealed record FundTotalFilterInput(string? Fund, FundingStream? Stream, string? Programme, string? Priority);

/// <summary>
/// One row of totals. What the totals are not grouped by is null. Money of no programme, recipient or priority is "Not given", in a row of
/// its own. Received always equals free, proposed, committed and paid together. By financial year a row is what moved in that year, below
/// zero if more went than came; add up the years for the balance at the end of one.
/// </summary>
/// <param name="Fund">The fund's short name.</param>
/// <param name="FundName">The fund's name.</param>
/// <param name="Stream">Revenue or capital.</param>
/// <param name="ProgrammeCode">The programme's code.</param>
/// <param name="Programme">The programme's title, or its code if it has none.</param>
/// <param name="Recipient">The recipient's name.</param>
/// <param name="PriorityCode">The priority's code.</param>
/// <param name="Priority">The priority's title.</param>
/// <param name="FinancialYear">The financial year, like 2013/14.</param>
/// <param name="Received">What came in.</param>
/// <param name="Free">What is not allocated; for one programme below zero, as it takes from the funds.</param>
/// <param name="Proposed">Set aside for projects and not committed yet.</param>
/// <param name="Committed">Promised to projects and not paid yet.</param>
/// <param name="Paid">Paid out to projects, less what came back.</param>
internal sealed record FundTotal(
    string? Fund,
    string? FundName,
    FundingStream? Stream,
    string? ProgrammeCode,
    string? Programme,
    string? Recipient,
    string? PriorityCode,
    string? Priority,
    string? FinancialYear,
    Money Received,
    Money Free,
    Money Proposed,
    Money Committed,
    Money Paid
);
