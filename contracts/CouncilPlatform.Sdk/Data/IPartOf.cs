namespace CouncilPlatform.Sdk;

/// <summary>
/// A part of another aggregate. <see cref="Change{TDb}"/> locks the whole before the part, so that changes to all parts of one whole queue.
/// </summary>
public interface IPartOf<TWhole> : IPart
    where TWhole : class, IVersioned, IInPartnership
{
    /// <summary>The whole's key. It never changes.</summary>
    Guid WholeId { get; }

    async Task IPart.LockWholeAsync<TDb>(Change<TDb> change) => await change.LockAsync<TWhole>(WholeId);
}

/// <summary>See <see cref="IPartOf{TWhole}"/>.</summary>
public interface IPart
{
    internal Task LockWholeAsync<TDb>(Change<TDb> change)
        where TDb : ModuleDb;
}
