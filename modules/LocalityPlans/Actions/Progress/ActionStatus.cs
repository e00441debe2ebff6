namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Where an action, or one of its key dates, stands on a day.</summary>
internal enum ActionStatus
{
    /// <summary>It is completed, or all that its key dates ask for is there.</summary>
    Done,

    /// <summary>Its time has come and is not over.</summary>
    Due,

    /// <summary>Its time is over, and it is not done.</summary>
    Overdue,

    /// <summary>Its time has not come yet.</summary>
    NotDue,

    /// <summary>It has no date that could come: none is given, it waits for something else, or the words could not be read.</summary>
    Undated,
}
