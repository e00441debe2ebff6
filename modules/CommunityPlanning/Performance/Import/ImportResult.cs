namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What an import of figures saved, or would save.</summary>
internal sealed record ImportResult
{
    public int Added { get; init; }

    public int Revised { get; init; }

    public int Unchanged { get; init; }

    /// <summary>How many cells state that the figure is missing.</summary>
    public int Missing { get; init; }

    /// <summary>How many figures are now missing that were there.</summary>
    public int Withdrawn { get; init; }

    /// <summary>How many indicators are new.</summary>
    public int Indicators { get; init; }

    /// <summary>How many cells were saved or were there: figures, and reasons why there is none.</summary>
    public int Kept { get; init; }

    public ImportOutcome Outcome => new(Added, Revised + Withdrawn, Unchanged, ToString());

    public ImportResult With(FigureValue value, bool isNew, bool isChanged, bool hadFigure)
    {
        var kept = this with { Kept = Kept + 1 };
        return value.Missing is not null ? kept with { Withdrawn = Withdrawn + (isChanged && hadFigure ? 1 : 0) }
            : isNew ? kept with { Added = Added + 1 }
            : isChanged ? kept with { Revised = Revised + 1 }
            : kept with { Unchanged = Unchanged + 1 };
    }

    public override string ToString() =>
        Invariant($"{Wording.Count(Added + Revised + Unchanged, "figure")}: {Added:N0} new, {Revised:N0} revised, ")
        + Invariant($"{Unchanged:N0} unchanged; {Missing:N0} missing in the file")
        + (Withdrawn > 0 ? Invariant($", {Withdrawn:N0} of which had a figure") : "")
        + (Indicators > 0 ? $"; {Wording.Count(Indicators, "new indicator")}" : "");
}
