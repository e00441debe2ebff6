namespace CouncilPlatform.Grants.Rounds;

/// <summary>A question of an application's form, with its answer so far.</summary>
/// <param name="Section">The title of the form's section.</param>
/// <param name="Question">The question.</param>
/// <param name="Required">Whether the application needs the answer before it can be submitted.</param>
/// <param name="Answer">The answer in words; null if there is none yet.</param>
internal sealed record AnsweredQuestion(string Section, string Question, bool Required, string? Answer)
{
    public static IReadOnlyList<AnsweredQuestion> All(ApplicationForm form, IReadOnlyList<Answer> answers)
    {
        var given = answers.ToDictionary(a => a.Question, StringComparer.Ordinal);
        return
        [
            .. form.Sections()
                .SelectMany(s =>
                    s.Questions.Select(q => new AnsweredQuestion(s.Title, q.Text, q.Required, Show(q, given.GetValueOrDefault(q.Key))))
                ),
        ];
    }

    private static string? Show(FormQuestion question, Answer? answer) =>
        (question.Kind, answer) switch
        {
            (_, { Choices: { } several }) => string.Join("; ", several),
            (QuestionKind.YesNo, { Value: "yes" }) => "Yes",
            (QuestionKind.YesNo, { Value: "no" }) => "No",
            (QuestionKind.Money, { Value: { } text }) when Money.TryParse(text, out var amount) => amount.ToString(),
            (QuestionKind.Date, { Value: { } text }) when DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) => day.ToString(
                "d MMMM yyyy",
                CultureInfo.InvariantCulture
            ),
            _ => answer?.Value,
        };
}
