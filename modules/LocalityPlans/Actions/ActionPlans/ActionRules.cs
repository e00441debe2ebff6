namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The rules of actions, whether they are entered or imported.</summary>
internal static class ActionRules
{
    public const int MaxOwners = 30;
    public const int MaxKeyDates = 20;
    public const int MaxKeyDateLength = 500;

    /// <summary>The maximum number of themes of a plan, and so on down: the order of lists has three digits for each.</summary>
    public const int MaxInOne = 999;

    /// <summary>The organisations with these codes, null for an unknown one; each fault is recorded at its position in the list.</summary>
    public static async Task<IReadOnlyList<Organisation?>> OrganisationsAsync(
        this Change change,
        Rules rules,
        string list,
        IReadOnlyList<string> codes
    )
    {
        var found = await change.FindOrganisationsAsync(codes);
        var organisations = codes.Select(found.GetValueOrDefault).ToList();
        foreach (var (index, code) in codes.Index())
        {
            var (organisation, at) = (organisations[index], InputPath.Of(list, index, "council"));
            rules
                .Organisation(found, code, at)
                .Require(
                    organisation is null || organisations.FindIndex(o => o?.Id == organisation.Id) == index,
                    "SECOND_OWNER",
                    $"{organisation?.Name} is in the list twice. Enter it once.",
                    at
                );
        }

        return organisations;
    }

    /// <summary>Requires a title that is unique among those beside it, because an import recognises things by their titles.</summary>
    /// <returns>How many titles there are beside it.</returns>
    public static async Task<int> RequireNewTitleAsync(
        this Change change,
        IQueryable<string> beside,
        string title,
        string within,
        string what
    )
    {
        var titles = await beside.ToListAsync(change.Cancellation);
        new Rules()
            .Require(
                !titles.Contains(title, Names.Same),
                RuleCodes.AlreadyExists,
                $"The {within} already has the {what} \"{title}\". Change that one, or use other words.",
                title
            )
            .Valid(titles.Count < MaxInOne, $"A {within} has at most {Wording.Count(MaxInOne, what)}.", InputPath.Of())
            .Check();
        return titles.Count;
    }

    public static Rules Owners(this Rules rules, IReadOnlyList<ActionOwnerInput>? owners) =>
        rules.Each(
            owners,
            0,
            MaxOwners,
            "owners",
            static (rules, owner, at) =>
                rules
                    .OptionalText(owner.Post, 200, at.Within("post"))
                    .Valid(
                        owner.Post is null || !string.IsNullOrWhiteSpace(owner.Post),
                        "Enter the post, or leave it out while no post is named.",
                        at.Within("post")
                    )
                    .Valid(
                        owner.Post?.Contains('@', StringComparison.Ordinal) != true,
                        "Enter the post, like Cycling Officer, not an email address.",
                        at.Within("post")
                    )
        );

    public static Rules KeyDates(this Rules rules, IReadOnlyList<string>? keyDates) =>
        rules.Each(
            keyDates,
            0,
            MaxKeyDates,
            "key dates",
            static (rules, words, at) =>
                rules
                    .Valid(!string.IsNullOrWhiteSpace(words), "Enter when it is to happen, or leave the key date out.", at)
                    .OptionalText(words, MaxKeyDateLength, at)
                    .Valid(KeyDateFault(words) is null, KeyDateFault(words) ?? "", at)
        );

    /// <summary>Why the words of a key date must be refused; null for words that may be saved.</summary>
    public static string? KeyDateFault(string words) =>
        words.Length <= MaxKeyDateLength && KeyDateReader.Read(words) is { Impossible: true, Fault: var fault } ? fault : null;
}
