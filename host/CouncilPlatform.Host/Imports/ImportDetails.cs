namespace CouncilPlatform.Host.Imports;

/// <summary>Something that was said about a file.</summary>
/// <param name="Name">What it is about, such as mapping.</param>
/// <param name="Value">What was said.</param>
internal sealed record ImportSettingValue(string Name, string Value);

/// <summary>One fault of a file, in however many rows it is.</summary>
/// <param name="Code">A code for programs: INVALID, or NOT_YOURS for what belongs to another organisation.</param>
/// <param name="Message">What is wrong and what to do, in plain English.</param>
/// <param name="Column">The title of the column. Null if the fault is of whole rows or of the file.</param>
/// <param name="Rows">The first rows that have it, by their numbers in a spreadsheet. None if the fault is of the file.</param>
/// <param name="Count">How many rows have it.</param>
internal sealed record ImportFault(string Code, string Message, string? Column, IReadOnlyList<int> Rows, int Count)
{
    /// <summary>Where it is, in words: "rows 4, 5, 6 and 8,808 more", or how often. Null if it is of the file and there once.</summary>
    internal string? Place => TableFault.Places(Rows, Count) ?? (Count == 1 ? null : TableFault.Times(Count));

    public static ImportFault Of(TableFault fault) =>
        new(RuleCodes.Invalid, fault.Message, fault.Column, [.. fault.Rows.Select(r => (int)r)], fault.Count);
}

/// <summary>What a file leaves open and a person decides.</summary>
/// <param name="Key">Its key in the file.</param>
/// <param name="Text">The question.</param>
/// <param name="Choices">The possible answers.</param>
/// <param name="Suggestion">The answer that is most likely. Null if none is.</param>
/// <param name="Answer">The answer. Null if there is none yet.</param>
internal sealed record AskedQuestion(string Key, string Text, IReadOnlyList<string> Choices, string? Suggestion, string? Answer)
{
    public static AskedQuestion Of(ImportQuestion question) =>
        new(question.Key, question.Text, question.Choices, question.Suggestion, question.Answer);
}

/// <summary>The answer to one question of a file.</summary>
/// <param name="Key">The key of the question.</param>
/// <param name="Choice">One of its choices.</param>
internal sealed record ImportAnswerInput(string Key, string Choice);
