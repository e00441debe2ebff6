namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What is asked of an action, however it comes in.</summary>
internal static class ActionRules
{
    public const int MostOwners = 30;
    public const int MostKeyDates = 20;

    /// <summary>More in one place would not be read, and could not be numbered in the order of lists.</summary>
    public const int MostInOne = 999;

    /// <summary>Organisations by their codes; a code that is unknown is told, at the path of its place in the list.</summary>
    public static async Task<IReadOnlyList<Organisation?>> OrganisationsAsync(
        this IMediator mediator,
        IReadOnlyList<string> codes,
        Rules rules,
        Func<int, string[]> path,
        CancellationToken cancellationToken
    )
    {
        var found =
            codes.Count == 0
                ? new Dictionary<string, Organisation>()
                : await mediator.Send(new FindOrganisations(codes), cancellationToken);
        var organisations = codes.Select(found.GetValueOrDefault).ToList();
        foreach (var (index, code) in codes.Index())
        {
            rules
                .Require(
                    organisations[index] is not null,
                    RuleCodes.NotFound,
                    $"No organisation has the code \"{code}\". Look it up: organisations {{ nodes {{ name gssCode }} }}.",
                    path(index)
                )
                .Require(
                    organisations[index] is not { } organisation || organisations.FindIndex(o => o?.Id == organisation.Id) == index,
                    "SECOND_OWNER",
                    $"{organisations[index]?.Name} is named twice. One for each organisation: choose.",
                    path(index)
                );
        }

        return organisations;
    }

    public static Rules CheckOwners(this Rules rules, IReadOnlyList<ActionOwnerInput> owners)
    {
        rules.Require(owners.Count <= MostOwners, RuleCodes.Invalid, $"An action has at most {MostOwners} owners.", "input", "owners");
        foreach (var (index, owner) in owners.Take(MostOwners).Index())
        {
            rules.Post(owner.Post, "input", "owners", At(index), "post");
        }

        return rules;
    }

    /// <summary>A post, or nothing: an address is a person's.</summary>
    public static Rules Post(this Rules rules, string? post, params string[] path) =>
        rules
            .OptionalText(post, 200, path)
            .Require(
                post is null || !string.IsNullOrWhiteSpace(post),
                RuleCodes.Invalid,
                "post is empty. Leave it out while no post is named.",
                path
            )
            .Require(
                post is null || !post.Contains('@', StringComparison.Ordinal),
                RuleCodes.Invalid,
                "post holds an e-mail address. Write the post, as in \"Cycling Officer\", never a person.",
                path
            );

    public static Rules CheckKeyDates(this Rules rules, IReadOnlyList<string> keyDates)
    {
        rules.Require(
            keyDates.Count <= MostKeyDates,
            RuleCodes.Invalid,
            $"An action has at most {MostKeyDates} key dates.",
            "input",
            "keyDates"
        );
        foreach (var (index, words) in keyDates.Take(MostKeyDates).Index())
        {
            rules.KeyDate(words, "input", "keyDates", At(index));
        }

        return rules;
    }

    /// <summary>The words of a key date: any but those that name what cannot be.</summary>
    public static Rules KeyDate(this Rules rules, string words, params string[] path)
    {
        rules
            .Require(
                !string.IsNullOrWhiteSpace(words),
                RuleCodes.Invalid,
                "A key date has no words. Write when it is, or leave it out.",
                path
            )
            .OptionalText(words, 500, path);
        return words.Length <= 500 && KeyDateReader.Read(words) is { Impossible: true, Fault: var fault }
            ? rules.Require(holds: false, RuleCodes.Invalid, fault!, path)
            : rules;
    }

    public static string At(int index) => index.ToString(CultureInfo.InvariantCulture);
}
