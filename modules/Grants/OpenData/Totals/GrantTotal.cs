namespace CouncilPlatform.Grants.OpenData;

/// <summary>What grants can be grouped by.</summary>
internal enum GrantDimension
{
    /// <summary>1 April to 31 March, by the day of the award.</summary>
    FinancialYear,

    /// <summary>The calendar month of the award.</summary>
    Month,

    /// <summary>The programme that the grant was awarded under.</summary>
    Programme,

    /// <summary>The organisation or person that got the grant.</summary>
    Recipient,

    /// <summary>The area that benefits, as published. A grant for several areas of one kind is in the row "Several areas".</summary>
    Area,

    /// <summary>The ward that benefits. A grant for several wards is in the row "Several wards".</summary>
    Ward,
}

/// <summary>
/// One row of totals. What the totals are not grouped by is null. What the grants do not state is "Not given", without a code, in a row of
/// its own. Every grant is in exactly one row.
/// </summary>
/// <param name="FinancialYear">The financial year, like 2013/14.</param>
/// <param name="Month">The month, like 2013-01.</param>
/// <param name="ProgrammeCode">The programme's code.</param>
/// <param name="Programme">The programme's title, or its code if it has none.</param>
/// <param name="RecipientIdentifier">The recipient's identifier, like GB-CHC-1085314.</param>
/// <param name="Recipient">The recipient's name.</param>
/// <param name="AreaCode">The area's code from the Office for National Statistics; null also if it was published without one.</param>
/// <param name="Area">The area's name, or its code if it has none.</param>
/// <param name="WardCode">The ward's code from the Office for National Statistics, like E05000819.</param>
/// <param name="Ward">The ward's name, or its code if it has none.</param>
/// <param name="Count">How many grants there are.</param>
/// <param name="Amount">What was awarded, together.</param>
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
