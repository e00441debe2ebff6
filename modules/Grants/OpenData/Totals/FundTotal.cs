namespace CouncilPlatform.Grants.OpenData;

/// <summary>What the ledgers of funds may be added up by.</summary>
internal enum FundDimension
{
    Fund,
    Stream,

    /// <summary>The programme whose round the money was awarded in.</summary>
    Programme,

    /// <summary>The organisation that an allocation is for.</summary>
    Recipient,

    /// <summary>
    /// The priorities and outcomes that an allocation serves. Its money counts under each of them, so that the rows may come to more than the whole.
    /// </summary>
    Priority,

    /// <summary>1 April to 31 March, by the day in the UK on which the ledger recorded it.</summary>
    FinancialYear,
}

/// <summary>Which entries of the ledgers: those that meet all that is said.</summary>
/// <param name="Fund">The fund's slug.</param>
/// <param name="Programme">The programme's code.</param>
/// <param name="Priority">The code of a priority that the allocation serves.</param>
internal sealed record FundTotalFilterInput(string? Fund, FundingStream? Stream, string? Programme, string? Priority);

/// <summary>
/// One row of totals: what it is not grouped by is null; money of no programme, recipient or priority is "Not given", and a row of its own. Received is always free,
/// proposed, committed and paid together, and so it is for the rows together, unless they are by priority. By financial year a row is what moved in that year: less than zero where more went than came;
/// add up the years for how things stood at the end of one.
/// </summary>
/// <param name="Fund">The fund's slug.</param>
/// <param name="FundName">The fund's name.</param>
/// <param name="Programme">The programme's title; its code where there is none.</param>
/// <param name="Recipient">The recipient's name.</param>
/// <param name="Priority">The priority's title.</param>
/// <param name="FinancialYear">As in <c>2013-14</c>.</param>
/// <param name="Received">What came in.</param>
/// <param name="Free">What is not allocated; of one programme, less than zero: what it took from the funds.</param>
/// <param name="Proposed">Set aside for projects, and not promised yet.</param>
/// <param name="Committed">Promised to projects, and not paid yet.</param>
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
