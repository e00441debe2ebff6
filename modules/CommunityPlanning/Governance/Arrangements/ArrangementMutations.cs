namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>Keeping the list of arrangements.</summary>
internal sealed class ArrangementMutations
{
    [Requires(Role.Officer)]
    public static Task<Arrangement> AddArrangement(
        AddArrangementInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        Rules(input.Lead, input.Cadence, input.CadenceMonths, input.InactiveReason, input.Note)
            .Text(input.Name, 200, "input", "name")
            .OptionalText(input.Source, 300, "input", "source")
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.Arrangements.AnyAsync(a => a.PartnershipId == partnership.Id && a.Name == input.Name, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has an arrangement \"{input.Name}\" already.",
                        "input",
                        "name"
                    )
                    .Check();
                var arrangement = new Arrangement
                {
                    PartnershipId = partnership.Id,
                    Number =
                        (await db.Arrangements.Where(a => a.PartnershipId == partnership.Id).MaxAsync(a => (int?)a.Number, ct) ?? 0) + 1,
                    Name = input.Name,
                    Lead = input.Lead,
                    Formality = input.Formality,
                    Cadence = input.Cadence,
                    CadenceMonths = input.CadenceMonths,
                    Retained = input.Retained,
                    InactiveReason = input.InactiveReason,
                    Note = input.Note,
                    Source = input.Source,
                };
                db.Add(arrangement);
                db.Audit("addArrangement", arrangement, partnership.Id, arrangement.Name);
                return arrangement;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<Arrangement> UpdateArrangement(
        UpdateArrangementInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Arrangement.For<Arrangement>("input", "arrangement");
        Rules(input.Lead, input.Cadence, input.CadenceMonths, input.InactiveReason, input.Note).Check();
        return db.WriteAsync(
            async ct =>
            {
                var arrangement = await db.HoldAsync<Arrangement>(partnership, id, input.Version, ct);
                arrangement.Lead = input.Lead;
                arrangement.Formality = input.Formality;
                arrangement.Cadence = input.Cadence;
                arrangement.CadenceMonths = input.CadenceMonths;
                arrangement.Retained = input.Retained;
                arrangement.InactiveReason = input.InactiveReason;
                arrangement.Note = input.Note;
                db.Audit("updateArrangement", arrangement, partnership.Id, arrangement.Name);
                return arrangement;
            },
            cancellationToken
        );
    }

    private static Rules Rules(string? lead, string? cadence, int? cadenceMonths, string? inactiveReason, string? note) =>
        new Rules()
            .OptionalText(lead, 200, "input", "lead")
            .OptionalText(cadence, 200, "input", "cadence")
            .OptionalText(inactiveReason, 500, "input", "inactiveReason")
            .OptionalText(note, 2000, "input", "note")
            .Require(
                cadenceMonths is null or >= 1 and <= 60,
                RuleCodes.Invalid,
                "Write 1 to 60 months between two meetings.",
                "input",
                "cadenceMonths"
            );
}
