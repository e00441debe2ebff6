using CouncilPlatform.Grants.Delivery;
using CouncilPlatform.Grants.Funds;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Decisions;

/// <summary>What an award comes to: to the penny, whatever was changed and in which order.</summary>
public sealed class AwardStatusTests
{
    private static readonly DateTime Decided = new(2026, 11, 2, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<StreamAmounts> Amounts = Gen.Select(
        Gen.Long[0, 100_000_000_000_000],
        Gen.Long[0, 100_000_000_000_000],
        (revenue, capital) => new StreamAmounts(Money.FromPence(revenue), Money.FromPence(capital))
    );

    private static readonly Gen<AllocationHistory[]> Courses = Gen.Select(
        Gen.Guid,
        Amounts,
        Gen.Select(
                Gen.Int[0, 1_000_000],
                Gen.Bool,
                Amounts,
                (seconds, varied, amounts) =>
                    new AllocationChange(Decided.AddSeconds(seconds), varied ? AwardStepKind.Varied : AwardStepKind.Released, amounts)
            )
            .Array[0, 6]
            .Select(turns => turns.OrderBy(t => t.AtUtc).ToArray()),
        (id, first, turns) => new AllocationHistory(id, first, turns)
    ).Array[1, 5];

    [Fact]
    public void It_is_what_each_allocation_last_was_to_the_penny() =>
        Courses.Sample(courses =>
        {
            var status = AwardStatus.Of(Decided, courses);
            Assert.Equal(Sum(courses, c => c.Initial), status.AsDecided);
            Assert.Equal(Sum(courses, c => c.Changes.Count == 0 ? c.Initial : c.Changes[^1].Amounts), status.AsVaried);
        });

    [Fact]
    public void Each_step_is_one_change_in_order_and_the_first_is_the_decision() =>
        Courses.Sample(courses =>
        {
            var status = AwardStatus.Of(Decided, courses);
            Assert.Equal(1 + courses.Sum(c => c.Changes.Count), status.Steps.Count);
            Assert.Equal((AwardStepKind.Decided, status.AsDecided), (status.Steps[0].What, status.Steps[0].Amounts));
            Assert.Equal(status.AsVaried, status.Steps[^1].Amounts);
            var times = courses.SelectMany(c => c.Changes).Select(c => c.AtUtc).Order().Select(UkTime.Show);
            Assert.Equal(times, status.Steps.Skip(1).Select(s => s.At));
        });

    private static StreamAmounts Sum(IEnumerable<AllocationHistory> courses, Func<AllocationHistory, StreamAmounts> of) =>
        courses.Select(of).Aggregate(StreamAmounts.None, (sum, a) => sum + a);
}
