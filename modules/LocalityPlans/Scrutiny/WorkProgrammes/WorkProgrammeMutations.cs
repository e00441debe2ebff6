namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="Topics">What the item is about, as codes like transport: up to 20.</param>
internal sealed record AddWorkProgrammeItemInput(string Body, string CouncilYear, string Title, IReadOnlyList<string> Topics, string Source)
    : PartnershipInput;

internal sealed record RemoveWorkProgrammeItemInput(GlobalId Item) : VersionedInput;

internal sealed class WorkProgrammeMutations
{
    /// <summary>Adds an item to a scrutiny body's work programme.</summary>
    [Requires(Role.Officer)]
    public static async Task<WorkProgrammeItem> AddWorkProgrammeItem(AddWorkProgrammeItemInput input, Change<LocalityPlansDb> change)
    {
        new Rules()
            .Role(input.Body)
            .Valid(
                FinancialYear.TryParse(input.CouncilYear, out _),
                $"\"{input.CouncilYear}\" is not a council year. Enter it like 2015/16.",
                input.CouncilYear
            )
            .Text(input.Title, 300)
            .Topics(input.Topics)
            .Text(input.Source, 500)
            .Check();
        var same = change.Of<WorkProgrammeItem>().Where(i => i.Body == input.Body && i.CouncilYear == input.CouncilYear);
        new Rules()
            .Require(
                !(await same.Select(i => i.Title).ToListAsync(change.Cancellation)).Contains(input.Title, Names.Same),
                RuleCodes.AlreadyExists,
                $"The {input.CouncilYear} work programme of {input.Body} already has \"{input.Title}\". Enter another title.",
                input.Title
            )
            .Check();
        var item = new WorkProgrammeItem
        {
            Body = input.Body,
            CouncilYear = input.CouncilYear,
            Title = input.Title,
            Source = input.Source,
            OwnerId = change.Caller.Organisation,
        };
        change.AddRange(input.Topics.Distinct(StringComparer.Ordinal).Select(t => new WorkProgrammeTopic { ItemId = item.Id, Topic = t }));
        return change.Done(change.Add(item), $"{item}");
    }

    /// <summary>Removes an item from a work programme, and with it the warnings of recommendations on its topics.</summary>
    [Requires(Role.Officer)]
    [Irreversible("The work programme has it no more.")]
    public static async Task<WorkProgrammeItem> RemoveWorkProgrammeItem(RemoveWorkProgrammeItemInput input, Change<LocalityPlansDb> change)
    {
        var item = await change.LockAsync<WorkProgrammeItem>(input.Item, input.Version);
        await change.RemoveAsync<WorkProgrammeTopic>(t => t.ItemId == item.Id);
        change.Remove(item);
        return change.Done(item, $"{item}");
    }
}
