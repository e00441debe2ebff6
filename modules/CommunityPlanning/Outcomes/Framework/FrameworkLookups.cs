using System.Linq.Expressions;

namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal static class FrameworkLookups
{
    public static async Task<Guid?> OutcomeIdAsync(this Change<CommunityPlanningDb> change, string? localOutcome) =>
        localOutcome is null ? null : (await change.FindAsync<LocalOutcome>(localOutcome)).Id;

    public static async Task<Guid?> AreaIdAsync(this Change<CommunityPlanningDb> change, int? localArea) =>
        localArea is { } number ? (await change.FindAsync<LocalArea>(number, nameof(localArea))).Id : null;

    public static async Task<Guid?> AreaIdAsync(
        this CommunityPlanningDb db,
        Partnership partnership,
        int? localArea,
        CancellationToken cancellationToken
    ) =>
        localArea is null
            ? null
            : (
                await db.Of<LocalArea>(partnership).AsNoTracking().SingleOrDefaultAsync(a => a.Number == localArea, cancellationToken)
                ?? throw Missing<LocalArea>(partnership, $"with the number {localArea}", nameof(localArea))
            ).Id;

    public static async Task<T> RequireBySlugAsync<T>(
        this CommunityPlanningDb db,
        Partnership partnership,
        string slug,
        CancellationToken cancellationToken,
        [CallerArgumentExpression(nameof(slug))] string path = ""
    )
        where T : class, IInPartnership, ISlugged =>
        await db.Of<T>(partnership).AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug, cancellationToken)
        ?? throw Missing<T>(partnership, $"with the short name \"{slug}\"", path);

    public static RuleException Missing<T>(Partnership partnership, string what, string argument) =>
        new(
            RuleCodes.NotFound,
            $"{partnership.Name} has no {Wording.Of<T>()} {what}. Check it, then try again.",
            InputPath.Argument(argument)
        );

    public static async Task RequireNoneAsync<T>(
        this Change<CommunityPlanningDb> change,
        Expression<Func<T, bool>> same,
        string message,
        object? about,
        [CallerArgumentExpression(nameof(about))] string path = ""
    )
        where T : class, IInPartnership =>
        new Rules()
            .Require(!await change.Of<T>().AnyAsync(same, change.Cancellation), RuleCodes.AlreadyExists, message, about, path)
            .Check();

    /// <summary>The keys of the rows with these short names. A short name that no row has is NOT_FOUND.</summary>
    public static async Task<Dictionary<string, Guid>> IdsBySlugAsync<T>(
        this Change<CommunityPlanningDb> change,
        IQueryable<T> rows,
        IReadOnlyList<string> slugs,
        Func<int, InputPath> at,
        Func<string, string> message
    )
        where T : class, IKeyed, ISlugged
    {
        var ids = await rows.Where(r => slugs.Contains(r.Slug)).ToDictionaryAsync(r => r.Slug, r => r.Id, change.Cancellation);
        var rules = new Rules();
        foreach (var (index, slug) in slugs.Index())
        {
            rules.Require(ids.ContainsKey(slug), RuleCodes.NotFound, message(slug), at(index));
        }

        rules.Check();
        return ids;
    }
}
