namespace CouncilPlatform.Sdk;

/// <summary>What an import saved or, in a preview, would save.</summary>
/// <param name="New">How many things are new.</param>
/// <param name="Changed">How many exist and differ.</param>
/// <param name="Unchanged">How many exist and are the same.</param>
/// <param name="Summary">The same in words, with what else there is to say.</param>
public sealed record ImportOutcome(int New, int Changed, int Unchanged, string Summary)
{
    /// <summary>How many things of this kind the partnership has that the file does not. They stay. Null if it is not known.</summary>
    public int? NotInFile { get; init; }

    /// <summary>An outcome in words: "3 plots: 1 new, 0 changed, 2 unchanged".</summary>
    /// <param name="noun">What the things are called, in the singular.</param>
    public static ImportOutcome Of(string noun, int added, int changed, int unchanged) =>
        new(added, changed, unchanged, Wording.Changes(noun, added, changed, unchanged));

    /// <summary>The summary.</summary>
    public override string ToString() => Summary;
}
