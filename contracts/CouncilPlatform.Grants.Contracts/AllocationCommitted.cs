using CouncilPlatform.Sdk;

namespace CouncilPlatform.Grants.Contracts;

/// <summary>Money of a fund was promised to a project. Told of the fund, in the order in which its money moved.</summary>
/// <param name="Allocation">The allocation's key.</param>
/// <param name="Fund">The fund's key.</param>
/// <param name="RevenuePence">What was promised now, of the fund's revenue.</param>
/// <param name="CapitalPence">What was promised now, of the fund's capital.</param>
public sealed record AllocationCommitted(Guid PartnershipId, Guid Allocation, Guid Fund, long RevenuePence, long CapitalPence) : IEvent;
