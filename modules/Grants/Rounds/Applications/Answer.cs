namespace CouncilPlatform.Grants.Rounds;

/// <param name="Question">The question's key.</param>
/// <param name="Value">The answer as text: a number as <c>12</c>, money as <c>27535.40</c>, a date as <c>2026-10-30</c>, <c>yes</c> or <c>no</c>; null where choices are given.</param>
/// <param name="Choices">What was chosen of several; null for other kinds.</param>
internal sealed record Answer(string Question, string? Value, IReadOnlyList<string>? Choices);

/// <summary>What was answered to an eligibility question.</summary>
/// <param name="Question">The question's key.</param>
/// <param name="Yes">Whether the answer was yes.</param>
internal sealed record EligibilityAnswer(string Question, bool Yes);
