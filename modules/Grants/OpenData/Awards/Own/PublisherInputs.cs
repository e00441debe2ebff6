namespace CouncilPlatform.Grants.OpenData;

/// <param name="Prefix">As 360Giving gave it out, as in 360G-traffordmbc.</param>
/// <param name="Version">The publisher's version that you saw; a stale one is refused. Left out for the first time.</param>
internal sealed record SetGrantPublisherInput(string Partnership, string Prefix, int? Version) : IPartnershipInput;
