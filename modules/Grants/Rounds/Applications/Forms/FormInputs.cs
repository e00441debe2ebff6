namespace CouncilPlatform.Grants.Rounds;

/// <param name="Round">The round's short name.</param>
/// <param name="Eligibility">At most 30 questions that must be answered as required before an application is started.</param>
/// <param name="Sections">1 to 30 sections with at most 100 questions together.</param>
internal sealed record PublishFormInput(
    string Round,
    IReadOnlyList<EligibilityQuestionInput>? Eligibility,
    IReadOnlyList<FormSectionInput> Sections
) : VersionedInput;

/// <summary>A question that must be answered as required before an application is started.</summary>
/// <param name="Key">The question's short name in the form: lower-case letters, numbers and hyphens.</param>
internal sealed record EligibilityQuestionInput(string Key, string Text, bool RequiredAnswer);

/// <summary>A section of the form.</summary>
internal sealed record FormSectionInput(string Title, string? Help, IReadOnlyList<FormQuestionInput> Questions);

/// <summary>A question of the form.</summary>
/// <param name="Key">The question's short name in the form: lower-case letters, numbers and hyphens.</param>
/// <param name="Required">Whether an application needs the answer before it can be submitted; true if left out.</param>
/// <param name="MostCharacters">The most characters of a text: 1 to 300 for SHORT_TEXT, 1 to 20,000 for LONG_TEXT; the maximum if left
/// out.</param>
/// <param name="MostWords">The most words of a LONG_TEXT: 1 to 5,000.</param>
/// <param name="Least">The least WHOLE_NUMBER, MONEY or DATE, written like an answer.</param>
/// <param name="Most">The most WHOLE_NUMBER, MONEY or DATE, written like an answer.</param>
/// <param name="Choices">The choices of a choice question: 2 to 50.</param>
internal sealed record FormQuestionInput(
    string Key,
    string Text,
    QuestionKind Kind,
    bool? Required,
    string? Help,
    int? MostCharacters,
    int? MostWords,
    string? Least,
    string? Most,
    IReadOnlyList<string>? Choices
);
