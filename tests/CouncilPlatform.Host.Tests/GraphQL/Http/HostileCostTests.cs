using System.Text;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>
/// What the hostile documents cost: the processor's time, not the clock's, of the whole process, which asks as well as answers. It runs
/// when no other
/// test does.
/// </summary>
[Collection(nameof(HostileCostTests))]
[CollectionDefinition(nameof(HostileCostTests), DisableParallelization = true)]
public sealed class HostileCostTests
{
    [Fact]
    public async Task Twenty_times_each_they_take_little_of_the_processor_and_leave_nothing_in_memory()
    {
        const int times = 20,
            mebibyte = 1 << 20;
        await using var host = await SampleHost.StartAsync(environment: "Production");
        var documents = LimitTests.Hostile.Select(row => row.Data.Item2).ToList();
        Assert.InRange(documents.Count, 25, 1000);
        foreach (var document in documents)
        {
            await host.AskAsync(document);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        List<TimeSpan> costs = [];
        foreach (var document in documents.SelectMany(d => Enumerable.Repeat(d, times)))
        {
            var start = Environment.CpuUsage.TotalTime;
            var reply = await host.AskAsync(document);
            costs.Add(Environment.CpuUsage.TotalTime - start);
            Assert.InRange(Encoding.UTF8.GetByteCount(reply.Body), 1, 64 * 1024);
        }

        costs.Sort();
        Assert.InRange(costs[costs.Count * 99 / 100].TotalMilliseconds, 0, 250);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 50 * mebibyte);
    }
}
