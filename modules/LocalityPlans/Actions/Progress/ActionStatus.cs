namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The status of an action, or of one of its key dates, on a day.</summary>
internal enum ActionStatus
{
    /// <summary>It is completed, or everything that its key dates require has happened.</summary>
    Done,

    /// <summary>Its time has come and is not over.</summary>
    Due,

    /// <summary>Its time is over, and it is not done.</summary>
    Overdue,

    /// <summary>Its time has not come yet.</summary>
    NotDue,

    /// <summary>It has no date that can come: none is given, it waits for something else, or the words could not be read.</summary>
    Undated,
}
