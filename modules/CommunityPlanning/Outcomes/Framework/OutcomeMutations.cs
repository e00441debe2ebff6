namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>Setting up what is to be reached: outcomes, local areas, agreements.</summary>
internal sealed class OutcomeMutations
{
    private const int MostPriorities = 100;

    [Requires(Role.Officer)]
    public static Task<NationalOutcome> AddNationalOutcome(
        AddNationalOutcomeInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 500, "input", "title")
            .OptionalText(input.Source, 300, "input", "source")
            .Number(input.Number)
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                Refuse(
                    await db.NationalOutcomes.AnyAsync(o => o.PartnershipId == partnership.Id && o.Number == input.Number, ct),
                    $"{partnership.Name} has a national outcome {input.Number} already.",
                    "number"
                );
                var outcome = new NationalOutcome
                {
                    PartnershipId = partnership.Id,
                    Number = input.Number,
                    Title = input.Title,
                    Source = input.Source,
                };
                db.Add(outcome);
                db.Audit("addNationalOutcome", outcome, partnership.Id, outcome.Title);
                return outcome;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<LocalOutcome> AddLocalOutcome(
        AddLocalOutcomeInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 500, "input", "title").Slug(input.Slug, "input", "slug").Check();
        return db.WriteAsync(
            async ct =>
            {
                var national = await db.RequireAsync<NationalOutcome>(partnership, input.NationalOutcome, ct, "input", "nationalOutcome");
                Refuse(
                    await db.LocalOutcomes.AnyAsync(o => o.PartnershipId == partnership.Id && o.Slug == input.Slug, ct),
                    $"{partnership.Name} has a local outcome \"{input.Slug}\" already.",
                    "slug"
                );
                var group = input.ThemedGroup is { } id ? await mediator.ThemedGroupAsync(partnership, id, ct) : null;
                var outcome = new LocalOutcome
                {
                    PartnershipId = partnership.Id,
                    NationalOutcomeId = national.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    ThemedGroupId = group?.Id,
                };
                db.Add(outcome);
                db.Audit("addLocalOutcome", outcome, partnership.Id, outcome.Slug);
                return outcome;
            },
            cancellationToken
        );
    }

    /// <summary>Says which themed group answers for an outcome.</summary>
    [Requires(Role.Officer)]
    public static Task<LocalOutcome> AssignThemedGroup(
        AssignThemedGroupInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var id = (await door.OutcomeAsync(partnership, input.LocalOutcome, ct, "input", "localOutcome")).Id;
                db.ChangeTracker.Clear();
                var outcome = await db.HoldAsync<LocalOutcome>(partnership, id, input.Version, ct);
                var group = await mediator.ThemedGroupAsync(partnership, input.ThemedGroup, ct);
                outcome.ThemedGroupId = group.Id;
                db.Audit("assignThemedGroup", outcome, partnership.Id, $"{outcome.Slug}: {group.Name}");
                return outcome;
            },
            cancellationToken
        );

    [Requires(Role.Officer)]
    public static Task<LocalArea> AddLocalArea(
        AddLocalAreaInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Name, 200, "input", "name").OptionalText(input.Team, 300, "input", "team").Number(input.Number).Check();
        return db.WriteAsync(
            async ct =>
            {
                Refuse(
                    await db.LocalAreas.AnyAsync(a => a.PartnershipId == partnership.Id && a.Number == input.Number, ct),
                    $"{partnership.Name} has a local area {input.Number} already.",
                    "number"
                );
                var area = new LocalArea
                {
                    PartnershipId = partnership.Id,
                    Number = input.Number,
                    Name = input.Name,
                    Team = input.Team,
                };
                db.Add(area);
                db.Audit("addLocalArea", area, partnership.Id, area.Name);
                return area;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<OutcomeAgreement> CreateOutcomeAgreement(
        CreateOutcomeAgreementInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 200, "input", "title")
            .OptionalText(input.Source, 300, "input", "source")
            .Require(
                input.FirstYear is >= 1990 and < 2100,
                RuleCodes.Invalid,
                $"{input.FirstYear} is no year of an agreement. Write the year in which its first financial year begins, as in 2012.",
                "input",
                "firstYear"
            )
            .Require(input.Years is >= 1 and <= 20, RuleCodes.Invalid, "An agreement is for 1 to 20 years.", "input", "years")
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                Refuse(
                    await db.OutcomeAgreements.AnyAsync(a => a.PartnershipId == partnership.Id && a.Slug == input.Slug, ct),
                    $"{partnership.Name} has an outcome agreement \"{input.Slug}\" already.",
                    "slug"
                );
                var agreement = new OutcomeAgreement
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Kind = input.Kind,
                    FirstYear = input.FirstYear,
                    Years = input.Years,
                    Source = input.Source,
                };
                db.Add(agreement);
                db.Audit("createOutcomeAgreement", agreement, partnership.Id, agreement.Slug);
                return agreement;
            },
            cancellationToken
        );
    }

    /// <summary>Says which outcomes an agreement puts first. Its reports cover these alone.</summary>
    [Requires(Role.Approver)]
    public static Task<OutcomeAgreement> PrioritiseOutcomes(
        PrioritiseOutcomesInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Require(
                input.LocalOutcomes.Count is >= 1 and <= MostPriorities,
                RuleCodes.Invalid,
                $"Name 1 to {MostPriorities} outcomes.",
                "input",
                "localOutcomes"
            )
            .Require(
                input.LocalOutcomes.Distinct(StringComparer.Ordinal).Count() == input.LocalOutcomes.Count,
                RuleCodes.Invalid,
                "An outcome is named twice. Name each once.",
                "input",
                "localOutcomes"
            )
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var agreement = await db.HoldAsync<OutcomeAgreement>(
                    partnership,
                    (await door.AgreementAsync(partnership, input.OutcomeAgreement, ct)).Id,
                    input.Version,
                    ct
                );
                var outcomes = await db
                    .LocalOutcomes.Where(o => o.PartnershipId == partnership.Id && input.LocalOutcomes.Contains(o.Slug))
                    .ToDictionaryAsync(o => o.Slug, o => o.Id, ct);
                var unknown = input.LocalOutcomes.FirstOrDefault(s => !outcomes.ContainsKey(s));
                new Rules()
                    .Require(
                        unknown is null,
                        RuleCodes.NotFound,
                        $"{partnership.Name} has no local outcome \"{unknown}\".",
                        "input",
                        "localOutcomes"
                    )
                    .Check();
                db.RemoveRange(await db.AgreementPriorities.Where(p => p.OutcomeAgreementId == agreement.Id).ToListAsync(ct));
                await db.SaveChangesAsync(ct);
                db.AddRange(
                    input.LocalOutcomes.Select(
                        (slug, index) =>
                            new AgreementPriority
                            {
                                OutcomeAgreementId = agreement.Id,
                                LocalOutcomeId = outcomes[slug],
                                Number = index + 1,
                            }
                    )
                );
                db.Audit("prioritiseOutcomes", agreement, partnership.Id, $"{agreement.Slug}: {string.Join(", ", input.LocalOutcomes)}");
                return agreement;
            },
            cancellationToken
        );
    }

    private static void Refuse(bool exists, string message, string field) =>
        new Rules().Require(!exists, RuleCodes.AlreadyExists, message, "input", field).Check();
}

file static class NumberRule
{
    public static Rules Number(this Rules rules, int number) =>
        rules.Require(number is >= 1 and <= 999, RuleCodes.Invalid, "Number from 1 to 999.", "input", "number");
}
