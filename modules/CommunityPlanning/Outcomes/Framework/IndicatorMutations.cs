namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class IndicatorMutations
{
    /// <summary>Adds an indicator to an outcome.</summary>
    [Requires(Role.Officer)]
    public static async Task<Indicator> AddIndicator(AddIndicatorInput input, Change<CommunityPlanningDb> change)
    {
        Check(input);
        var outcome = await change.FindAsync<LocalOutcome>(input.LocalOutcome);
        await change.RequireNewAsync<Indicator>(input.Slug);
        var indicator = change.Add(Indicator.From(input, outcome));
        change.Add(indicator.Define(input.Definition));
        return change.Done(indicator, indicator.Slug);
    }

    /// <summary>Changes what an indicator measures. Earlier figures keep the definition that they were returned by.</summary>
    [Requires(Role.Officer)]
    public static async Task<Indicator> RedefineIndicator(RedefineIndicatorInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Definition, 2000).Check();
        var indicator = await change.LockAsync<Indicator>(input.Indicator, input.Version);
        change.Add(indicator.Define(input.Definition));
        return change.Done(indicator, $"{indicator.Slug}: definition {indicator.DefinitionNumber}");
    }

    private static void Check(AddIndicatorInput input)
    {
        var rules = new Rules()
            .Slug(input.Slug)
            .Text(input.Title, 500)
            .OptionalText(input.UnitNote, 100)
            .Text(input.Definition, 2000)
            .OptionalText(input.Source, 300)
            .OptionalText(input.ImpactNote, 2000)
            .Valid(
                input.Influence is null or InfluenceLevel.Partnership || !string.IsNullOrWhiteSpace(input.ImpactNote),
                "The partnership does not control this indicator. Enter what affects it, and what partners do about the effects.",
                input.ImpactNote
            )
            .Valid(
                (input.BaselinePeriod is null) == (input.BaselineValue is null),
                "Enter both the period and the figure of the baseline, or neither.",
                input.BaselinePeriod
            );
        if (input.BaselinePeriod is not null && input.BaselineValue is not null)
        {
            rules.Period(input.BaselinePeriod).Figure(input.BaselineValue, input.Unit);
        }

        rules.Check();
    }
}
