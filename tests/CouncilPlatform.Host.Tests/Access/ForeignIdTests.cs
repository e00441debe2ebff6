using CouncilPlatform.Testing.Modules;

namespace CouncilPlatform.Host.Tests.Access;

/// <summary>Ids and names of another partnership, wherever one can be named, are answered as those that nobody has.</summary>
public sealed class ForeignIdTests
{
    private const int Enough = 10_000;

    [Fact]
    [Trait("case", "X3")]
    public async Task What_belongs_to_another_partnership_is_answered_as_what_is_not_there()
    {
        var tried = await ForeignIds.TryAsync(EveryModule.All, seed: 1972);

        Assert.True(
            tried.Faults.Count == 0,
            $"{tried.Faults.Count} of {tried.Tries} differ:\n\n{string.Join("\n\n", tried.Faults.Take(20))}"
        );
        Assert.True(tried.Tries >= Enough, $"Only {tried.Tries} ids and names were tried.");
    }
}
