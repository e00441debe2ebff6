using System.ComponentModel;
using CouncilPlatform.Host.Pages.Forms.Fields;

namespace CouncilPlatform.Host.Pages.Forms.Descriptions;

/// <summary>Where the rows come from that people fill in and do not add: the questions of a form, the criteria of a round.</summary>
internal sealed record GivenRowsDescription
{
    [Description("The field of the form that names the thing which has the rows: application.")]
    public required string Of { get; init; }

    [Description("The path from the thing to the rows: form.sections.questions.")]
    public required string Path { get; init; }

    [Description(
        "The field of the input that names the row, which people do not fill in: question. Without it the input has one value for each "
            + "row, in their order."
    )]
    public string? Key { get; init; }

    [Description("The path from a row to the value of that field: key.")]
    public string? KeyValue { get; init; }

    [Description("Wording of a row's label, with paths from the row: {text}.")]
    public required string Label { get; init; }

    [Description("Wording of a row's hint.")]
    public string? Hint { get; init; }

    [Description("The path from the thing to what is recorded of the rows so far, with the names of the input's fields: answers.")]
    public string? Recorded { get; init; }

    [Description("Whether a row in which nothing is filled in is left out.")]
    public bool Optional { get; init; }

    [Description("How people answer, if each row has its own kind of answer.")]
    public AnswerDescription? Answer { get; init; }
}

/// <summary>Where the values come from that a field can have: the options of an appraisal.</summary>
internal sealed record GivenChoicesDescription
{
    [Description("The field of the form that names the thing which has the choices: appraisal.")]
    public required string Of { get; init; }

    [Description("The path from the thing to the choices: options.")]
    public required string Path { get; init; }

    [Description("The path from a choice to what goes into the input: number.")]
    public required string Value { get; init; }

    [Description("Wording of a choice, with paths from it: {name}.")]
    public required string Text { get; init; }
}

internal sealed record AnswerDescription
{
    [Description("The path from a row to the kind of its answer: kind.")]
    public required string Kind { get; init; }

    [Description("The path from a row to the values to choose from: choices.")]
    public required string Choices { get; init; }

    [Description("The path from a row to whether the answer is needed in the end: required.")]
    public required string Required { get; init; }

    [Description("How people fill in an answer of each kind.")]
    public required IReadOnlyDictionary<string, Control> Controls { get; init; }

    [Description("The field of the input with the answer as text: value.")]
    public required string Text { get; init; }

    [Description("The field of the input with the answers, if several can be chosen: choices.")]
    public required string Several { get; init; }
}
