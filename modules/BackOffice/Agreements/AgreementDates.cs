namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>
/// The days of an agreement. Months are calendar months: the same day of a later month, or its last day where it has no such day, so that six months from
/// 31 August end on the last of February.
/// </summary>
internal static class AgreementDates
{
    public static DateOnly End(DateOnly decided, int months) => decided.AddMonths(months);

    /// <summary>The last day from which so many months end no later than <paramref name="end"/>.</summary>
    public static DateOnly LastDayToGiveNotice(DateOnly end, int months)
    {
        var day = end.AddMonths(-months);
        // The days after it that a short month cuts to the same end.
        while (day < DateOnly.MaxValue && day.AddDays(1).AddMonths(months) <= end)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public static DateOnly? LastDay(Agreement agreement, Termination? termination) =>
        termination is null ? agreement.EndsOn
        : agreement.EndsOn is { } term && term < termination.EndsOn ? term
        : termination.EndsOn;

    public static AgreementState StateOn(Agreement agreement, Termination? termination, DateOnly day) =>
        agreement.AgreedOn is not { } agreed || agreed.First > day ? AgreementState.Draft
        : LastDay(agreement, termination) < day ? AgreementState.Ended
        : termination is not null && termination.DecidedOn <= day ? AgreementState.Terminating
        : agreement.StartsOn.First > day ? AgreementState.Agreed
        : AgreementState.InForce;
}
