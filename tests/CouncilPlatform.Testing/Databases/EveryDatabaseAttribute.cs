using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// Runs a <c>[Theory]</c> once per database provider, given as its first argument; further arguments follow it.
/// The test opens <see cref="TestDatabase.CreateAsync"/>, which skips, with the reason, a provider that is not on this machine.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EveryDatabaseAttribute(params object?[] arguments) : DataAttribute
{
    public object?[] Arguments => arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Providers.All.Select(provider => new TheoryDataRow([provider, .. arguments]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
