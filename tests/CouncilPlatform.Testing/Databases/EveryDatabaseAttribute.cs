using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// Runs a <c>[Theory]</c> once per database provider, given as its first argument; further arguments follow it. Where there is no SQL
/// Server,
/// each class has one skipped test that says so, in place of one for each of its tests.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EveryDatabaseAttribute(params object?[] arguments) : DataAttribute
{
    public object?[] Arguments => arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Providers.All.Where(p => p != Providers.SqlServer || SqlServer.IsAvailable || IsFirstOfClass(testMethod)).Select(Row)]);

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow Row(string provider) =>
        new([provider, .. arguments]) { Skip = provider == Providers.SqlServer && !SqlServer.IsAvailable ? SqlServer.HowToRun : null };

    private bool IsFirstOfClass(MethodInfo testMethod)
    {
        var first = testMethod
            .ReflectedType!.GetMethods()
            .Where(m => m.IsDefined(typeof(EveryDatabaseAttribute)))
            .MinBy(m => m.MetadataToken)!;
        return first.MetadataToken == testMethod.MetadataToken
            && first.GetCustomAttributes<EveryDatabaseAttribute>().First().Arguments.SequenceEqual(arguments);
    }
}
