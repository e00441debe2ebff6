namespace CouncilPlatform.Grants.Rounds;

/// <summary>Whether an answer is of its question's kind and within its limits.</summary>
internal static class AnswerCheck
{
    /// <summary>What is wrong with an answer, and what to write; null where nothing is.</summary>
    public static string? Fault(FormQuestion question, Answer answer)
    {
        if (question.Kind == QuestionKind.MultipleChoice)
        {
            return answer.Value is not null ? "Several can be chosen here: send choices, not a value."
                : answer.Choices!.FirstOrDefault(c => !question.Choices.Contains(c, StringComparer.Ordinal)) is { } other ? NoChoice(other)
                : answer.Choices!.Distinct(StringComparer.Ordinal).Count() != answer.Choices!.Count
                    ? "A choice is listed twice. List each once."
                : null;
        }

        if (answer.Choices is not null || answer.Value is not { } text)
        {
            return "One answer is asked for here: send a value, not choices.";
        }

        return question.Kind switch
        {
            QuestionKind.ShortText or QuestionKind.LongText => TextFault(question, text),
            QuestionKind.YesNo => text is "yes" or "no" ? null : $"\"{Short(text)}\" is neither yes nor no. {HowToWrite(question.Kind)}",
            QuestionKind.SingleChoice => question.Choices.Contains(text, StringComparer.Ordinal) ? null : NoChoice(text),
            _ => OrderFault(question, text),
        };

        string NoChoice(string other) => $"\"{Short(other)}\" is none of the choices: {string.Join("; ", question.Choices)}.";
    }

    /// <summary>Where a whole number, money or a date stands among its kind; null where the text is none.</summary>
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
            QuestionKind.WholeNumber => "Write a whole number, as in 12.",
            QuestionKind.Money => "Write pounds and at most two decimals, as in 27535.40.",
            QuestionKind.Date => "Write a day, as in 2026-10-30.",
            QuestionKind.YesNo => "Write yes or no.",
            _ => "Write text.",
        };

    /// <summary>Words are what stands between white space.</summary>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string? TextFault(FormQuestion question, string text)
    {
        var most = question.MostCharacters ?? (question.Kind == QuestionKind.ShortText ? FormCheck.ShortText : FormCheck.LongText);
        return text.Length > most ? $"The answer has {text.Length} characters. Write at most {most}."
            : question.MostWords is { } words && Words(text) > words ? $"The answer has {Words(text)} words. Write at most {words}."
            : question.Kind == QuestionKind.ShortText && text.AsSpan().IndexOfAny('\r', '\n') >= 0
                ? "The answer has several lines. Write one."
            : null;
    }

    private static string? OrderFault(FormQuestion question, string text)
    {
        var order = Order(question.Kind, text);
        return order is null ? $"\"{Short(text)}\" is no answer of this kind. {HowToWrite(question.Kind)}"
            : question.Least is { } least && order < Order(question.Kind, least) ? $"{text} is less than {least}. Write {least} or more."
            : question.Most is { } most && order > Order(question.Kind, most) ? $"{text} is more than {most}. Write {most} or less."
            : null;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
