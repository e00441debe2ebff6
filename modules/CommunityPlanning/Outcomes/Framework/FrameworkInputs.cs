namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>An input that may name a local area.</summary>
internal interface IAreaInput
{
    /// <summary>The number of the local area. Leave it out for the whole area.</summary>
    int? LocalArea { get; }
}

internal sealed record AddNationalOutcomeInput(string Partnership, int Number, string Title, string? Source) : IPartnershipInput;

/// <param name="NationalOutcome">The id of the national outcome that it contributes to.</param>
/// <param name="ThemedGroup">The id of the body that is responsible for the outcome.</param>
internal sealed record AddLocalOutcomeInput(string Partnership, GlobalId NationalOutcome, string Slug, string Title, GlobalId? ThemedGroup)
    : IPartnershipInput;

/// <param name="LocalOutcome">The outcome's short name, like best-start.</param>
/// <param name="ThemedGroup">The id of the body that is now responsible for the outcome.</param>
internal sealed record AssignThemedGroupInput(string Partnership, string LocalOutcome, GlobalId ThemedGroup, int? Version)
    : IPartnershipInput;

/// <param name="LocalOutcome">The short name of the outcome that it measures.</param>
/// <param name="Definition">What is counted, and how.</param>
/// <param name="Scope">Who returns the indicator. LOCAL if you leave it out.</param>
/// <param name="Influence">Who can influence the indicator. PARTNERSHIP if you leave it out.</param>
internal sealed record AddIndicatorInput(
    string Partnership,
    string LocalOutcome,
    string Slug,
    string Title,
    IndicatorUnit Unit,
    string? UnitNote,
    Polarity Polarity,
    string Definition,
    IndicatorScope? Scope,
    string? Source,
    InfluenceLevel? Influence,
    string? ImpactNote,
    string? BaselinePeriod,
    string? BaselineValue
) : IPartnershipInput;

/// <param name="Indicator">The indicator's short name, like child-poverty.</param>
/// <param name="Definition">What is counted from now on, and how.</param>
internal sealed record RedefineIndicatorInput(string Partnership, string Indicator, string Definition, int? Version) : IPartnershipInput;

internal sealed record AddLocalAreaInput(string Partnership, int Number, string Name, string? Team) : IPartnershipInput;

internal sealed record CreateOutcomeAgreementInput(
    string Partnership,
    string Slug,
    string Title,
    AgreementKind Kind,
    int FirstYear,
    int Years,
    string? Source
) : IPartnershipInput;

/// <param name="OutcomeAgreement">The agreement's short name.</param>
/// <param name="LocalOutcomes">The short names of all the outcomes that are priorities, 1 to 100, in order.</param>
internal sealed record PrioritiseOutcomesInput(
    string Partnership,
    string OutcomeAgreement,
    IReadOnlyList<string> LocalOutcomes,
    int? Version
) : IPartnershipInput;

/// <param name="Lead">The code of the partner that leads, like S12000050.</param>
/// <param name="LocalOutcome">The short name of the outcome. Leave it out for the target's outcome, or for an unaligned action.</param>
/// <param name="Target">The id of the target that the action should help to reach.</param>
/// <param name="Area">The id of the local area. Leave it out for the whole area.</param>
internal sealed record AddOutcomeActionInput(
    string Partnership,
    string Title,
    string? Detail,
    string Lead,
    string? LocalOutcome,
    GlobalId? Target,
    GlobalId? Area
) : IPartnershipInput;

/// <param name="LocalOutcome">The short name of the outcome that it contributes to.</param>
/// <param name="Target">The id of a target of one of that outcome's indicators.</param>
internal sealed record AlignOutcomeActionInput(
    string Partnership,
    GlobalId OutcomeAction,
    string LocalOutcome,
    GlobalId? Target,
    int? Version
) : IPartnershipInput;

/// <param name="Organisation">The partner's code, like S12000050.</param>
/// <param name="Role">PARTNER. A second LEAD is refused: hand the action over to change its lead.</param>
internal sealed record AddActionPartnerInput(string Partnership, GlobalId OutcomeAction, string Organisation, ActionRole Role, int? Version)
    : IPartnershipInput;

/// <param name="Lead">The code of the partner that is to lead, like S12000050.</param>
internal sealed record HandOverOutcomeActionInput(string Partnership, GlobalId OutcomeAction, string Lead, int? Version)
    : IPartnershipInput;
