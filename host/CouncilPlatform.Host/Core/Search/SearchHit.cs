using Humanizer;

namespace CouncilPlatform.Host.Core.Search;

/// <summary>Something that a search found.</summary>
/// <param name="Id">Its id. Pass it to node to read it.</param>
/// <param name="Title">What it is called, at most 200 characters.</param>
internal sealed record SearchHit(GlobalId Id, string Title)
{
    /// <summary>What kind of thing it is, in words, such as Action plan.</summary>
    public string Kind() => Id.Type.Humanize();
}
