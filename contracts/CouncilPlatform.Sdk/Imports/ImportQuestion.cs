namespace CouncilPlatform.Sdk;

/// <summary>What a file leaves open and a person decides, such as the unit of an indicator that does not exist yet.</summary>
/// <param name="Key">Its key in the file: the same each time the file is read.</param>
/// <param name="Text">The question, in plain English.</param>
/// <param name="Choices">The possible answers.</param>
/// <param name="Answer">The answer. Null if there is none yet.</param>
public sealed record ImportQuestion(string Key, string Text, IReadOnlyList<string> Choices, string? Answer)
{
    /// <summary>The answer that is most likely. Null if none is.</summary>
    public string? Suggestion { get; init; }
}
