namespace CouncilPlatform.Host.Tests.GraphQL;

public sealed class BatchTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public async Task Fields_share_a_fetch_although_the_host_read_their_partnership_again_and_not_once_it_changed(int version, int fetches)
    {
        var batches = new Batches();
        var id = Guid.CreateVersion7();
        var asked = new List<int>();
        var first = batches.Load(1, (Partnership(id, 1), asked), Fetch);
        var second = batches.Load(2, (Partnership(id, version), asked), Fetch);

        Assert.Equal(["1", "2"], [await first.GetResultAsync(CancellationToken.None), await second.GetResultAsync(CancellationToken.None)]);
        Assert.Equal(fetches, asked.Count);
    }

    private static Task<IReadOnlyDictionary<int, string>> Fetch(
        IReadOnlyCollection<int> keys,
        (Partnership Partnership, List<int> Asked) state,
        CancellationToken cancellationToken
    )
    {
        state.Asked.Add(keys.Count);
        return Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => $"{k}"));
    }

    private static Partnership Partnership(Guid id, int version) =>
        new()
        {
            Id = id,
            Slug = "north",
            Name = "North",
            Kind = PartnershipKind.Other,
            Summary = "",
            Published = true,
            Modules = [],
            Version = version,
        };
}
