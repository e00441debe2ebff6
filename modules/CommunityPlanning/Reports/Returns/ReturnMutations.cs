namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>Answering funders once.</summary>
internal sealed class ReturnMutations
{
    private const int Most = 200;

    [Requires(Role.Officer)]
    public static Task<ReturnItem> AddReturnItem(
        AddReturnItemInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 300, "input", "title")
            .OptionalText(input.Unit, 100, "input", "unit")
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.ReturnItems.AnyAsync(i => i.PartnershipId == partnership.Id && i.Slug == input.Slug, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has an item \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    )
                    .Check();
                var item = new ReturnItem
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Unit = input.Unit,
                };
                db.Add(item);
                db.Audit("addReturnItem", item, partnership.Id, item.Slug);
                return item;
            },
            cancellationToken
        );
    }

    /// <summary>Sets up a funder's form: its lines, in its own words, each answered by an item.</summary>
    [Requires(Role.Officer)]
    public static Task<ReturnForm> CreateReturnForm(
        CreateReturnFormInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 200, "input", "title")
            .Text(input.Funder, 200, "input", "funder")
            .Require(input.Lines.Count is >= 1 and <= Most, RuleCodes.Invalid, $"A form has 1 to {Most} lines.", "input", "lines");
        foreach (var (index, line) in input.Lines.Take(Most).Index())
        {
            rules.Text(line.Label, 300, "input", "lines", At(index), "label");
        }

        rules.Check();
        return db.WriteAsync(
            async ct =>
            {
                var items = await ItemsAsync(
                    db,
                    partnership,
                    [.. input.Lines.Select(l => l.Item)],
                    i => ["input", "lines", At(i), "item"],
                    ct
                );
                new Rules()
                    .Require(
                        !await db.ReturnForms.AnyAsync(f => f.PartnershipId == partnership.Id && f.Slug == input.Slug, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a form \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    )
                    .Check();
                var form = new ReturnForm
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Funder = input.Funder,
                };
                db.Add(form);
                db.AddRange(
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
                db.Audit("createReturnForm", form, partnership.Id, form.Slug);
                return form;
            },
            cancellationToken
        );
    }

    /// <summary>Answers items for a period, anew or for the first time. Every form that asks for them shows the answers.</summary>
    [Requires(Role.Officer)]
    public static Task<FundingReturn> AnswerReturn(
        AnswerReturnInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules()
            .Period(input.Period, "input", "period")
            .Require(input.Answers.Count is >= 1 and <= Most, RuleCodes.Invalid, $"Give 1 to {Most} answers.", "input", "answers")
            .Require(
                input.Answers.DistinctBy(a => a.Item).Count() == input.Answers.Count,
                RuleCodes.Invalid,
                "An item is answered twice. Answer each once.",
                "input",
                "answers"
            );
        foreach (var (index, answer) in input.Answers.Take(Most).Index())
        {
            rules.Text(answer.Value, 2000, "input", "answers", At(index), "value");
        }

        rules.Check();
        return db.WriteAsync(
            async ct =>
            {
                var items = await ItemsAsync(
                    db,
                    partnership,
                    [.. input.Answers.Select(a => a.Item)],
                    i => ["input", "answers", At(i), "item"],
                    ct
                );
                var now = await db
                    .FundingReturns.Where(r => r.PartnershipId == partnership.Id && r.Period == input.Period)
                    .Select(r => (Guid?)r.Id)
                    .SingleOrDefaultAsync(ct);
                var answered = now is { } id
                    ? await db.HoldAsync<FundingReturn>(partnership, id, input.Version, ct)
                    : new FundingReturn { PartnershipId = partnership.Id, Period = input.Period };
                if (now is null)
                {
                    db.Add(answered);
                }

                var there = await db.ReturnAnswers.Where(a => a.FundingReturnId == answered.Id).ToDictionaryAsync(a => a.ReturnItemId, ct);
                foreach (var answer in input.Answers)
                {
                    if (there.TryGetValue(items[answer.Item], out var known))
                    {
                        known.Value = answer.Value;
                    }
                    else
                    {
                        db.Add(
                            new ReturnAnswer
                            {
                                FundingReturnId = answered.Id,
                                ReturnItemId = items[answer.Item],
                                Value = answer.Value,
                            }
                        );
                    }
                }

                db.Audit(
                    "answerReturn",
                    answered,
                    partnership.Id,
                    $"{input.Period}: {string.Join(", ", input.Answers.Select(a => a.Item))}"
                );
                return answered;
            },
            cancellationToken
        );
    }

    private static async Task<Dictionary<string, Guid>> ItemsAsync(
        CommunityPlanningDb db,
        Partnership partnership,
        IReadOnlyList<string> slugs,
        Func<int, string[]> path,
        CancellationToken cancellationToken
    )
    {
        var items = await db
            .ReturnItems.Where(i => i.PartnershipId == partnership.Id && slugs.Contains(i.Slug))
            .ToDictionaryAsync(i => i.Slug, i => i.Id, cancellationToken);
        var rules = new Rules();
        foreach (var (index, slug) in slugs.Index())
        {
            rules.Require(
                items.ContainsKey(slug),
                RuleCodes.NotFound,
                $"{partnership.Name} has no item \"{slug}\". Add it: addReturnItem.",
                path(index)
            );
        }

        rules.Check();
        return items;
    }

    private static string At(int index) => index.ToString(CultureInfo.InvariantCulture);
}
