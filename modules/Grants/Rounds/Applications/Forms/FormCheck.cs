namespace CouncilPlatform.Grants.Rounds;

/// <summary>Whether a form can be published: every fault with its path.</summary>
internal static class FormCheck
{
    public const int MostEligibility = 30;
    public const int MostSections = 30;
    public const int MostQuestions = 100;
    public const int MostChoices = 50;
    public const int ShortText = 300;
    public const int LongText = 20_000;
    public const int MostWords = 5_000;

    private const int LongestWording = 1000;

    /// <exception cref="RuleException">It has faults.</exception>
    public static void Check(IReadOnlyList<EligibilityQuestionInput> eligibility, IReadOnlyList<FormSectionInput> sections)
    {
        var rules = new Rules()
            .Require(
                eligibility.Count <= MostEligibility,
                RuleCodes.Invalid,
                $"A form has at most {MostEligibility} eligibility questions.",
                "input",
                "eligibility"
            )
            .Require(
                sections.Count is >= 1 and <= MostSections,
                RuleCodes.Invalid,
                $"A form has 1 to {MostSections} sections.",
                "input",
                "sections"
            )
            .Require(
                sections.Sum(s => s.Questions.Count) is >= 1 and <= MostQuestions,
                RuleCodes.Invalid,
                $"A form has 1 to {MostQuestions} questions.",
                "input",
                "sections"
            );
        // What is too large is not looked at more closely.
        rules.Check();

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, question) in eligibility.Index())
        {
            string[] at = ["input", "eligibility", Text(index)];
            rules.Slug(question.Key, [.. at, "key"]).Text(question.Text, LongestWording, [.. at, "text"]);
            rules.Require(keys.Add(question.Key), RuleCodes.Invalid, $"The key \"{question.Key}\" is used twice.", [.. at, "key"]);
        }

        foreach (var (index, section) in sections.Index())
        {
            string[] at = ["input", "sections", Text(index)];
            rules
                .Text(section.Title, 200, [.. at, "title"])
                .Require(
                    section.Help is null or { Length: <= LongestWording },
                    RuleCodes.Invalid,
                    "help is longer than 1,000 characters. Shorten it.",
                    [.. at, "help"]
                );
            foreach (var (number, question) in section.Questions.Index())
            {
                string[] within = [.. at, "questions", Text(number)];
                CheckQuestion(question, rules, within);
                rules.Require(keys.Add(question.Key), RuleCodes.Invalid, $"The key \"{question.Key}\" is used twice.", [.. within, "key"]);
            }
        }

        rules.Check();
    }

    private static void CheckQuestion(FormQuestionInput question, Rules rules, string[] at)
    {
        var longest = question.Kind == QuestionKind.ShortText ? ShortText : LongText;
        var isText = question.Kind is QuestionKind.ShortText or QuestionKind.LongText;
        var isChoice = question.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice;
        var isOrdered = question.Kind is QuestionKind.WholeNumber or QuestionKind.Money or QuestionKind.Date;
        rules
            .Slug(question.Key, [.. at, "key"])
            .Text(question.Text, LongestWording, [.. at, "text"])
            .Require(
                question.Help is null or { Length: <= LongestWording },
                RuleCodes.Invalid,
                "help is longer than 1,000 characters. Shorten it.",
                [.. at, "help"]
            )
            .Require(
                question.MostCharacters is null || isText && question.MostCharacters >= 1 && question.MostCharacters <= longest,
                RuleCodes.Invalid,
                isText ? $"The most characters of this kind are 1 to {longest}." : "Only a text has a number of characters. Leave it out.",
                [.. at, "mostCharacters"]
            )
            .Require(
                question.MostWords is null || question.Kind == QuestionKind.LongText && question.MostWords is >= 1 and <= MostWords,
                RuleCodes.Invalid,
                $"Only a LONG_TEXT has a number of words: 1 to {MostWords}.",
                [.. at, "mostWords"]
            )
            .Require(
                isChoice
                    ? question.Choices is { Count: >= 2 and <= MostChoices } some
                        && some.Distinct(StringComparer.Ordinal).Count() == some.Count
                        && some.All(c => !string.IsNullOrWhiteSpace(c) && c.Length <= 200)
                    : question.Choices is null or { Count: 0 },
                RuleCodes.Invalid,
                isChoice
                    ? $"Give 2 to {MostChoices} different choices of 1 to 200 characters."
                    : "Only SINGLE_CHOICE and MULTIPLE_CHOICE have choices. Leave them out.",
                [.. at, "choices"]
            );
        foreach (var (name, bound) in new[] { ("least", question.Least), ("most", question.Most) })
        {
            rules.Require(
                bound is null || isOrdered && AnswerCheck.Order(question.Kind, bound) is not null,
                RuleCodes.Invalid,
                isOrdered
                    ? $"\"{bound}\" is no answer of this kind. {AnswerCheck.HowToWrite(question.Kind)}"
                    : $"Only a whole number, money or a date has a {name}. Leave it out.",
                [.. at, name]
            );
        }

        rules.Require(
            question.Least is null
                || question.Most is null
                || !(AnswerCheck.Order(question.Kind, question.Least) > AnswerCheck.Order(question.Kind, question.Most)),
            RuleCodes.Invalid,
            "The least is more than the most.",
            [.. at, "least"]
        );
    }

    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);
}
