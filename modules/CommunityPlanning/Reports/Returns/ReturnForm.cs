namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>What one funder wants to be told, in its own order and words.</summary>
internal sealed class ReturnForm : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>Who asks: an organisation, never a person.</summary>
    public required string Funder { get; init; }

    /// <summary>The form filled in for a period, from answers that every form shares.</summary>
    public IDataLoaderResult<FilledForm> Filled(string period, Batches batches, FilledForms forms)
    {
        new Rules().Period(period, "period").Check();
        return batches
            .Load<Guid, FilledForm>(
                $"communityplanning.form.filled.{period}",
                Id,
                (ids, cancellationToken) => forms.FillAsync(ids, period, cancellationToken)
            )
            .Then(f => f!);
    }
}

/// <summary>One line of a funder's form.</summary>
internal sealed class ReturnFormLine : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ReturnFormId { get; init; }

    public Guid ReturnItemId { get; init; }

    public int Number { get; init; }

    public required string Label { get; init; }
}

/// <summary>A form filled in for a period.</summary>
/// <param name="Missing">The lines that nobody has answered.</param>
internal sealed record FilledForm(string Period, IReadOnlyList<FilledLine> Lines, IReadOnlyList<string> Missing)
{
    public bool Complete => Missing.Count == 0;
}

/// <summary>A line of a form with its answer.</summary>
/// <param name="Label">As the funder words it.</param>
/// <param name="Item">The slug of what is answered.</param>
/// <param name="Value">Null while nobody has answered.</param>
internal sealed record FilledLine(int Number, string Label, string Item, string? Unit, string? Value);
