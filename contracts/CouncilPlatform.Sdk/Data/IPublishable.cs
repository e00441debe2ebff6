using System.Linq.Expressions;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A record that is a draft at first: until it is public, only people with a role in the partnership read it, viewers and above, even
/// where the partnership is published. Every query leaves drafts out for everybody else, and what belongs to them
/// (<see cref="IBelongsTo{TWhole}"/>), so no list, count, file, subscription or <c>node(id)</c> needs a condition of its own.
/// </summary>
public interface IPublishable<TSelf> : IInPartnership
    where TSelf : class, IPublishable<TSelf>
{
    /// <summary>Whether the record is no longer a draft. Everybody who may read the partnership may then read it.</summary>
    static abstract Expression<Func<TSelf, bool>> IsPublic { get; }
}
