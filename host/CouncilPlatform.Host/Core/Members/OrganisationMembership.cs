namespace CouncilPlatform.Host.Core.Members;

/// <summary>One of an organisation's memberships, to show its partnerships side by side.</summary>
/// <param name="Partnership">The partnership.</param>
/// <param name="Role"><inheritdoc cref="Membership.Role"/></param>
/// <param name="From"><inheritdoc cref="DatedMembership.From"/></param>
/// <param name="To"><inheritdoc cref="DatedMembership.To"/></param>
internal sealed record OrganisationMembership(Partnership Partnership, MemberRole Role, PartialDate? From, PartialDate? To);
