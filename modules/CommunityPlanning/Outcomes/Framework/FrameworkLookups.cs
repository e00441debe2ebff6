using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>The outcomes and local areas that inputs and arguments name.</summary>
internal static class FrameworkLookups
{
    /// <summary>The key of the outcome with a short name; null where none is named.</summary>
    /// <exception cref="RuleException">NOT_FOUND, at <c>localOutcome</c>.</exception>
    public static async Task<Guid?> OutcomeIdAsync(this Change<CommunityPlanningDb> change, string? localOutcome) =>
        localOutcome is null ? null : (await change.FindAsync<LocalOutcome>(localOutcome)).Id;

    /// <summary>The key of the local area with a number; null where none is named.</summary>
    /// <exception cref="RuleException">NOT_FOUND, at <c>localArea</c>.</exception>
    public static async Task<Guid?> AreaIdAsync(this Change<CommunityPlanningDb> change, int? localArea) =>
        localArea is { } number ? (await change.FindAsync<LocalArea>(number, nameof(localArea))).Id : null;

    /// <summary>The key of the local area that a query names by its number; null where it names none.</summary>
    /// <exception cref="RuleException">NOT_FOUND, at <c>localArea</c>.</exception>
    public static async Task<Guid?> AreaIdAsync(
        this CommunityPlanningDb db,
        Partnership partnership,
        int? localArea,
        CancellationToken cancellationToken
    ) =>
        localArea is null
            ? null
            : await db.Of<LocalArea>(partnership)
                .Where(a => a.Number == localArea)
                .Select(a => (Guid?)a.Id)
                .SingleOrDefaultAsync(cancellationToken)
                ?? throw new RuleException(
                    RuleCodes.NotFound,
                    $"{partnership.Name} has no local area with the number {localArea}. Check it, then try again.",
                    InputPath.Argument(nameof(localArea))
                );

    /// <summary>Requires that the partnership has no such row yet.</summary>
    /// <exception cref="RuleException">ALREADY_EXISTS.</exception>
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
}
