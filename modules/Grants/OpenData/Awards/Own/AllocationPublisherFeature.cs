namespace CouncilPlatform.Grants.OpenData;

/// <summary>Publishing awards as allocations change.</summary>
internal sealed class AllocationPublisherFeature : Feature
{
    public override void Register(ModuleServices services) => services.Raw.AddScoped<IAllocationPublisher, AllocationPublisher>();
}
