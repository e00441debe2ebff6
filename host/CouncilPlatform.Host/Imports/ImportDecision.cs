using CouncilPlatform.Host.Core;

namespace CouncilPlatform.Host.Imports;

/// <summary>What people decide about a file that they sent. The worker then goes on in the name of who decided.</summary>
internal sealed class ImportDecision(Change<CoreDb> change, ImportCatalogue kinds, ImportFiles files, ImportSignal signal)
{
    public Task<Import> ConfirmAsync(GlobalId id, int? version, IReadOnlyList<ImportAnswerInput> answers) =>
        GoOnAsync(id, version, import => import.Confirm(answers, change.NowUtc));

    public Task<Import> AnswerAsync(GlobalId id, int? version, IReadOnlyList<ImportAnswerInput> answers) =>
        GoOnAsync(id, version, import => import.Answer(answers, change.NowUtc));

    public async Task<Import> CancelAsync(GlobalId id, int? version)
    {
        var import = await change.LockAsync<Import>(id, version, path: "import");
        import.Cancel(change.NowUtc);
        change.AfterCommit(() => files.Remove(import.Id));
        return Done(import);
    }

    private async Task<Import> GoOnAsync(GlobalId id, int? version, Action<Import> decide)
    {
        var import = await change.LockAsync<Import>(id, version, i => MayImport(i.Kind), path: "import");
        decide(import);
        import.RunAs(change.Caller);
        change.AfterCommit(signal.Ring);
        return Done(import);
    }

    private bool MayImport(string kind) => kinds.Find(kind) is { } found && change.Caller.Has(found.Kind.Role, change.Partnership);

    private Import Done(Import import) => change.Done(import, $"{import.Kind}: {import.FileName}");
}
