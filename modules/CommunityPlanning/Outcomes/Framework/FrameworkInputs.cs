namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>An input that may name a local area.</summary>
internal interface IAreaInput
{
    /// <summary>The number of the local area. Leave it out for the whole area.</summary>
    int? LocalArea { get; }
}

internal sealed record AddNationalOutcomeInput(int Number, string Title, string? Source) : PartnershipInput;

/// <param name="NationalOutcome">The id of the national outcome that it contributes to.</param>
/// <param name="ThemedGroup">The id of the body that is responsible for the outcome.</param>
internal sealed record AddLocalOutcomeInput(GlobalId NationalOutcome, string Slug, string Title, GlobalId? ThemedGroup) : PartnershipInput;

/// <param name="LocalOutcome">The outcome's short name, like best-start.</param>
/// <param name="ThemedGroup">The id of the body that is now responsible for the outcome.</param>
internal sealed record AssignThemedGroupInput(string LocalOutcome, GlobalId ThemedGroup) : VersionedInput;

/// <param name="LocalOutcome">The short name of the outcome that it measures.</param>
/// <param name="Definition">What is counted, and how.</param>
/// <param name="Scope">Who returns the indicator. LOCAL if you leave it out.</param>
/// <param name="Influence">Who can influence the indicator. PARTNERSHIP if you leave it out.</param>
internal sealed record AddIndicatorInput(
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
) : PartnershipInput;

/// <param name="Indicator">The indicator's short name, like child-poverty.</param>
/// <param name="Definition">What is counted from now on, and how.</param>
internal sealed record RedefineIndicatorInput(string Indicator, string Definition) : VersionedInput;

internal sealed record AddLocalAreaInput(int Number, string Name, string? Team) : PartnershipInput;

internal sealed record CreateOutcomeAgreementInput(string Slug, string Title, AgreementKind Kind, int FirstYear, int Years, string? Source)
    : PartnershipInput;

/// <param name="OutcomeAgreement">The agreement's short name.</param>
/// <param name="LocalOutcomes">The short names of all the outcomes that are priorities, 1 to 100, in order.</param>
internal sealed record PrioritiseOutcomesInput(string OutcomeAgreement, [CodeOf<LocalOutcome>] IReadOnlyList<string> LocalOutcomes)
    : VersionedInput;

/// <param name="Lead">The code of the partner that leads, like S12000050.</param>
/// <param name="LocalOutcome">The short name of the outcome. Leave it out for the target's outcome, or for an unaligned action.</param>
/// <param name="Target">The id of the target that the action should help to reach.</param>
/// <param name="Area">The id of the local area. Leave it out for the whole area.</param>
internal sealed record AddOutcomeActionInput(
    string Title,
    string? Detail,
    [CodeOf<Organisation>] string Lead,
    string? LocalOutcome,
    GlobalId? Target,
    GlobalId? Area
) : PartnershipInput;

/// <param name="LocalOutcome">The short name of the outcome that it contributes to.</param>
/// <param name="Target">The id of a target of one of that outcome's indicators.</param>
internal sealed record AlignOutcomeActionInput(GlobalId OutcomeAction, string LocalOutcome, GlobalId? Target) : VersionedInput;

/// <param name="Organisation">The partner's code, like S12000050.</param>
/// <param name="Role">PARTNER. A second LEAD is refused: hand the action over to change its lead.</param>
internal sealed record AddActionPartnerInput(GlobalId OutcomeAction, [CodeOf<Organisation>] string Organisation, ActionRole Role)
    : VersionedInput;

/// <param name="Lead">The code of the partner that is to lead, like S12000050.</param>
internal sealed record HandOverOutcomeActionInput(GlobalId OutcomeAction, [CodeOf<Organisation>] string Lead) : VersionedInput;
