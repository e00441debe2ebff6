namespace CouncilPlatform.Grants.OpenData;

/// <summary>What grants may be added up by.</summary>
internal enum GrantDimension
{
    /// <summary>1 April to 31 March, by the day of the award.</summary>
    FinancialYear,

    /// <summary>The calendar month of the award.</summary>
    Month,

    Programme,
    Recipient,

    /// <summary>Where the grant is to do good, as published. One for several areas of one kind is in the row "Several areas": its money is no one area's.</summary>
    Area,

    /// <summary>The ward where the grant is to do good. One for several wards is in the row "Several wards".</summary>
    Ward,
}

/// <summary>
/// One row of totals: what it is not grouped by is null; what its grants do not say is "Not given", without a code, and a row of its own. The rows
/// together are all grants that were asked for, each once.
/// </summary>
/// <param name="FinancialYear">As in <c>2013-14</c>.</param>
/// <param name="Month">As in <c>2013-01</c>.</param>
/// <param name="Programme">The programme's title; its code where there is none.</param>
/// <param name="RecipientIdentifier">As in <c>GB-CHC-1085314</c>.</param>
/// <param name="Recipient">The recipient's name.</param>
/// <param name="AreaCode">As the Office for National Statistics has it; null also for an area that was published without one.</param>
/// <param name="Area">The area's name; its code where there is none.</param>
/// <param name="WardCode">As the Office for National Statistics has it, as in <c>E05000819</c>.</param>
/// <param name="Ward">The ward's name; its code where there is none.</param>
internal sealed record GrantTotal(
    string? FinancialYear,
    string? Month,
    string? ProgrammeCode,
    string? Programme,
    string? RecipientIdentifier,
    string? Recipient,
    string? AreaCode,
    string? Area,
    string? WardCode,
    string? Ward,
    int Count,
    Money Amount
);
