namespace CouncilPlatform.Host.Core.Setup;

/// <summary>
/// Questions to a person at a terminal. An answer that breaks a rule is asked for again, with the reason. Questions go to standard error,
/// so that standard output has only the result.
/// </summary>
/// <param name="asks">False to ask nothing: what no option answers takes its default.</param>
/// <param name="cancellationToken">Ctrl-C.</param>
internal sealed class Questions(bool asks, CancellationToken cancellationToken)
{
    private readonly TextReader _input = Console.In;
    private readonly TextWriter _output = Console.Error;

    public bool Asks => asks;

    public void Say(string text)
    {
        if (asks)
        {
            _output.WriteLine(text);
        }
    }

    /// <summary>Asks for one answer.</summary>
    /// <param name="question">What is asked, and the option that answers it.</param>
    /// <param name="given">The option's value, if it was given.</param>
    /// <param name="default">What an empty answer means. Null if there must be one.</param>
    /// <param name="accept">Reads and checks the answer. A <see cref="RuleException"/> says what is wrong.</param>
    public async Task<T> AskAsync<T>(Question question, string? given, string? @default, Func<string, Task<T>> accept)
    {
        Say($"\n{question.Explanation}");
        while (true)
        {
            var answer = given ?? await ReadAsync(question, @default) ?? @default ?? "";
            try
            {
                return await accept(answer.Trim());
            }
            catch (RuleException e) when (asks)
            {
                await WriteAsync(e);
                given = null;
            }
        }
    }

    /// <summary>Asks for answers until an empty one.</summary>
    /// <param name="question">What is asked, and the option that answers it.</param>
    /// <param name="given">The option's values. If there are any, nothing is asked.</param>
    /// <param name="accept">Reads and checks an answer.</param>
    public async Task AskManyAsync(Question question, IReadOnlyList<string> given, Func<string, Task> accept)
    {
        Say($"\n{question.Explanation}");
        foreach (var answer in given)
        {
            await accept(answer.Trim());
        }

        while (asks && given.Count == 0 && await ReadAsync(question, "no more") is { Length: > 0 } answer)
        {
            try
            {
                await accept(answer.Trim());
            }
            catch (RuleException e)
            {
                await WriteAsync(e);
            }
        }
    }

    // Null for an empty line, which means the default.
    private async Task<string?> ReadAsync(Question question, string? @default)
    {
        if (!asks)
        {
            return @default is null ? throw Missing($"Enter {question.Option}.") : null;
        }

        await _output.WriteAsync($"{question.Prompt}{(string.IsNullOrEmpty(@default) ? "" : $" [{@default}]")}: ");
        // A read from a terminal cannot be cancelled: it is left to wait alone.
        var line =
            await Task.Run(_input.ReadLine, CancellationToken.None).WaitAsync(cancellationToken)
            ?? throw Missing($"The input has ended. Answer each question, or add {question.Option}.");
        return string.IsNullOrWhiteSpace(line) ? null : line;
    }

    private async Task WriteAsync(RuleException refused)
    {
        foreach (var error in refused.Errors)
        {
            await _output.WriteLineAsync($"  {error.Message}");
        }
    }

    private static RuleException Missing(string message) => new(RuleCodes.Invalid, message, InputPath.Of());
}

/// <summary>One question.</summary>
/// <param name="Option">The option that answers it, such as --name.</param>
/// <param name="Prompt">The question in a few words.</param>
/// <param name="Explanation">What the answer is for.</param>
internal sealed record Question(string Option, string Prompt, string Explanation);
