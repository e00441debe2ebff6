namespace CouncilPlatform.CommunityPlanning.Reports;

internal sealed class ReturnMutations
{
    private const int Max = 200;

    /// <summary>Adds an item that funders ask for.</summary>
    [Requires(Role.Officer)]
    public static async Task<ReturnItem> AddReturnItem(AddReturnItemInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Slug(input.Slug).Text(input.Title, 300).OptionalText(input.Unit, 100).Check();
        await change.RequireNewAsync<ReturnItem>(input.Slug);
        var item = new ReturnItem
        {
            PartnershipId = change.Partnership.Id,
            Slug = input.Slug,
            Title = input.Title,
            Unit = input.Unit,
        };
        return change.Done(change.Add(item), item.Slug);
    }

    /// <summary>Creates a funder's form: its lines, in the funder's words, each answered by an item.</summary>
    [Requires(Role.Officer)]
    public static async Task<ReturnForm> CreateReturnForm(CreateReturnFormInput input, Change<CommunityPlanningDb> change)
    {
        var rules = new Rules()
            .Slug(input.Slug)
            .Text(input.Title, 200)
            .Text(input.Funder, 200)
            .Require(input.Lines.Count is >= 1 and <= Max, RuleCodes.Invalid, $"Enter 1 to {Max} lines.", input.Lines);
        foreach (var (index, line) in input.Lines.Take(Max).Index())
        {
            rules.Text(line.Label, 300, InputPath.Of("lines", index, "label"));
        }

        rules.Check();
        var items = await ItemsAsync(change, [.. input.Lines.Select(l => l.Item)], InputPath.Of("lines"));
        await change.RequireNewAsync<ReturnForm>(input.Slug);
        var form = new ReturnForm
        {
            PartnershipId = change.Partnership.Id,
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

    /// <summary>Answers items for a period, or changes the answers. Every form that asks for these items shows the answers.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundingReturn> AnswerReturn(AnswerReturnInput input, Change<CommunityPlanningDb> change)
    {
        Check(input);
        var items = await ItemsAsync(change, [.. input.Answers.Select(a => a.Item)], InputPath.Of("answers"));
        var known = await change
            .Of<FundingReturn>()
            .AsNoTracking()
            .SingleOrDefaultAsync(r => r.Period == input.Period, change.Cancellation);
        var answered = known is null
            ? change.Add(new FundingReturn { PartnershipId = change.Partnership.Id, Period = input.Period })
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
        var rules = new Rules()
            .Period(input.Period)
            .Require(input.Answers.Count is >= 1 and <= Max, RuleCodes.Invalid, $"Enter 1 to {Max} answers.", input.Answers)
            .Require(
                input.Answers.DistinctBy(a => a.Item).Count() == input.Answers.Count,
                RuleCodes.Invalid,
                "An item is answered twice. Answer each item once.",
                input.Answers
            );
        foreach (var (index, answer) in input.Answers.Take(Max).Index())
        {
            rules.Text(answer.Value, 2000, InputPath.Of("answers", index, "value"));
        }

        rules.Check();
    }

    private static async Task<Dictionary<string, Guid>> ItemsAsync(
        Change<CommunityPlanningDb> change,
        IReadOnlyList<string> slugs,
        InputPath list
    )
    {
        var items = await change
            .Of<ReturnItem>()
            .Where(i => slugs.Contains(i.Slug))
            .ToDictionaryAsync(i => i.Slug, i => i.Id, change.Cancellation);
        var rules = new Rules();
        foreach (var (index, slug) in slugs.Index())
        {
            rules.Require(
                items.ContainsKey(slug),
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no item with the short name \"{slug}\". Add the item first.",
                list.Within(index, "item")
            );
        }

        rules.Check();
        return items;
    }
}
