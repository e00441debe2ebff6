using CouncilPlatform.Host.Tests;
using CouncilPlatform.Host.Tests.Kit;
using CouncilPlatform.Host.Tests.Packaging;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SlowestFirst))]

namespace CouncilPlatform.Host.Tests;

/// <summary>The classes that build something for minutes begin, and all others run beside them; at the end they would run alone.</summary>
internal sealed class SlowestFirst : ITestCollectionOrderer
{
    private static readonly Type[] First = [typeof(ModuleTemplateTests), typeof(PackageTests), typeof(PackedSdkTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderBy(c =>
                !Array.Exists(First, t => c.TestCollectionDisplayName.Contains(t.FullName!, StringComparison.Ordinal))
            ),
        ];
}
