namespace CouncilPlatform.BackOffice.Posts;

/// <inheritdoc />
internal sealed class SharedPosts : ISharedPosts
{
    public Task<List<string>> TitlesAsync(Change<BackOfficeDb> change) =>
        change.Of<SharedPost>().Select(p => p.Title).Distinct().ToListAsync(change.Cancellation);
}
