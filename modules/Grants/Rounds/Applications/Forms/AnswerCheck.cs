namespace CouncilPlatform.Grants.Rounds;

internal static class AnswerCheck
{
    public static string? Fault(FormQuestion question, Answer answer)
    {
        if (question.Kind == QuestionKind.MultipleChoice)
        {
            return answer.Value is not null ? "This question takes several choices. Enter choices, not a value."
                : answer.Choices!.FirstOrDefault(c => !question.Choices.Contains(c, StringComparer.Ordinal)) is { } other ? NoChoice(other)
                : answer.Choices!.Distinct(StringComparer.Ordinal).Count() != answer.Choices!.Count
                    ? "A choice is listed twice. List each once."
                : null;
        }

        if (answer.Choices is not null || answer.Value is not { } text)
        {
            return "This question takes one answer. Enter a value, not choices.";
        }

        return question.Kind switch
        {
            QuestionKind.ShortText or QuestionKind.LongText => TextFault(question, text),
            QuestionKind.YesNo => text is "yes" or "no" ? null : $"\"{Short(text)}\" is not yes or no. {HowToWrite(question.Kind)}",
            QuestionKind.SingleChoice => question.Choices.Contains(text, StringComparer.Ordinal) ? null : NoChoice(text),
            _ => OrderFault(question, text),
        };

        string NoChoice(string other) => $"\"{Short(other)}\" is not one of the choices: {string.Join("; ", question.Choices)}.";
    }

    public static long? Order(QuestionKind kind, string text) =>
        kind switch
        {
            QuestionKind.WholeNumber => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : null,
            QuestionKind.Money => Money.TryParse(text, out var money) ? money.MinorUnits : null,
            QuestionKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day.DayNumber
                : null,
            _ => null,
        };

    public static string HowToWrite(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.WholeNumber => "Enter a whole number, like 12.",
            QuestionKind.Money => "Enter pounds with at most two decimals, like 27535.40.",
            QuestionKind.Date => "Enter a day, like 2026-10-30.",
            QuestionKind.YesNo => "Enter yes or no.",
            _ => "Enter text.",
        };

    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string? TextFault(FormQuestion question, string text)
    {
        var max = question.MostCharacters ?? (question.Kind == QuestionKind.ShortText ? FormCheck.ShortText : FormCheck.LongText);
        return text.Length > max ? $"The answer has {text.Length} characters. Use {max} or fewer."
            : question.MostWords is { } words && Words(text) > words ? $"The answer has {Words(text)} words. Use {words} or fewer."
            : question.Kind == QuestionKind.ShortText && text.AsSpan().IndexOfAny('\r', '\n') >= 0
                ? "The answer has more than one line. Use one."
            : null;
    }

    private static string? OrderFault(FormQuestion question, string text)
    {
        var order = Order(question.Kind, text);
        return order is null ? $"\"{Short(text)}\" is not an answer of this kind. {HowToWrite(question.Kind)}"
            : question.Least is { } least && order < Order(question.Kind, least) ? $"{text} is less than {least}. Enter {least} or more."
            : question.Most is { } most && order > Order(question.Kind, most) ? $"{text} is more than {most}. Enter {most} or less."
            : null;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
