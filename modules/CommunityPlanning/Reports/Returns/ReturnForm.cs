namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>The form of one funder, in its own order and words.</summary>
[Shared("The form is a funder's, and the whole partnership fills it in.")]
internal sealed class ReturnForm : SluggedEntity
{
    /// <summary>The form's title.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>The funder: an organisation, never a person.</summary>
    [MaxLength(200)]
    public required string Funder { get; init; }

    /// <summary>The form filled in for a period, from the answers that every form shares.</summary>
    /// <param name="period">The period, like 2012/13 or 2012-Q3.</param>
    public IDataLoaderResult<FilledForm> Filled(string period, Batches batches, FilledForms forms)
    {
        PeriodRules.RequirePeriod(period);
        return batches
            .Load(Id, (forms, PartnershipId, period), static (ids, s, ct) => s.forms.FillAsync(s.PartnershipId, ids, s.period, ct))
            .Then(f => f!);
    }
}

internal sealed class ReturnFormLine : NumberedEntity
{
    public Guid ReturnFormId { get; init; }

    public Guid ReturnItemId { get; init; }

    [MaxLength(300)]
    public required string Label { get; init; }
}

/// <summary>A form filled in for a period.</summary>
/// <param name="Period">The period, like 2012/13.</param>
/// <param name="Lines">The lines of the form, in order, with their answers.</param>
/// <param name="Missing">The labels of the lines that are not answered.</param>
internal sealed record FilledForm(string Period, IReadOnlyList<FilledLine> Lines, IReadOnlyList<string> Missing)
{
    /// <summary>Whether every line is answered.</summary>
    public bool Complete => Missing.Count == 0;
}

/// <summary>A line of a form with its answer.</summary>
/// <param name="Number">The line's number, from 1.</param>
/// <param name="Label">The line in the funder's words.</param>
/// <param name="Item">The short name of the item that answers it.</param>
/// <param name="Unit">What is counted, such as people. Null for an answer in words.</param>
/// <param name="Value">The answer. Null while there is none.</param>
internal sealed record FilledLine(int Number, string Label, string Item, string? Unit, string? Value);
