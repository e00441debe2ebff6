namespace CouncilPlatform.Grants.Rounds;

/// <summary>The answer to a question of the form.</summary>
/// <param name="Question">The question's key.</param>
/// <param name="Value">The answer as text: 12, 27535.40, 2026-10-30, yes or no; null if choices are given.</param>
/// <param name="Choices">What was chosen of several; null for other kinds of question.</param>
internal sealed record Answer(string Question, string? Value, IReadOnlyList<string>? Choices);

/// <summary>The answer to an eligibility question.</summary>
/// <param name="Question">The question's key.</param>
/// <param name="Yes">Whether the answer was yes.</param>
internal sealed record EligibilityAnswer(string Question, bool Yes);
