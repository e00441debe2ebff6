namespace CouncilPlatform.LocalityPlans.Risks;

/// <param name="Controls">What keeps the risk small: up to 20. A risk without a control is accepted, with a warning.</param>
internal sealed record RecordRiskInput(
    string Risk,
    string Consequence,
    IReadOnlyList<RiskControlInput>? Controls,
    string? Owner,
    string Source
) : PartnershipInput;

/// <summary>What keeps a risk small.</summary>
internal sealed record RiskControlInput(string Text, PartialDate? InPlaceSince);

/// <param name="Controls">All controls: those left out of the list are removed.</param>
internal sealed record ChangeRiskInput(
    GlobalId Id,
    string? Risk,
    string? Consequence,
    IReadOnlyList<RiskControlInput>? Controls,
    string? Owner,
    string? Source
) : UpdateInput;

/// <param name="On">The day it was closed, today or earlier.</param>
/// <param name="Because">Why the risk was closed.</param>
internal sealed record CloseRiskInput(GlobalId Id, DateOnly On, string Because) : VersionedInput;

internal sealed class RiskMutations
{
    private const int MaxControls = 20;

    /// <summary>Records a risk and what controls it.</summary>
    [Requires(Role.Officer)]
    public static async Task<PartnershipRisk> RecordRisk(RecordRiskInput input, Change<LocalityPlansDb> change)
    {
        Check(input.Risk, input.Consequence, input.Controls, input.Owner, input.Source);
        var risk = change.Add(
            new PartnershipRisk
            {
                Number = await change.NextNumberAsync<PartnershipRisk>(),
                Risk = input.Risk,
                Consequence = input.Consequence,
                Owner = input.Owner,
                Source = input.Source,
            }
        );
        AddControls(change, risk, input.Controls ?? []);
        return change.Done(risk, $"risk {risk.Number}: {input.Controls?.Count ?? 0} controls");
    }

    /// <summary>Changes an open risk. What is left out stays as it is.</summary>
    [Requires(Role.Officer)]
    public static async Task<PartnershipRisk> ChangeRisk(ChangeRiskInput input, Change<LocalityPlansDb> change)
    {
        Check(input.Risk, input.Consequence, input.Controls, input.Owner, input.Source);
        var risk = await change.LockAsync<PartnershipRisk>(input.Id, input.Version);
        risk.Update(input);
        if (input.Controls is { } controls)
        {
            await change.RemoveAsync<RiskControl>(c => c.RiskId == risk.Id);
            AddControls(change, risk, controls);
        }

        return change.Done(risk, $"risk {risk.Number}{(input.Controls is null ? "" : $": {input.Controls.Count} controls")}");
    }

    /// <summary>Closes a risk that no longer exists.</summary>
    [Requires(Role.Officer)]
    [Irreversible("A risk that is closed cannot be changed: record it anew if it exists after all.")]
    public static async Task<PartnershipRisk> CloseRisk(CloseRiskInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Because, 1000).NotInFuture(input.On, change.Today).Check();
        var risk = await change.LockAsync<PartnershipRisk>(input.Id, input.Version);
        risk.Close(input.On, input.Because);
        return change.Done(risk, $"risk {risk.Number}");
    }

    private static void Check(
        string? risk,
        string? consequence,
        IReadOnlyList<RiskControlInput>? controls,
        string? owner,
        string? source
    ) =>
        new Rules()
            .TextIfGiven(risk, 1000)
            .TextIfGiven(consequence, 2000)
            .OptionalRole(owner)
            .TextIfGiven(source, 500)
            .Each(controls, 0, MaxControls, "controls", static (rules, control, at) => rules.Text(control.Text, 1000, at.Within("text")))
            .Check();

    private static void AddControls(Change<LocalityPlansDb> change, PartnershipRisk risk, IReadOnlyList<RiskControlInput> controls) =>
        change.AddRange(
            controls.Select(
                (c, index) =>
                    new RiskControl
                    {
                        RiskId = risk.Id,
                        Number = index + 1,
                        Text = c.Text,
                        InPlaceSince = c.InPlaceSince,
                    }
            )
        );
}
