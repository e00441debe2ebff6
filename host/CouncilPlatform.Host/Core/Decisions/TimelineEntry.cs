namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>Something that happened on the way to a decision, on one day.</summary>
/// <param name="On">The day.</param>
/// <param name="Kind">What happened.</param>
/// <param name="What">The title of the matter, or the words of the condition.</param>
/// <param name="Body">The name of the body that the matter was put to.</param>
/// <param name="Type">What the body decided. Null for anything but a decision.</param>
/// <param name="SignOff">The post that signed off. Null for anything but a sign-off.</param>
internal sealed record TimelineEntry(DateOnly On, TimelineKind Kind, string What, string Body, DecisionType? Type, SignOffRole? SignOff);

/// <summary>What happened.</summary>
internal enum TimelineKind
{
    /// <summary>An officer or member signed off.</summary>
    SignOff,

    /// <summary>The body decided.</summary>
    Decision,

    /// <summary>A condition of the decision was met.</summary>
    ConditionMet,

    /// <summary>The body meets about the matter. What it decides is not recorded yet.</summary>
    Meeting,
}
