namespace CouncilPlatform.Sdk;

/// <summary>
/// A part of another aggregate. <see cref="Change{TDb}"/> locks the whole before the part, so that changes to all parts of one whole queue.
/// The part has the whole's owner, unless it is <see cref="IOwned"/>.
/// </summary>
public interface IPartOf<TWhole> : IPart, IBelongsTo<TWhole>
    where TWhole : class, IVersioned, IInPartnership
{
    async Task IPart.LockWholeAsync<TDb>(Change<TDb> change) => await change.LockWholeAsync<TWhole>(WholeId);
}

/// <summary>See <see cref="IPartOf{TWhole}"/>.</summary>
public interface IPart : IBelonging
{
    internal Task LockWholeAsync<TDb>(Change<TDb> change)
        where TDb : ModuleDb;
}
