namespace CouncilPlatform.Sdk;

/// <summary>An import of one file that is running. A preview reads and checks everything and saves nothing.</summary>
/// <param name="partnership">The partnership that the file is imported into.</param>
/// <param name="file">The file.</param>
/// <param name="faults">Collects what is wrong with the file. If anything is, nothing is saved.</param>
/// <param name="cancellation">Stops the import. Nothing is saved.</param>
public sealed class FileImport(Partnership partnership, TableFile file, TableFaults faults, CancellationToken cancellation)
{
    private readonly Dictionary<string, ImportQuestion> _questions = new(StringComparer.Ordinal);

    /// <summary>The partnership that the file is imported into.</summary>
    public Partnership Partnership => partnership;

    /// <summary>The file.</summary>
    public TableFile File => file;

    /// <summary>What is wrong with the file.</summary>
    public TableFaults Faults => faults;

    /// <summary>Stops the import.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Whether nothing is to be saved.</summary>
    public bool IsPreview { get; init; }

    /// <summary>What was said about the file, by the names of <see cref="ImportKind.Settings"/>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The answers to questions, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Is notified of the number of rows so far.</summary>
    public IProgress<int>? Progress { get; init; }

    /// <summary>What is about to be saved, once the file was read.</summary>
    internal ImportOutcome? Outcome { get; set; }

    /// <summary>The questions that were asked, in their order.</summary>
    public IReadOnlyCollection<ImportQuestion> Questions => _questions.Values;

    /// <summary>Whether the file may be saved as far as it was read: nothing is wrong, and no question is open.</summary>
    public bool IsSound => faults.Total == 0 && _questions.Values.All(q => q.Answer is not null);

    /// <summary>What was said about the file. Null if nothing was.</summary>
    public string? Setting(string name) => Settings.GetValueOrDefault(name);

    /// <summary>
    /// Asks the person who imports the file. Asking again is free: a question is put once for each key. While one is open, nothing is
    /// saved, but go on reading: the person answers all questions together.
    /// </summary>
    /// <param name="key">The question's key in the file, in lower case, such as <c>unit:healthy-weight</c>.</param>
    /// <param name="text">The question, in plain English.</param>
    /// <param name="choices">The possible answers, at least two.</param>
    /// <param name="suggestion">The answer that is most likely. Null if none is.</param>
    /// <returns>The answer. Null if there is none yet.</returns>
    /// <exception cref="RuleException">INVALID: the answer is not one of the choices.</exception>
    public string? Ask(string key, string text, IReadOnlyList<string> choices, string? suggestion = null)
    {
        if (!_questions.TryGetValue(key, out var question))
        {
            var answer = Answers.GetValueOrDefault(key);
            if (answer is not null && !choices.Contains(answer, StringComparer.OrdinalIgnoreCase))
            {
                throw new RuleException(
                    RuleCodes.Invalid,
                    $"\"{answer}\" does not answer \"{text}\" Choose one of {string.Join(", ", choices.Select(c => $"\"{c}\""))}.",
                    InputPath.Argument(key)
                );
            }

            question = new(key, text, choices, choices.FirstOrDefault(c => c.Equals(answer, StringComparison.OrdinalIgnoreCase)))
            {
                Suggestion = suggestion,
            };
            _questions.Add(key, question);
        }

        return question.Answer;
    }
}
