using CouncilPlatform.Host.Hosting;

namespace CouncilPlatform.Host.Tests.Hosting;

/// <summary>A cache keeps as many entries as it may, and no more than they may weigh together.</summary>
public sealed class LruCacheTests
{
    [Fact]
    public void The_least_recently_used_makes_room_for_a_new_one()
    {
        var cache = new LruCache<int, string>(capacity: 2, weight: 100, text => text.Length);
        cache.Add(1, "a");
        cache.Add(2, "b");
        cache.Find(1);
        cache.Add(3, "c");

        Assert.Equal(["a", null, "c"], Enumerable.Range(1, 3).Select(cache.Find));
    }

    [Fact]
    public void Heavy_entries_make_room_for_each_other_and_one_that_is_too_heavy_is_not_kept()
    {
        var cache = new LruCache<int, string>(capacity: 100, weight: 10, text => text.Length);
        cache.Add(1, "1234");
        cache.Add(2, "1234");
        cache.Add(3, "123456");
        cache.Add(4, "12345678901");

        Assert.Equal([null, "1234", "123456", null], Enumerable.Range(1, 4).Select(cache.Find));
        cache.Add(5, "1234567890");
        Assert.Equal([null, null, null, null, "1234567890"], Enumerable.Range(1, 5).Select(cache.Find));
    }
}
