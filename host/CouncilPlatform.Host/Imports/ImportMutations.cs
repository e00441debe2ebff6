namespace CouncilPlatform.Host.Imports;

/// <param name="Import">The import.</param>
/// <param name="Version">The import's version that you read. It is refused if it has changed since.</param>
/// <param name="Answers">Answers to questions of the file. Each must be answered, here or before.</param>
internal sealed record ConfirmImportInput(string Partnership, GlobalId Import, int? Version, IReadOnlyList<ImportAnswerInput>? Answers)
    : IPartnershipInput;

/// <param name="Import">The import.</param>
/// <param name="Version">The import's version that you read. It is refused if it has changed since.</param>
/// <param name="Answers">Answers to questions of the file.</param>
internal sealed record AnswerImportInput(string Partnership, GlobalId Import, int? Version, IReadOnlyList<ImportAnswerInput> Answers)
    : IPartnershipInput;

/// <param name="Import">The import.</param>
/// <param name="Version">The import's version that you read. It is refused if it has changed since.</param>
internal sealed record CancelImportInput(string Partnership, GlobalId Import, int? Version) : IPartnershipInput;

/// <summary>Decides about files that were sent.</summary>
internal sealed class ImportMutations
{
    /// <summary>
    /// Imports a file that was read and is ready. All of it is saved, or nothing, in the background and in your name. If others have
    /// changed something since it was read, the summary says what was done.
    /// </summary>
    [Requires(Role.Officer)]
    public static Task<Import> ConfirmImport(ConfirmImportInput input, ImportDecision decision) =>
        decision.ConfirmAsync(input.Import, input.Version, input.Answers ?? []);

    /// <summary>Answers questions of a file. It is then read again, with the answers, and nothing is saved yet.</summary>
    [Requires(Role.Officer)]
    public static Task<Import> AnswerImport(AnswerImportInput input, ImportDecision decision) =>
        decision.AnswerAsync(input.Import, input.Version, input.Answers);

    /// <summary>Cancels an import that has not ended. Nothing of it is saved, and the file is deleted.</summary>
    [Requires(Role.Officer)]
    [Irreversible("To import the file after all, send it again.")]
    public static Task<Import> CancelImport(CancelImportInput input, ImportDecision decision) =>
        decision.CancelAsync(input.Import, input.Version);
}
