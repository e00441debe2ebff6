using CouncilPlatform.Host.Core.Partnerships;

namespace CouncilPlatform.Host.Pages.Administration;

/// <summary>A page for the administrators of a partnership.</summary>
internal abstract class AdministrationPageModel(VisiblePartnerships partnerships, Caller caller)
    : PartnershipPageModel(partnerships, caller, Role.Administrator);
