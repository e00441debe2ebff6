namespace CouncilPlatform.Grants.Rounds;

/// <param name="Round">The round's slug.</param>
/// <param name="Eligibility">Up to 30 questions that must be answered rightly before an application is started.</param>
/// <param name="Sections">1 to 30 sections with up to 100 questions together.</param>
/// <param name="Version">The round's version that you saw; a stale one is refused.</param>
internal sealed record PublishFormInput(
    string Partnership,
    string Round,
    IReadOnlyList<EligibilityQuestionInput>? Eligibility,
    IReadOnlyList<FormSectionInput> Sections,
    int? Version
) : IPartnershipInput;

/// <param name="Key">Its short name within the form: lower-case letters, digits and hyphens.</param>
/// <param name="RequiredAnswer">What those who may apply answer: true for yes.</param>
internal sealed record EligibilityQuestionInput(string Key, string Text, bool RequiredAnswer);

internal sealed record FormSectionInput(string Title, string? Help, IReadOnlyList<FormQuestionInput> Questions);

/// <param name="Key">Its short name within the form: lower-case letters, digits and hyphens.</param>
/// <param name="Required">True where nothing is said.</param>
/// <param name="MostCharacters">Of a text: 1 to 300 (SHORT_TEXT) or 20,000 (LONG_TEXT), which are also what counts where nothing is said.</param>
/// <param name="MostWords">Of a LONG_TEXT: 1 to 5,000.</param>
/// <param name="Least">Of WHOLE_NUMBER, MONEY or DATE, written as an answer is.</param>
/// <param name="Most">Of WHOLE_NUMBER, MONEY or DATE, written as an answer is.</param>
/// <param name="Choices">Of a choice: 2 to 50 different ones.</param>
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
