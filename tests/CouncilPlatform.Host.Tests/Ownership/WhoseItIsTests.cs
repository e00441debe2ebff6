using CouncilPlatform.Host.Core;
using CouncilPlatform.Testing.Modules;

namespace CouncilPlatform.Host.Tests.Ownership;

/// <summary>Every table of every module says whose its rows are.</summary>
public sealed class WhoseItIsTests
{
    public static TheoryData<string> Modules => [.. EveryModule.All.Append(typeof(CoreModule)).Select(EveryModule.IdOf)];

    [Theory]
    [MemberData(nameof(Modules))]
    [Trait("case", "X3")]
    public void Every_table_says_whose_its_rows_are(string module)
    {
        var silent = WhoseItIs.Silent(EveryModule.All.Append(typeof(CoreModule)).Single(m => EveryModule.IdOf(m) == module));

        Assert.True(
            silent.Count == 0,
            $"Say whose the rows are (IOwned, IJointlyOwned, IBelongsTo or IPartOf, or [Shared] with a reason): {string.Join(", ", silent)}"
        );
    }
}
