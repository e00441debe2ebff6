namespace CouncilPlatform.LocalityPlans.Risks;

/// <param name="Risk">What may go wrong.</param>
/// <param name="Consequence">What it would lead to.</param>
/// <param name="Controls">What keeps it small: up to 20. A risk without any is accepted, and flagged.</param>
/// <param name="Owner">Who watches it, by role.</param>
/// <param name="Source">The document that says so, by title and date.</param>
internal sealed record RecordRiskInput(
    string Partnership,
    string Risk,
    string Consequence,
    IReadOnlyList<RiskControlInput>? Controls,
    string? Owner,
    string Source
) : IPartnershipInput;

/// <param name="InPlaceSince">Since when it works; leave it out while it is only required.</param>
internal sealed record RiskControlInput(string Text, PartialDate? InPlaceSince);

/// <summary>What is left out stays as it is.</summary>
/// <param name="Id">The risk.</param>
/// <param name="Controls">All of them: those left out of the list are no more.</param>
/// <param name="Version">The risk's version that you saw; a stale one is refused.</param>
internal sealed record ChangeRiskInput(
    string Partnership,
    GlobalId Id,
    string? Risk,
    string? Consequence,
    IReadOnlyList<RiskControlInput>? Controls,
    string? Owner,
    string? Source,
    int? Version
) : IPartnershipInput;

/// <param name="Id">The risk.</param>
/// <param name="Because">Why it is no risk any more.</param>
/// <param name="Version">The risk's version that you saw; a stale one is refused.</param>
internal sealed record CloseRiskInput(string Partnership, GlobalId Id, DateOnly On, string Because, int? Version) : IPartnershipInput;

/// <summary>The partnership's risks.</summary>
internal sealed class RiskMutations
{
    private const int MostControls = 20;

    [Requires(Role.Officer)]
    public static async Task<PartnershipRisk> RecordRisk(
        RecordRiskInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        Check(input.Risk, input.Consequence, input.Controls, input.Owner, input.Source).Check();
        return await db.WriteAsync(
            async ct =>
            {
                var risk = new PartnershipRisk
                {
                    PartnershipId = partnership.Id,
                    Number = await Numbering.NextAsync<PartnershipRisk>(db, partnership, ct),
                    Risk = input.Risk,
                    Consequence = input.Consequence,
                    Owner = input.Owner,
                    Source = input.Source,
                };
                db.Add(risk);
                AddControls(db, risk, input.Controls ?? []);
                db.Audit("recordRisk", risk, partnership.Id, $"risk {risk.Number}: {input.Controls?.Count ?? 0} controls");
                return risk;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static async Task<PartnershipRisk> ChangeRisk(
        ChangeRiskInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        Check(input.Risk ?? "-", input.Consequence ?? "-", input.Controls, input.Owner, input.Source ?? "-").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var risk = await HoldOpenAsync(db, partnership, input.Id, input.Version, ct);
                risk.Risk = input.Risk ?? risk.Risk;
                risk.Consequence = input.Consequence ?? risk.Consequence;
                risk.Owner = input.Owner ?? risk.Owner;
                risk.Source = input.Source ?? risk.Source;
                if (input.Controls is not null)
                {
                    // Before the new ones take their numbers; the transaction is one.
                    await db.RiskControls.Where(c => c.RiskId == risk.Id).ExecuteDeleteAsync(ct);
                    AddControls(db, risk, input.Controls);
                }

                db.Audit(
                    "changeRisk",
                    risk,
                    partnership.Id,
                    $"risk {risk.Number}{(input.Controls is null ? "" : $": {input.Controls.Count} controls")}"
                );
                return risk;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static async Task<PartnershipRisk> CloseRisk(
        CloseRiskInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Because, 1000, "input", "because")
            .Require(
                input.On <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.On:yyyy-MM-dd} is in the future. Close it once it is no risk.",
                "input",
                "on"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var risk = await HoldOpenAsync(db, partnership, input.Id, input.Version, ct);
                (risk.ClosedOn, risk.ClosedBecause) = (input.On, input.Because);
                db.Audit("closeRisk", risk, partnership.Id, $"risk {risk.Number}");
                return risk;
            },
            cancellationToken
        );
    }

    private static Rules Check(string risk, string consequence, IReadOnlyList<RiskControlInput>? controls, string? owner, string source)
    {
        var rules = new Rules()
            .Text(risk, 1000, "input", "risk")
            .Text(consequence, 2000, "input", "consequence")
            .OptionalRole(owner, "input", "owner")
            .Text(source, 500, "input", "source")
            .Require(
                controls is null or { Count: <= MostControls },
                RuleCodes.Invalid,
                $"A risk has at most {MostControls} controls.",
                "input",
                "controls"
            );
        foreach (var (index, control) in (controls ?? []).Take(MostControls).Index())
        {
            rules.Text(control.Text, 1000, "input", "controls", index.ToString(CultureInfo.InvariantCulture), "text");
        }

        return rules;
    }

    private static async Task<PartnershipRisk> HoldOpenAsync(
        LocalityPlansDb db,
        Partnership partnership,
        GlobalId id,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var risk = await db.HoldAsync<PartnershipRisk>(partnership, id.For<PartnershipRisk>("input", "id"), version, cancellationToken);
        return risk.ClosedOn is { } on
            ? throw new RuleException(
                "WRONG_STATE",
                $"Risk {risk.Number} was closed on {on:yyyy-MM-dd}. Record it anew if it is one again.",
                "input",
                "id"
            )
            : risk;
    }

    private static void AddControls(LocalityPlansDb db, PartnershipRisk risk, IReadOnlyList<RiskControlInput> controls) =>
        db.AddRange(
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
