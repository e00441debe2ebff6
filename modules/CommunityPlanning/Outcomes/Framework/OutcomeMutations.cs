namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class OutcomeMutations
{
    /// <summary>Adds a national outcome that the partnership contributes to.</summary>
    [Requires(Role.Officer)]
    public static async Task<NationalOutcome> AddNationalOutcome(AddNationalOutcomeInput input, Change<CommunityPlanningDb> change)
    {
        Number(input.Number).Text(input.Title, 500).OptionalText(input.Source, 300).Check();
        await RequireNewAsync<NationalOutcome>(change, input.Number);
        var outcome = new NationalOutcome
        {
            Number = input.Number,
            Title = input.Title,
            Source = input.Source,
        };
        return change.Done(change.Add(outcome), outcome.Title);
    }

    /// <summary>Adds an outcome of the partnership.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalOutcome> AddLocalOutcome(AddLocalOutcomeInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Title, 500).Slug(input.Slug).Check();
        var group = input.ThemedGroup is { } id ? await change.ThemedGroupAsync(id) : null;
        var national = await change.FindAsync<NationalOutcome>(input.NationalOutcome);
        await change.RequireNewAsync<LocalOutcome>(input.Slug);
        var outcome = new LocalOutcome
        {
            NationalOutcomeId = national.Id,
            Slug = input.Slug,
            Title = input.Title,
            ThemedGroupId = group?.Id,
        };
        return change.Done(change.Add(outcome), outcome.Slug);
    }

    /// <summary>Makes a themed group responsible for an outcome.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalOutcome> AssignThemedGroup(AssignThemedGroupInput input, Change<CommunityPlanningDb> change)
    {
        var group = await change.ThemedGroupAsync(input.ThemedGroup);
        var outcome = await change.LockAsync<LocalOutcome>(input.LocalOutcome, input.Version);
        outcome.ThemedGroupId = group.Id;
        return change.Done(outcome, $"{outcome.Slug}: {group.Name}");
    }

    /// <summary>Adds a part of the partnership's area that has its own team.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalArea> AddLocalArea(AddLocalAreaInput input, Change<CommunityPlanningDb> change)
    {
        Number(input.Number).Text(input.Name, 200).OptionalText(input.Team, 300).Check();
        await RequireNewAsync<LocalArea>(change, input.Number);
        var area = new LocalArea
        {
            Number = input.Number,
            Name = input.Name,
            Team = input.Team,
        };
        return change.Done(change.Add(area), area.Name);
    }

    /// <summary>Creates an agreement on outcomes.</summary>
    [Requires(Role.Officer)]
    public static async Task<OutcomeAgreement> CreateOutcomeAgreement(CreateOutcomeAgreementInput input, Change<CommunityPlanningDb> change)
    {
        new Rules()
            .Slug(input.Slug)
            .Text(input.Title, 200)
            .OptionalText(input.Source, 300)
            .Valid(
                input.FirstYear is >= 1990 and < 2100,
                $"{input.FirstYear} is not between 1990 and 2099. Enter the year in which the first financial year begins, like 2012.",
                input.FirstYear
            )
            .Valid(input.Years is >= 1 and <= 20, "Enter 1 to 20 years.", input.Years)
            .Check();
        await change.RequireNewAsync<OutcomeAgreement>(input.Slug);
        var agreement = new OutcomeAgreement
        {
            Slug = input.Slug,
            Title = input.Title,
            Kind = input.Kind,
            FirstYear = input.FirstYear,
            Years = input.Years,
            Source = input.Source,
        };
        return change.Done(change.Add(agreement), agreement.Slug);
    }

    /// <summary>Sets the outcomes that are an agreement's priorities. Its reports cover only these.</summary>
    [Requires(Role.Approver)]
    public static async Task<OutcomeAgreement> PrioritiseOutcomes(PrioritiseOutcomesInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().List(input.LocalOutcomes, 100, "outcomes, each once", o => o).Check();
        var agreement = await change.LockAsync<OutcomeAgreement>(input.OutcomeAgreement, input.Version);
        var outcomes = await change.IdsBySlugAsync(
            change.Of<LocalOutcome>(),
            input.LocalOutcomes,
            _ => InputPath.Of("localOutcomes"),
            slug => $"{change.Partnership.Name} has no local outcome with the short name \"{slug}\". Check it, then try again."
        );
        await change.RemoveAsync<AgreementPriority>(p => p.OutcomeAgreementId == agreement.Id);
        change.AddRange(
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
        return change.Done(agreement, $"{agreement.Slug}: {string.Join(", ", input.LocalOutcomes)}");
    }

    private static Task RequireNewAsync<T>(Change<CommunityPlanningDb> change, int number)
        where T : class, IInPartnership, INumbered =>
        change.RequireNewAsync<T>(e => e.Number == number, $"with the number {number}", InputPath.Of("number"));

    private static Rules Number(int number) => new Rules().Valid(number is >= 1 and <= 999, "Enter a number from 1 to 999.", number);
}
