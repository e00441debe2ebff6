namespace CouncilPlatform.LocalityPlans;

internal static class PlanRules
{
    /// <summary>A day of something that has happened.</summary>
    public static Rules NotInFuture(
        this Rules rules,
        DateOnly day,
        DateOnly today,
        [CallerArgumentExpression(nameof(day))] string path = ""
    ) => rules.Valid(day <= today, $"{day:d MMMM yyyy} is in the future. Enter today's date or an earlier one.", about: null, path);

    /// <summary>A list of so many parts, each of which is checked at its own path.</summary>
    /// <param name="parts">What the parts are called, like "councils".</param>
    public static Rules Each<T>(
        this Rules rules,
        IReadOnlyList<T>? list,
        int min,
        int max,
        string parts,
        Action<Rules, T, InputPath> check,
        [CallerArgumentExpression(nameof(list))] string path = ""
    )
    {
        rules.Count(list, min, max, parts, path);
        foreach (var (index, part) in (list ?? []).Take(max).Index())
        {
            check(rules, part, InputPath.OfExpression(path).Within(index));
        }

        return rules;
    }

    /// <summary>A list of so many parts, or none where it may be left out.</summary>
    public static Rules Count<T>(
        this Rules rules,
        IReadOnlyList<T>? list,
        int min,
        int max,
        string parts,
        [CallerArgumentExpression(nameof(list))] string path = ""
    ) =>
        rules.Valid(
            list is null || list.Count >= min && list.Count <= max,
            $"Enter {(min == 0 ? "at most" : $"{min} to")} {max} {parts}.",
            InputPath.OfExpression(path)
        );
}
