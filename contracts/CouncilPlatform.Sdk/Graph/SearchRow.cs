namespace CouncilPlatform.Sdk;

/// <summary>Something that people can find by the words of its title.</summary>
public sealed class SearchRow
{
    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its title, as its page shows it. <see cref="Shown"/> writes days, choices and names of organisations.</summary>
    public required string Title { get; init; }
}
