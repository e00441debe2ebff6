namespace CouncilPlatform.CommunityPlanning.Reports;

internal sealed class ReturnMutations
{
    private const int Max = 200;

    /// <summary>Adds a question of funders, to be answered once for all of them.</summary>
    [Requires(Role.Officer)]
    public static async Task<ReturnItem> AddReturnItem(AddReturnItemInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Slug(input.Slug).Text(input.Title, 300).OptionalText(input.Unit, 100).Check();
        await change.RequireNewAsync<ReturnItem>(input.Slug);
        var item = new ReturnItem
        {
            Slug = input.Slug,
            Title = input.Title,
            Unit = input.Unit,
        };
        return change.Done(change.Add(item), item.Slug);
    }

    /// <summary>Creates a funder's form, with its lines in the funder's words.</summary>
    [Requires(Role.Officer)]
    public static async Task<ReturnForm> CreateReturnForm(CreateReturnFormInput input, Change<CommunityPlanningDb> change)
    {
        var rules = new Rules().Slug(input.Slug).Text(input.Title, 200).Text(input.Funder, 200).List(input.Lines, Max, "lines");
        foreach (var (index, line) in input.Lines.Take(Max).Index())
        {
            rules.Text(line.Label, 300, InputPath.Of("lines", index, "label"));
        }

        rules.Check();
        var items = await ItemsAsync(change, input.Lines.Select(l => l.Item), "lines");
        await change.RequireNewAsync<ReturnForm>(input.Slug);
        var form = new ReturnForm
        {
            Slug = input.Slug,
            Title = input.Title,
            Funder = input.Funder,
        };
        change.AddRange(
            input.Lines.Select(
                (l, index) =>
                    new ReturnFormLine
                    {
                        ReturnFormId = form.Id,
                        ReturnItemId = items[l.Item],
                        Number = index + 1,
                        Label = l.Label,
                    }
            )
        );
        return change.Done(change.Add(form), form.Slug);
    }

    /// <summary>Answers items for a period, or changes the answers, in every form with these items.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundingReturn> AnswerReturn(AnswerReturnInput input, Change<CommunityPlanningDb> change)
    {
        Check(input);
        var items = await ItemsAsync(change, input.Answers.Select(a => a.Item), "answers");
        var known = await change
            .Of<FundingReturn>()
            .AsNoTracking()
            .SingleOrDefaultAsync(r => r.Period == input.Period, change.Cancellation);
        var answered = known is null
            ? change.Add(new FundingReturn { Period = input.Period })
            : await change.LockAsync<FundingReturn>(known.Id, input.Version);
        var answers = await change
            .Db.Set<ReturnAnswer>()
            .Where(a => a.FundingReturnId == answered.Id)
            .ToDictionaryAsync(a => a.ReturnItemId, change.Cancellation);
        foreach (var (slug, value) in input.Answers)
        {
            var answer =
                answers.GetValueOrDefault(items[slug])
                ?? change.Add(new ReturnAnswer { FundingReturnId = answered.Id, ReturnItemId = items[slug] });
            answer.Value = value;
        }

        return change.Done(answered, $"{input.Period}: {string.Join(", ", input.Answers.Select(a => a.Item))}");
    }

    private static void Check(AnswerReturnInput input)
    {
        var rules = new Rules().Period(input.Period).List(input.Answers, Max, "answers, each to another item", a => a.Item);
        foreach (var (index, answer) in input.Answers.Take(Max).Index())
        {
            rules.Text(answer.Value, 2000, InputPath.Of("answers", index, "value"));
        }

        rules.Check();
    }

    private static Task<Dictionary<string, Guid>> ItemsAsync(Change<CommunityPlanningDb> change, IEnumerable<string> slugs, string list) =>
        change.IdsBySlugAsync(
            change.Of<ReturnItem>(),
            [.. slugs],
            index => InputPath.Of(list, index, "item"),
            slug => $"{change.Partnership.Name} has no item with the short name \"{slug}\". Add the item first."
        );
}
