using CouncilPlatform.Sample;

[assembly: CouncilModule("sample", SdkVersion.Current)]

namespace CouncilPlatform.Sample;

/// <summary>The module. Each of its features registers itself.</summary>
internal sealed class SampleModule : ServiceModule;

/// <summary>The module's tables, <c>sample_*</c>.</summary>
internal sealed class SampleDb(DbContextOptions<SampleDb> options) : ModuleDb(options, "sample");
