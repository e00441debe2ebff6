namespace CouncilPlatform.Grants.Rounds;

/// <summary>
/// The questions for the applicants of a round. A published form never changes; a new one replaces it for applications that are not started
/// yet.
/// </summary>
internal sealed class ApplicationForm : Entity
{
    public Guid RoundId { get; init; }

    /// <summary>The version of the round's form, from 1.</summary>
    public int Number { get; init; }

    internal DateTime PublishedUtc { get; init; }

    internal required string EligibilityJson { get; init; }

    internal required string SectionsJson { get; init; }

    /// <summary>When the form was published, in UK time with its offset.</summary>
    [Needs(nameof(PublishedUtc))]
    public string Published() => UkTime.Show(PublishedUtc);

    /// <summary>The questions that must be answered as required before an application is started.</summary>
    [Needs(nameof(EligibilityJson))]
    public IReadOnlyList<EligibilityQuestion> Eligibility() => JsonText.Read<EligibilityQuestion>(EligibilityJson);

    /// <summary>The form's sections, in order.</summary>
    [Needs(nameof(SectionsJson))]
    public IReadOnlyList<FormSection> Sections() => JsonText.Read<FormSection>(SectionsJson);

    internal IEnumerable<FormQuestion> Questions() => Sections().SelectMany(s => s.Questions);

    internal void RequireEligible(IReadOnlyList<EligibilityAnswerInput> answers)
    {
        var questions = Eligibility();
        var rules = new Rules().Valid(
            answers.Count <= questions.Count,
            $"There are {Wording.Count(questions.Count, "eligibility question")}. Answer each once.",
            InputPath.Of("eligibility")
        );
        foreach (var (index, answer) in answers.Take(questions.Count).Index())
        {
            var question = questions.FirstOrDefault(q => q.Key == answer.Question);
            var at = InputPath.Of("eligibility", index);
            rules
                .Require(
                    question is not null,
                    RuleCodes.NotFound,
                    "The form has no eligibility question with this key. Check the key.",
                    at.Within("question")
                )
                .Require(
                    question is null || question.RequiredAnswer == answer.Yes,
                    "NOT_ELIGIBLE",
                    $"To apply, the answer to \"{question?.Text}\" must be {(answer.Yes ? "no" : "yes")}.",
                    at.Within("yes")
                );
        }

        foreach (var question in questions.Where(q => answers.All(a => a.Question != q.Key)))
        {
            rules.Valid(holds: false, $"Answer yes or no to \"{question.Text}\" ({question.Key}).", InputPath.Of("eligibility"));
        }

        rules.Check();
    }
}

/// <summary>A question that must be answered as required before an application is started.</summary>
/// <param name="Key">The question's short name in the form.</param>
/// <param name="Text">The question.</param>
/// <param name="RequiredAnswer">The answer of those who may apply: true for yes.</param>
internal sealed record EligibilityQuestion(string Key, string Text, bool RequiredAnswer);

/// <summary>A section of a form.</summary>
/// <param name="Title">The section's title.</param>
/// <param name="Help">Help for the applicant.</param>
/// <param name="Questions">The section's questions, in order.</param>
internal sealed record FormSection(string Title, string? Help, IReadOnlyList<FormQuestion> Questions);

/// <summary>A question of a form.</summary>
/// <param name="Key">The question's short name in the form.</param>
/// <param name="Text">The question.</param>
/// <param name="Kind">What kind of answer the question takes.</param>
/// <param name="Required">Whether an application needs the answer before it can be submitted.</param>
/// <param name="Help">Help for the applicant.</param>
/// <param name="MostCharacters">The most characters of a text; null for the maximum of its kind.</param>
/// <param name="MostWords">The most words of a long text; null if only the characters count.</param>
/// <param name="Least">The least whole number, money or date, written like an answer; null if not limited.</param>
/// <param name="Most">The most whole number, money or date, written like an answer; null if not limited.</param>
/// <param name="Choices">The choices of a choice question; empty for other kinds.</param>
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

/// <summary>What kind of answer a question takes.</summary>
internal enum QuestionKind
{
    /// <summary>One line of at most 300 characters.</summary>
    ShortText,

    /// <summary>Text of at most 20,000 characters.</summary>
    LongText,

    /// <summary>A whole number: 12.</summary>
    WholeNumber,

    /// <summary>Pounds and pence: 27535.40.</summary>
    Money,

    /// <summary>A day: 2026-10-30.</summary>
    Date,

    /// <summary>The text yes or no.</summary>
    YesNo,

    /// <summary>One of the choices.</summary>
    SingleChoice,

    /// <summary>One or more of the choices.</summary>
    MultipleChoice,
}
