namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="Date">Its date, as precisely as is known.</param>
/// <param name="Address">Where it is published: a web address of https or http.</param>
internal sealed record AddNeedsAssessmentInput(string Partnership, string Slug, string Title, PartialDate? Date, string? Address)
    : IPartnershipInput;

/// <param name="Purpose">What it is for.</param>
/// <param name="PriorityAreas">What it concentrates on: up to 20.</param>
/// <param name="Source">The document that says so, by title and date.</param>
internal sealed record CreateJointGroupInput(
    string Partnership,
    string Slug,
    string Name,
    string? Purpose,
    IReadOnlyList<PriorityAreaInput> PriorityAreas,
    string Source
) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Group">Its slug.</param>
/// <param name="PriorityAreas">All of them: those left out of the list are no more.</param>
/// <param name="Version">The group's version that you saw; a stale one is refused.</param>
internal sealed record ChangeJointGroupInput(
    string Partnership,
    string Group,
    string? Name,
    string? Purpose,
    IReadOnlyList<PriorityAreaInput>? PriorityAreas,
    string? Source,
    int? Version
) : IPartnershipInput;

/// <param name="NeedsAssessment">The slug of the needs assessment it reflects.</param>
/// <param name="Place">Where in it.</param>
internal sealed record PriorityAreaInput(string Title, string? NeedsAssessment, string? Place);

/// <summary>Joint groups and the needs assessments that they go by.</summary>
internal sealed class JointGroupMutations
{
    private const int MostAreas = 20;

    [Requires(Role.Officer)]
    public static async Task<NeedsAssessment> AddNeedsAssessment(
        AddNeedsAssessmentInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 300, "input", "title")
            .OptionalText(input.Address, 500, "input", "address")
            .Require(
                input.Address is null
                    || Uri.TryCreate(input.Address, UriKind.Absolute, out var address)
                        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp),
                RuleCodes.Invalid,
                $"\"{input.Address}\" is no web address. Write one, as in \"https://www.example.org/jsna\".",
                "input",
                "address"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.NeedsAssessments.AnyAsync(n => n.PartnershipId == partnership.Id && n.Slug == input.Slug, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a needs assessment \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    );
                }

                var assessment = new NeedsAssessment
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Date = input.Date,
                    Address = input.Address,
                };
                db.Add(assessment);
                db.Audit("addNeedsAssessment", assessment, partnership.Id, assessment.Slug);
                return assessment;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static async Task<JointGroup> CreateJointGroup(
        CreateJointGroupInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        Check(input.Name, input.Purpose, input.PriorityAreas, input.Source).Slug(input.Slug, "input", "slug").Check();
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.JointGroups.AnyAsync(g => g.PartnershipId == partnership.Id && g.Slug == input.Slug, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a group \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    );
                }

                var group = new JointGroup
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Name = input.Name,
                    Purpose = input.Purpose,
                    Source = input.Source,
                };
                db.Add(group);
                await AddAreasAsync(db, group, input.PriorityAreas, ct);
                db.Audit("createJointGroup", group, partnership.Id, $"{group.Slug}: {input.PriorityAreas.Count} priority areas");
                return group;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static async Task<JointGroup> ChangeJointGroup(
        ChangeJointGroupInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        Check(input.Name ?? "-", input.Purpose, input.PriorityAreas ?? [], input.Source ?? "-").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var id = await db
                    .JointGroups.Where(g => g.PartnershipId == partnership.Id && g.Slug == input.Group)
                    .Select(g => g.Id)
                    .SingleOrDefaultAsync(ct);
                if (id == default)
                {
                    throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no group \"{input.Group}\".", "input", "group");
                }

                var group = await db.HoldAsync<JointGroup>(partnership, id, input.Version, ct);
                group.Name = input.Name ?? group.Name;
                group.Purpose = input.Purpose ?? group.Purpose;
                group.Source = input.Source ?? group.Source;
                if (input.PriorityAreas is not null)
                {
                    // Before the new ones take their numbers; the transaction is one.
                    await db.PriorityAreas.Where(a => a.GroupId == group.Id).ExecuteDeleteAsync(ct);
                    await AddAreasAsync(db, group, input.PriorityAreas, ct);
                }

                db.Audit(
                    "changeJointGroup",
                    group,
                    partnership.Id,
                    $"{group.Slug}{(input.PriorityAreas is null ? "" : $": {input.PriorityAreas.Count} priority areas")}"
                );
                return group;
            },
            cancellationToken
        );
    }

    private static Rules Check(string name, string? purpose, IReadOnlyList<PriorityAreaInput> areas, string source)
    {
        var rules = new Rules()
            .Text(name, 200, "input", "name")
            .OptionalText(purpose, 2000, "input", "purpose")
            .Text(source, 500, "input", "source")
            .Require(
                areas.Count <= MostAreas,
                RuleCodes.Invalid,
                $"A group has at most {MostAreas} priority areas.",
                "input",
                "priorityAreas"
            );
        HashSet<string> titles = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, area) in areas.Take(MostAreas).Index())
        {
            string[] at = ["input", "priorityAreas", index.ToString(CultureInfo.InvariantCulture)];
            rules
                .Text(area.Title, 200, [.. at, "title"])
                .OptionalText(area.Place, 200, [.. at, "place"])
                .Require(titles.Add(area.Title), RuleCodes.Invalid, $"\"{area.Title}\" is named twice.", [.. at, "title"]);
        }

        return rules;
    }

    private static async Task AddAreasAsync(
        LocalityPlansDb db,
        JointGroup group,
        IReadOnlyList<PriorityAreaInput> areas,
        CancellationToken cancellationToken
    )
    {
        var slugs = areas.Select(a => a.NeedsAssessment).OfType<string>().Distinct().ToList();
        var assessments = await db
            .NeedsAssessments.Where(n => n.PartnershipId == group.PartnershipId && slugs.Contains(n.Slug))
            .ToDictionaryAsync(n => n.Slug, n => n.Id, cancellationToken);
        var rules = new Rules();
        foreach (var (index, area) in areas.Index())
        {
            rules.Require(
                area.NeedsAssessment is null || assessments.ContainsKey(area.NeedsAssessment),
                RuleCodes.NotFound,
                $"There is no needs assessment \"{area.NeedsAssessment}\". Add it first with addNeedsAssessment.",
                "input",
                "priorityAreas",
                index.ToString(CultureInfo.InvariantCulture),
                "needsAssessment"
            );
        }

        rules.Check();
        db.AddRange(
            areas.Select(
                (a, index) =>
                    new PriorityArea
                    {
                        GroupId = group.Id,
                        Number = index + 1,
                        Title = a.Title,
                        Place = a.Place,
                        NeedsAssessmentId = a.NeedsAssessment is null ? null : assessments[a.NeedsAssessment],
                    }
            )
        );
    }
}
