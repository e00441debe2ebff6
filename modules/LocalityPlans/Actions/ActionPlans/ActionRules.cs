namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What an action must meet, whether it is entered or imported.</summary>
internal static class ActionRules
{
    public const int MaxOwners = 30;
    public const int MaxKeyDates = 20;
    public const int MaxKeyDateLength = 500;

    /// <summary>
    /// The most themes, opportunities or actions in one place: with more, they could not be numbered in the order of lists.
    /// </summary>
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

    /// <summary>A title is unique among those beside it, because an import recognises things by it.</summary>
    public static void RequireNewTitle(IReadOnlyCollection<string> titles, string title, string within, string what) =>
        new Rules()
            .Require(
                !titles.Contains(title, StringComparer.Ordinal),
                RuleCodes.AlreadyExists,
                $"The {within} already has the {what} \"{title}\". Change that one, or use other words.",
                title
            )
            .Require(titles.Count < MaxInOne, RuleCodes.Invalid, $"A {within} has at most {Wording.Count(MaxInOne, what)}.", InputPath.Of())
            .Check();

    public static Rules Owners(this Rules rules, IReadOnlyList<ActionOwnerInput> owners)
    {
        rules.Require(owners.Count <= MaxOwners, RuleCodes.Invalid, $"An action has at most {MaxOwners} owners.", owners);
        foreach (var (index, owner) in owners.Take(MaxOwners).Index())
        {
            var at = InputPath.Of("owners", index, "post");
            rules
                .OptionalText(owner.Post, 200, at)
                .Require(
                    owner.Post is null || !string.IsNullOrWhiteSpace(owner.Post),
                    RuleCodes.Invalid,
                    "Enter the post, or leave it out while no post is named.",
                    at
                )
                .Require(
                    owner.Post?.Contains('@', StringComparison.Ordinal) != true,
                    RuleCodes.Invalid,
                    "Enter the post, like Cycling Officer, not an email address.",
                    at
                );
        }

        return rules;
    }

    /// <summary>The words of each key date: any but those that name a date that does not exist.</summary>
    public static Rules KeyDates(this Rules rules, IReadOnlyList<string> keyDates)
    {
        rules.Require(
            keyDates.Count <= MaxKeyDates,
            RuleCodes.Invalid,
            $"An action has at most {MaxKeyDates} key dates.",
            InputPath.Of("keyDates")
        );
        foreach (var (index, words) in keyDates.Take(MaxKeyDates).Index())
        {
            var at = InputPath.Of("keyDates", index);
            rules
                .Require(!string.IsNullOrWhiteSpace(words), RuleCodes.Invalid, "Enter when it is to happen, or leave the key date out.", at)
                .OptionalText(words, MaxKeyDateLength, at)
                .Require(KeyDateFault(words) is null, RuleCodes.Invalid, KeyDateFault(words) ?? "", at);
        }

        return rules;
    }

    /// <summary>What is wrong with the words of a key date; null for words that may be kept.</summary>
    public static string? KeyDateFault(string words) =>
        words.Length <= MaxKeyDateLength && KeyDateReader.Read(words) is { Impossible: true, Fault: var fault } ? fault : null;
}
