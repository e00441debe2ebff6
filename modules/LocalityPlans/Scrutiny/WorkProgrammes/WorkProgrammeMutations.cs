namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="Body">Whose work programme it is in.</param>
/// <param name="CouncilYear">The council year, as in "2015/16".</param>
/// <param name="Topics">What it is about, as codes such as "transport": up to 20.</param>
/// <param name="Source">The document that says so, by title and date.</param>
internal sealed record AddWorkProgrammeItemInput(
    string Partnership,
    string Body,
    string CouncilYear,
    string Title,
    IReadOnlyList<string> Topics,
    string Source
) : IPartnershipInput;

/// <param name="Item">The item.</param>
/// <param name="Version">The item's version that you saw; a stale one is refused.</param>
internal sealed record RemoveWorkProgrammeItemInput(string Partnership, GlobalId Item, int? Version) : IPartnershipInput;

/// <summary>What scrutiny bodies mean to look into.</summary>
internal sealed class WorkProgrammeMutations
{
    [Requires(Role.Officer)]
    public static async Task<WorkProgrammeItem> AddWorkProgrammeItem(
        AddWorkProgrammeItemInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Role(input.Body, "input", "body")
            .Require(
                IsYear(input.CouncilYear),
                RuleCodes.Invalid,
                $"\"{input.CouncilYear}\" is no council year. Write one, as in \"2015/16\".",
                "input",
                "councilYear"
            )
            .Text(input.Title, 300, "input", "title")
            .Topics(input.Topics)
            .Text(input.Source, 500, "input", "source")
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                if (
                    await db.WorkProgrammeItems.AnyAsync(
                        i =>
                            i.PartnershipId == partnership.Id
                            && i.Body == input.Body
                            && i.CouncilYear == input.CouncilYear
                            && i.Title == input.Title,
                        ct
                    )
                )
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"The {input.CouncilYear} work programme of {input.Body} has \"{input.Title}\" already.",
                        "input",
                        "title"
                    );
                }

                var item = new WorkProgrammeItem
                {
                    PartnershipId = partnership.Id,
                    Body = input.Body,
                    CouncilYear = input.CouncilYear,
                    Title = input.Title,
                    Source = input.Source,
                };
                db.Add(item);
                db.AddRange(
                    input.Topics.Distinct(StringComparer.Ordinal).Select(t => new WorkProgrammeTopic { ItemId = item.Id, Topic = t })
                );
                db.Audit("addWorkProgrammeItem", item, partnership.Id, $"{item.Body} {item.CouncilYear}: {item.Title}");
                return item;
            },
            cancellationToken
        );
    }

    /// <summary>Takes an item off: what it overlapped with is warned of no more.</summary>
    [Requires(Role.Officer)]
    public static Task<WorkProgrammeItem> RemoveWorkProgrammeItem(
        RemoveWorkProgrammeItemInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var item = await db.HoldAsync<WorkProgrammeItem>(
                    partnership,
                    input.Item.For<WorkProgrammeItem>("input", "item"),
                    input.Version,
                    ct
                );
                await db.WorkProgrammeTopics.Where(t => t.ItemId == item.Id).ExecuteDeleteAsync(ct);
                db.Remove(item);
                db.Audit("removeWorkProgrammeItem", item, partnership.Id, $"{item.Body} {item.CouncilYear}: {item.Title}");
                return item;
            },
            cancellationToken
        );

    private static bool IsYear(string year) =>
        year.Length == 7
        && year[4] == '/'
        && int.TryParse(year.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(year.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        && first >= 1974
        && (first + 1) % 100 == second;
}
