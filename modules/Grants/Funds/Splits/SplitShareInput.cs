namespace CouncilPlatform.Grants.Funds;

/// <param name="Body">Who: a GSS code, an identifier or a name, each once.</param>
/// <param name="Weight">How many of the driver it has: people, heads, homes. 1 where nothing is said, which makes equal shares.</param>
internal sealed record SplitShareInput(string Body, int? Weight);
