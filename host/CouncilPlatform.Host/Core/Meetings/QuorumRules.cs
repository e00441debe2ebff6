using CouncilPlatform.Host.Core.Bodies;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Meetings;

/// <summary>The quorum that terms of reference name, from the day on which they were adopted.</summary>
internal sealed record QuorumRule(Guid BodyId, DateOnly AdoptedOn, int Number, int Quorum, int? Seats);

/// <summary>Which quorum a body has on a day. Terms of reference that name none say that there is none.</summary>
internal static class QuorumRules
{
    /// <summary>The quorums of a body over time. Those that one request needs are fetched together.</summary>
    public static IDataLoaderResult<IReadOnlyList<Terms>> Quorums(this Batches batches, CoreDb db, Guid partnership, Guid body) =>
        batches.Values(body, (db, partnership), static (bodies, s) => Of(s.db, s.partnership, bodies), static t => t.BodyId);

    /// <summary>The quorum of a body on a day. Null if there is none.</summary>
    public static async Task<QuorumRule?> QuorumOnAsync(this Change<CoreDb> change, Guid body, DateOnly day) =>
        (await Of(change.Db, change.Partnership.Id, [body]).AsNoTracking().ToListAsync(change.Cancellation)).InForce(day);

    /// <summary>Those of the terms that were adopted last until a day. Null if none were, or if they name no quorum.</summary>
    public static QuorumRule? InForce(this IEnumerable<Terms> terms, DateOnly day) =>
        terms.Where(t => t.AdoptedOn <= day).MaxBy(t => (t.AdoptedOn, t.Number)) is { Quorum: { } quorum } latest
            ? new(latest.BodyId, latest.AdoptedOn, latest.Number, quorum, latest.Seats)
            : null;

    private static IQueryable<Terms> Of(CoreDb db, Guid partnership, IReadOnlyCollection<Guid> bodies) =>
        db.Of<TermsOfReference>(partnership)
            .Where(t => bodies.Contains(t.BodyId))
            .Select(t => new Terms
            {
                BodyId = t.BodyId,
                AdoptedOn = t.AdoptedOn,
                Number = t.Number,
                Quorum = t.Quorum,
                Seats = t.Seats,
            });

    /// <summary>Terms of reference without their text.</summary>
    internal sealed class Terms
    {
        public Guid BodyId { get; init; }

        public DateOnly AdoptedOn { get; init; }

        public int Number { get; init; }

        public int? Quorum { get; init; }

        public int? Seats { get; init; }
    }
}
