namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>
/// Months are calendar months: the same day of a later month, or the last day of a shorter month, so that six months from 31 August end on
/// the last day of February.
/// </summary>
internal static class AgreementDates
{
    public static DateOnly End(DateOnly decided, int months) => decided.AddMonths(months);

    /// <summary>The last day from which so many months end no later than <paramref name="end"/>.</summary>
    public static DateOnly LastDayToGiveNotice(DateOnly end, int months)
    {
        var day = end.AddMonths(-months);
        // In a short month, later days have the same end.
        while (day < DateOnly.MaxValue && day.AddDays(1).AddMonths(months) <= end)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public static DateOnly? LastDay(Agreement agreement, Termination? termination) =>
        termination is null || agreement.EndsOn < termination.EndsOn ? agreement.EndsOn : termination.EndsOn;

    public static int? DaysUntil(DateOnly? day, TimeProvider time) =>
        day?.DayNumber - UkTime.Today(time).DayNumber is { } days and >= 0 ? days : null;

    public static AgreementState StateOn(Agreement agreement, Termination? termination, DateOnly day) =>
        agreement.AgreedOn is not { } agreed || agreed.First > day ? AgreementState.Draft
        : LastDay(agreement, termination) < day ? AgreementState.Ended
        : termination is not null && termination.DecidedOn <= day ? AgreementState.Terminating
        : agreement.StartsOn.First > day ? AgreementState.Agreed
        : AgreementState.InForce;

    /// <summary>Whether what an agreement contains holds on a day, even while the agreement is being ended.</summary>
    public static IDataLoaderResult<bool> IsActive(Guid agreement, DateOnly day, Batches batches, BackOfficeDb db)
    {
        var termination = Termination.Of(agreement, batches, db);
        return batches
            .Row<Agreement>(db, agreement)
            .Then(
                async (found, ct) =>
                    StateOn(found!, await termination.GetResultAsync(ct), day) is AgreementState.InForce or AgreementState.Terminating
            );
    }
}
