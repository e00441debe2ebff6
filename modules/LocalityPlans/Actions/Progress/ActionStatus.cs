namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The status of an action, or of one of its key dates, on a day.</summary>
internal enum ActionStatus
{
    /// <summary>It is completed, or everything that its key dates require has happened.</summary>
    Done,

    /// <summary>Its time has come and has not ended.</summary>
    Due,

    /// <summary>Its time has ended, and it is not done.</summary>
    Overdue,

    /// <summary>Its time has not come yet.</summary>
    NotDue,

    /// <summary>It has no date: none is given, it depends on something else, or the words could not be read.</summary>
    Undated,
}
