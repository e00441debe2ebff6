namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed record AddNeedsAssessmentInput(string Slug, string Title, PartialDate? Date, string? Address) : PartnershipInput;

/// <param name="PriorityAreas">What the group concentrates on: up to 20.</param>
internal sealed record CreateJointGroupInput(
    string Slug,
    string Name,
    string? Purpose,
    IReadOnlyList<PriorityAreaInput> PriorityAreas,
    string Source
) : PartnershipInput;

/// <param name="Group">The group's short name.</param>
/// <param name="PriorityAreas">All priority areas: those left out of the list are removed.</param>
internal sealed record ChangeJointGroupInput(
    [CodeOf<JointGroup>] string Group,
    string? Name,
    string? Purpose,
    IReadOnlyList<PriorityAreaInput>? PriorityAreas,
    string? Source
) : UpdateInput;

/// <summary>One of the things that a joint group concentrates on.</summary>
/// <param name="NeedsAssessment">The short name of the needs assessment that the area reflects.</param>
internal sealed record PriorityAreaInput(string Title, string? NeedsAssessment, string? Place);

internal sealed class JointGroupMutations
{
    private const int MaxAreas = 20;

    /// <summary>Adds a needs assessment.</summary>
    [Requires(Role.Officer)]
    public static async Task<NeedsAssessment> AddNeedsAssessment(AddNeedsAssessmentInput input, Change<LocalityPlansDb> change)
    {
        new Rules()
            .Slug(input.Slug)
            .Text(input.Title, 300)
            .OptionalText(input.Address, 500)
            .Valid(
                input.Address is null
                    || Uri.TryCreate(input.Address, UriKind.Absolute, out var address)
                        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp),
                $"\"{input.Address}\" is not a web address. Enter one like https://www.example.org/jsna.",
                input.Address
            )
            .Check();
        await change.RequireNewAsync<NeedsAssessment>(input.Slug);
        var assessment = new NeedsAssessment
        {
            Slug = input.Slug,
            Title = input.Title,
            Date = input.Date,
            Address = input.Address,
        };
        return change.Done(change.Add(assessment), assessment.Slug);
    }

    /// <summary>Creates a joint group.</summary>
    [Requires(Role.Officer)]
    public static async Task<JointGroup> CreateJointGroup(CreateJointGroupInput input, Change<LocalityPlansDb> change)
    {
        Check(input.Name, input.Purpose, input.PriorityAreas, input.Source).Slug(input.Slug).Check();
        await change.RequireNewAsync<JointGroup>(input.Slug);
        var group = change.Add(
            new JointGroup
            {
                Slug = input.Slug,
                Name = input.Name,
                Purpose = input.Purpose,
                Source = input.Source,
            }
        );
        await AddAreasAsync(change, group, input.PriorityAreas);
        return change.Done(group, $"{group.Slug}: {input.PriorityAreas.Count} priority areas");
    }

    /// <summary>Changes a joint group. What is left out stays as it is.</summary>
    [Requires(Role.Officer)]
    public static async Task<JointGroup> ChangeJointGroup(ChangeJointGroupInput input, Change<LocalityPlansDb> change)
    {
        Check(input.Name, input.Purpose, input.PriorityAreas, input.Source).Check();
        var group = await change.LockAsync<JointGroup>(input.Group, input.Version);
        group.Name = input.Name ?? group.Name;
        group.Purpose = input.OrRecorded(input.Purpose, group.Purpose);
        group.Source = input.Source ?? group.Source;
        if (input.PriorityAreas is { } areas)
        {
            await change.RemoveAsync<PriorityArea>(a => a.GroupId == group.Id);
            await AddAreasAsync(change, group, areas);
        }

        return change.Done(group, $"{group.Slug}{(input.PriorityAreas is null ? "" : $": {input.PriorityAreas.Count} priority areas")}");
    }

    private static Rules Check(string? name, string? purpose, IReadOnlyList<PriorityAreaInput>? priorityAreas, string? source)
    {
        HashSet<string> titles = new(Names.Same);
        return new Rules()
            .TextIfGiven(name, 200)
            .OptionalText(purpose, 2000)
            .TextIfGiven(source, 500)
            .Each(
                priorityAreas,
                0,
                MaxAreas,
                "priority areas",
                (rules, area, at) =>
                    rules
                        .Text(area.Title, 200, at.Within("title"))
                        .OptionalText(area.Place, 200, at.Within("place"))
                        .Valid(titles.Add(area.Title), $"\"{area.Title}\" is in the list twice. Enter it once.", at.Within("title"))
            );
    }

    private static async Task AddAreasAsync(Change<LocalityPlansDb> change, JointGroup group, IReadOnlyList<PriorityAreaInput> areas)
    {
        var slugs = areas.Select(a => a.NeedsAssessment).OfType<string>().Distinct().ToList();
        var assessments = await change
            .Of<NeedsAssessment>()
            .Where(n => slugs.Contains(n.Slug))
            .ToDictionaryAsync(n => n.Slug, n => n.Id, change.Cancellation);
        var rules = new Rules();
        foreach (var (index, area) in areas.Index())
        {
            rules
                .Require(
                    area.NeedsAssessment is null || assessments.ContainsKey(area.NeedsAssessment),
                    RuleCodes.NotFound,
                    $"{change.Partnership.Name} has no needs assessment with the short name \"{area.NeedsAssessment}\". Add it first.",
                    InputPath.Of("priorityAreas", index, "needsAssessment")
                )
                .Fix("addNeedsAssessment");
            change.Add(
                new PriorityArea
                {
                    GroupId = group.Id,
                    Number = index + 1,
                    Title = area.Title,
                    Place = area.Place,
                    NeedsAssessmentId = area.NeedsAssessment is null ? null : assessments.GetValueOrDefault(area.NeedsAssessment),
                }
            );
        }

        rules.Check();
    }
}
