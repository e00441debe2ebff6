namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>Something that was said or decided on a subject, on a day.</summary>
/// <param name="What">The matter's title, or the condition's words.</param>
/// <param name="Body">The body that the matter was put to.</param>
/// <param name="Type">What the body decided.</param>
/// <param name="SignOff">Who signed off.</param>
internal sealed record TimelineEntry(DateOnly On, TimelineKind Kind, string What, string Body, DecisionType? Type, SignOffRole? SignOff);

internal enum TimelineKind
{
    SignOff,
    Decision,
    ConditionMet,

    /// <summary>The meeting at which the body has the matter before it, and what it decided is not recorded yet.</summary>
    Meeting,
}
