namespace CouncilPlatform.Grants.OpenData;

internal sealed record SetGrantPublisherInput(string Prefix) : VersionedInput;

internal sealed partial class PublisherMutations
{
    /// <summary>
    /// Sets the prefix of the identifiers of grants that are published from now on. Published grants keep their identifiers, which never
    /// change.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<GrantPublisher> SetGrantPublisher(SetGrantPublisherInput input, Change<GrantsDb> change)
    {
        new Rules()
            .Valid(PrefixPattern().IsMatch(input.Prefix), "Enter the prefix that 360Giving gave out, like 360G-traffordmbc.", input.Prefix)
            .Check();
        var key = await change.Of<GrantPublisher>().Select(p => (Guid?)p.Id).SingleOrDefaultAsync(change.Cancellation);
        var publisher = key is { } known
            ? await change.LockAsync<GrantPublisher>(known, input.Version)
            : change.Add(new GrantPublisher { Prefix = "" });
        publisher.Prefix = input.Prefix;
        return change.Done(publisher, publisher.Prefix);
    }

    [GeneratedRegex("^360G-[A-Za-z0-9_]{1,40}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrefixPattern();
}
