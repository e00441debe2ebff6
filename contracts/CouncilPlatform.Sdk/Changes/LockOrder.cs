using System.Collections.Concurrent;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Two changes that lock the same two aggregates in different orders can block each other. This class remembers which type was locked after
/// which, and finds the first change that does it the other way round. A database would fail only sometimes; development and tests always
/// fail.
/// </summary>
/// <param name="enforce">Whether to refuse such a change. A production host lets the database decide, and retries.</param>
internal sealed class LockOrder(bool enforce)
{
    private readonly ConcurrentDictionary<(Type First, Type Then), bool> _seen = new();

    public void Check(IEnumerable<Type> locked, Type next)
    {
        foreach (var first in locked.Where(t => t != next))
        {
            _seen.TryAdd((first, next), true);
            if (enforce && _seen.ContainsKey((next, first)))
            {
                throw new InvalidOperationException(
                    $"{next.Name} is locked after {first.Name} here, and before it elsewhere: two such changes can block each other. "
                        + "Lock them in one order."
                );
            }
        }
    }
}
