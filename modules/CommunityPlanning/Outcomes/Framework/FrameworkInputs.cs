namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <param name="Number">Its place in the national framework, from 1.</param>
/// <param name="Source">The document that sets it, by title and date.</param>
internal sealed record AddNationalOutcomeInput(string Partnership, int Number, string Title, string? Source) : IPartnershipInput;

/// <param name="NationalOutcome">What it is for.</param>
/// <param name="ThemedGroup">The body of the core that answers for it.</param>
internal sealed record AddLocalOutcomeInput(string Partnership, GlobalId NationalOutcome, string Slug, string Title, GlobalId? ThemedGroup)
    : IPartnershipInput;

/// <param name="LocalOutcome">Its slug.</param>
/// <param name="ThemedGroup">The body of the core that answers for it from now on.</param>
/// <param name="Version">The outcome's version that you saw; a stale one is refused.</param>
internal sealed record AssignThemedGroupInput(string Partnership, string LocalOutcome, GlobalId ThemedGroup, int? Version)
    : IPartnershipInput;

/// <summary>Its figure and note as they are to be.</summary>
/// <param name="Reason">Why: the audit trail keeps it with what the target was.</param>
internal sealed record CorrectIndicatorTargetInput(string Partnership, GlobalId IndicatorTarget, string Value, string? Note, string Reason)
    : IPartnershipInput;

/// <param name="Reason">Why: the audit trail keeps it with what the target was.</param>
internal sealed record WithdrawIndicatorTargetInput(string Partnership, GlobalId IndicatorTarget, string Reason) : IPartnershipInput;

/// <param name="LocalOutcome">What it measures: the outcome's slug.</param>
/// <param name="UnitNote">The unit in words, as in "per 1,000 people".</param>
/// <param name="Polarity">Which way is better. There is none to fall back on.</param>
/// <param name="Definition">What is counted, and how.</param>
/// <param name="Scope">CORE: every partner agency returns it; LOCAL where nothing is said.</param>
/// <param name="Influence">Who can move it; PARTNERSHIP where nothing is said.</param>
/// <param name="ImpactNote">What moves it from outside, and what partners do about the effects: needed unless influence is the partnership's.</param>
/// <param name="BaselinePeriod">The period that progress is counted from, with its figure.</param>
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

/// <param name="Indicator">Its slug.</param>
/// <param name="Definition">What is counted from now on. Figures of the definition before are not like for like.</param>
/// <param name="Version">The indicator's version that you saw; a stale one is refused.</param>
internal sealed record RedefineIndicatorInput(string Partnership, string Indicator, string Definition, int? Version) : IPartnershipInput;

/// <param name="Indicator">Its slug.</param>
/// <param name="Bound">AT_LEAST where high is good, AT_MOST where low is; the indicator's polarity says which where it is left out.</param>
/// <param name="Period">When it is to be reached, as in 2014/15.</param>
/// <param name="Level">LOCAL where nothing is said.</param>
/// <param name="Varies">The national target of the same indicator that this local one varies.</param>
/// <param name="Note">Why it is what it is.</param>
/// <param name="Version">The indicator's version that you saw; a stale one is refused.</param>
internal sealed record SetIndicatorTargetInput(
    string Partnership,
    string Indicator,
    TargetBound? Bound,
    string Value,
    string Period,
    TargetLevel? Level,
    GlobalId? Varies,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <param name="Number">Its place among the areas, from 1.</param>
/// <param name="Team">The team of officers and partners that works there; never a person.</param>
internal sealed record AddLocalAreaInput(string Partnership, int Number, string Name, string? Team) : IPartnershipInput;

/// <param name="FirstYear">The year in which its first financial year begins, as in 2012.</param>
/// <param name="Years">For how many financial years: 1 to 20.</param>
/// <param name="Source">The document, by title and date.</param>
internal sealed record CreateOutcomeAgreementInput(
    string Partnership,
    string Slug,
    string Title,
    AgreementKind Kind,
    int FirstYear,
    int Years,
    string? Source
) : IPartnershipInput;

/// <param name="OutcomeAgreement">Its slug.</param>
/// <param name="LocalOutcomes">The slugs of the outcomes that it puts first: all of them, in order.</param>
/// <param name="Version">The agreement's version that you saw; a stale one is refused.</param>
internal sealed record PrioritiseOutcomesInput(
    string Partnership,
    string OutcomeAgreement,
    IReadOnlyList<string> LocalOutcomes,
    int? Version
) : IPartnershipInput;

/// <param name="Lead">The partner that is best placed: its code, as in <c>S12000050</c>.</param>
/// <param name="LocalOutcome">The slug of the outcome that it serves; the target's where one is named. Left out, the action is unaligned.</param>
/// <param name="Target">The target that it is to help reach.</param>
/// <param name="Area">Where; the whole area where it is left out.</param>
internal sealed record AddOutcomeActionInput(
    string Partnership,
    string Title,
    string? Detail,
    string Lead,
    string? LocalOutcome,
    GlobalId? Target,
    GlobalId? Area
) : IPartnershipInput;

/// <param name="LocalOutcome">The slug of the outcome that it serves.</param>
/// <param name="Target">The target of one of that outcome's indicators that it is to help reach.</param>
/// <param name="Version">The action's version that you saw; a stale one is refused.</param>
internal sealed record AlignOutcomeActionInput(
    string Partnership,
    GlobalId OutcomeAction,
    string LocalOutcome,
    GlobalId? Target,
    int? Version
) : IPartnershipInput;

/// <param name="Organisation">The partner's code.</param>
/// <param name="Role">An action has a lead from the beginning: a second LEAD is refused. To pass the lead on, use handOverOutcomeAction.</param>
/// <param name="Version">The action's version that you saw; a stale one is refused.</param>
internal sealed record AddActionPartnerInput(string Partnership, GlobalId OutcomeAction, string Organisation, ActionRole Role, int? Version)
    : IPartnershipInput;

/// <param name="Lead">Who leads from now on: a partner's code.</param>
/// <param name="Version">The action's version that you saw; a stale one is refused.</param>
internal sealed record HandOverOutcomeActionInput(string Partnership, GlobalId OutcomeAction, string Lead, int? Version)
    : IPartnershipInput;
