namespace CouncilPlatform.Grants.Rounds;

/// <summary>What the applicants of a round are asked. Once published it never changes; a new one takes its place for applications that are not started yet.</summary>
internal sealed class ApplicationForm : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid RoundId { get; init; }

    /// <summary>Which version of the round's form it is, from 1.</summary>
    public int Number { get; init; }

    internal DateTime PublishedUtc { get; init; }

    internal required string EligibilityJson { get; init; }

    internal required string SectionsJson { get; init; }

    /// <summary>When it was published, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(PublishedUtc))]
    public string Published() => UkTime.Show(PublishedUtc);

    /// <summary>What must be so before an application is started.</summary>
    [Needs(nameof(EligibilityJson))]
    public IReadOnlyList<EligibilityQuestion> Eligibility() => JsonText.Read<EligibilityQuestion>(EligibilityJson);

    [Needs(nameof(SectionsJson))]
    public IReadOnlyList<FormSection> Sections() => JsonText.Read<FormSection>(SectionsJson);

    internal IEnumerable<FormQuestion> Questions() => Sections().SelectMany(s => s.Questions);
}

/// <param name="Key">Its short name within the form.</param>
/// <param name="RequiredAnswer">What those who may apply answer: true for yes.</param>
internal sealed record EligibilityQuestion(string Key, string Text, bool RequiredAnswer);

internal sealed record FormSection(string Title, string? Help, IReadOnlyList<FormQuestion> Questions);

/// <param name="Key">Its short name within the form.</param>
/// <param name="Required">Whether an application cannot be submitted without its answer.</param>
/// <param name="Help">What to write, for the applicant.</param>
/// <param name="MostCharacters">Of a text: the most characters.</param>
/// <param name="MostWords">Of a long text: the most words; null where only the characters count.</param>
/// <param name="Least">Of a whole number, money or a date: the least, written as an answer is; null where there is none.</param>
/// <param name="Most">Of a whole number, money or a date: the most, written as an answer is; null where there is none.</param>
/// <param name="Choices">What a choice is made from; empty for other kinds.</param>
internal sealed record FormQuestion(
    string Key,
    string Text,
    QuestionKind Kind,
    bool Required,
    string? Help,
    int? MostCharacters,
    int? MostWords,
    string? Least,
    string? Most,
    IReadOnlyList<string> Choices
);

/// <summary>What kind of answer a question has.</summary>
internal enum QuestionKind
{
    /// <summary>One line of at most 300 characters, or fewer.</summary>
    ShortText,

    /// <summary>Text of at most 20,000 characters, or of fewer characters or words.</summary>
    LongText,

    /// <summary>A whole number, as in <c>12</c>.</summary>
    WholeNumber,

    /// <summary>Pounds and pence, as in <c>27535.40</c>.</summary>
    Money,

    /// <summary>A day, as in <c>2026-10-30</c>.</summary>
    Date,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary>One of the choices.</summary>
    SingleChoice,

    /// <summary>One or several of the choices.</summary>
    MultipleChoice,
}
