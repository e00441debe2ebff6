namespace CouncilPlatform.Grants.Delivery;

/// <summary>Something that keeps a round or a programme from being closed.</summary>
/// <param name="Code">For programs, as in UNDECIDED or ALLOCATION_OPEN.</param>
/// <param name="Message">What stands open, and what to do about it.</param>
/// <param name="Subject">The application, allocation or round; null where it is the round itself.</param>
internal sealed record OpenItem(string Code, string Message, GlobalId? Subject);
