using CouncilPlatform.BackOffice.Posts;
using CsCheck;

namespace CouncilPlatform.BackOffice.Tests.Posts;

/// <summary>What parties pay of a post adds up, whatever it costs and however it is divided.</summary>
public sealed class CostShareTests
{
    // Cuts in the whole make parts that come to it; two cuts in one place make a party that pays nothing.
    private static readonly Gen<List<PostShare>> Shares = Gen.Int[0, Percents.Whole]
        .Array[0, 12]
        .Select(cuts =>
        {
            int[] ends = [.. cuts.Order(), Percents.Whole];
            return ends.Select(
                    (end, index) =>
                        new PostShare
                        {
                            OrganisationId = Guid.NewGuid(),
                            Code = $"E070000{index:00}",
                            BasisPoints = end - (index == 0 ? 0 : ends[index - 1]),
                        }
                )
                .ToList();
        });

    [Fact]
    public void What_parties_pay_adds_up_to_the_penny_and_is_less_than_one_off() =>
        Gen.Select(Gen.OneOf(Gen.Long[0, 300], Gen.Long[0, 1_000_000_000]), Shares)
            .Sample(
                (pence, shares) =>
                {
                    var parts = CostShare.Of(pence, shares).Select(s => s.Amount!.Value.MinorUnits).ToList();
                    return parts.Sum() == pence
                        && parts.Zip(shares).All(p => Math.Abs(p.First * Percents.Whole - pence * p.Second.BasisPoints) < Percents.Whole);
                }
            );

    [Fact]
    public void Percentages_are_read_as_they_are_written() =>
        Gen.Int[0, Percents.Whole]
            .Sample(basisPoints => Percents.TryRead(Percents.Write(basisPoints), out var read) && read == basisPoints);
}
