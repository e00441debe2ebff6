namespace CouncilPlatform.Grants.Rounds;

internal static class FormCheck
{
    public const int MaxEligibility = 30;
    public const int MaxSections = 30;
    public const int MaxQuestions = 100;
    public const int MaxChoices = 50;
    public const int ShortText = 300;
    public const int LongText = 20_000;
    public const int MaxWords = 5_000;

    private const int MaxWording = 1000;

    public static void Check(IReadOnlyList<EligibilityQuestionInput> eligibility, IReadOnlyList<FormSectionInput> sections)
    {
        var rules = new Rules()
            .Valid(
                eligibility.Count <= MaxEligibility,
                $"Enter at most {MaxEligibility} eligibility questions.",
                InputPath.Of("eligibility")
            )
            .Valid(sections.Count is >= 1 and <= MaxSections, $"Enter 1 to {MaxSections} sections.", InputPath.Of("sections"))
            .Valid(
                sections.Sum(s => s.Questions.Count) is >= 1 and <= MaxQuestions,
                $"Enter 1 to {MaxQuestions} questions.",
                InputPath.Of("sections")
            );
        // What is too large is not examined further.
        rules.Check();

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, question) in eligibility.Index())
        {
            var at = InputPath.Of("eligibility", index);
            rules.Slug(question.Key, at.Within("key")).Text(question.Text, MaxWording, at.Within("text"));
            RequireNew(question.Key, at);
        }

        foreach (var (index, section) in sections.Index())
        {
            var at = InputPath.Of("sections", index);
            rules.Text(section.Title, 200, at.Within("title")).OptionalText(section.Help, MaxWording, at.Within("help"));
            foreach (var (number, question) in section.Questions.Index())
            {
                var within = at.Within("questions", number);
                CheckQuestion(question, rules, within);
                RequireNew(question.Key, within);
            }
        }

        rules.Check();

        void RequireNew(string key, InputPath at) =>
            rules.Valid(keys.Add(key), $"The key \"{key}\" is used twice. Choose another.", at.Within("key"));
    }

    private static void CheckQuestion(FormQuestionInput question, Rules rules, InputPath at)
    {
        var max = question.Kind == QuestionKind.ShortText ? ShortText : LongText;
        var isText = question.Kind is QuestionKind.ShortText or QuestionKind.LongText;
        var isChoice = question.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice;
        var isOrdered = question.Kind is QuestionKind.WholeNumber or QuestionKind.Money or QuestionKind.Date;
        rules
            .Slug(question.Key, at.Within("key"))
            .Text(question.Text, MaxWording, at.Within("text"))
            .OptionalText(question.Help, MaxWording, at.Within("help"))
            .Valid(
                question.MostCharacters is null || isText && question.MostCharacters >= 1 && question.MostCharacters <= max,
                isText
                    ? $"Enter 1 to {max} characters for a question of this kind."
                    : "Only a text has a number of characters. Leave it out.",
                at.Within("mostCharacters")
            )
            .Valid(
                question.MostWords is null || question.Kind == QuestionKind.LongText && question.MostWords is >= 1 and <= MaxWords,
                $"Only a long text has a number of words: 1 to {MaxWords}.",
                at.Within("mostWords")
            )
            .Valid(
                isChoice
                    ? question.Choices is { Count: >= 2 and <= MaxChoices } some
                        && some.Distinct(StringComparer.Ordinal).Count() == some.Count
                        && some.All(c => !string.IsNullOrWhiteSpace(c) && c.Length <= 200)
                    : question.Choices is null or { Count: 0 },
                isChoice
                    ? $"Enter 2 to {MaxChoices} different choices of 1 to 200 characters."
                    : "Only a choice question has choices. Leave them out.",
                at.Within("choices")
            );
        foreach (var (name, bound) in new[] { ("least", question.Least), ("most", question.Most) })
        {
            rules.Valid(
                bound is null || isOrdered && AnswerCheck.Order(question.Kind, bound) is not null,
                isOrdered
                    ? $"\"{bound}\" is not an answer of this kind. {AnswerCheck.HowToWrite(question.Kind)}"
                    : $"Only a whole number, money or a date has a {name}. Leave it out.",
                at.Within(name)
            );
        }

        rules.Valid(
            question.Least is null
                || question.Most is null
                || !(AnswerCheck.Order(question.Kind, question.Least) > AnswerCheck.Order(question.Kind, question.Most)),
            "The least is more than the most. Swap the two.",
            at.Within("least")
        );
    }
}
