namespace CouncilPlatform.Host.Imports;

/// <summary>How an import, or its preview, ended.</summary>
/// <param name="Outcome">What was saved or would be. Null where nothing can be.</param>
/// <param name="IsSaved">Whether it was saved.</param>
/// <param name="Faults">What is wrong with the file, and what is worth knowing.</param>
/// <param name="Questions">What the file leaves open, with the answers so far.</param>
/// <param name="Problem">Why it could not be read or saved, though the file may be right. Null if nothing else went wrong.</param>
internal sealed record ImportReport(
    ImportOutcome? Outcome,
    bool IsSaved,
    TableFaults Faults,
    IReadOnlyCollection<ImportQuestion> Questions,
    string? Problem
)
{
    /// <summary>Whether the file could be saved as it is.</summary>
    public bool IsSound => Outcome is not null && Problem is null && Faults.Total == 0 && OpenQuestions.Count == 0;

    public IReadOnlyList<ImportQuestion> OpenQuestions => [.. Questions.Where(q => q.Answer is null)];
}
