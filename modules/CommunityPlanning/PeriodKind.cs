namespace CouncilPlatform.CommunityPlanning;

/// <summary>The kinds of period. Figures of different kinds are not compared.</summary>
internal enum PeriodKind
{
    /// <summary>From 1 April to 31 March.</summary>
    FinancialYear,

    /// <summary>From 1 January to 31 December.</summary>
    CalendarYear,

    /// <summary>Three months of a calendar year.</summary>
    Quarter,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three calendar years, rolling.</summary>
    ThreeYears,

    /// <summary>Three financial years, rolling.</summary>
    ThreeFinancialYears,

    /// <summary>Four calendar years, rolling.</summary>
    FourYears,

    /// <summary>Five calendar years, rolling.</summary>
    FiveYears,

    /// <summary>Two financial years, rolling.</summary>
    TwoFinancialYears,

    /// <summary>Four financial years, rolling.</summary>
    FourFinancialYears,

    /// <summary>Five financial years, rolling.</summary>
    FiveFinancialYears,

    /// <summary>Three months of a financial year. The first quarter is from April to June.</summary>
    FinancialQuarter,

    /// <summary>A year of schools and colleges, from 1 August to 31 July.</summary>
    AcademicYear,

    /// <summary>Twelve months that may start in any month, as in October 2023 to September 2024.</summary>
    TwelveMonths,

    /// <summary>A single day, for what is counted at a date.</summary>
    Day,
}
