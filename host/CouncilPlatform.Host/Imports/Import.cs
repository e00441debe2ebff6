using System.ComponentModel.DataAnnotations;
using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// A file that somebody imports. It is read and checked first, and saved only once it is confirmed. Its row and the data that it saves are
/// committed together, so that its state is always true.
/// </summary>
internal sealed class Import : Aggregate, IOwned, IRestricted
{
    public const int MaxFileName = 200;

    /// <summary>What the file holds: the name of a kind of file, such as spend.</summary>
    [MaxLength(60)]
    public required string Kind { get; init; }

    /// <summary>The file's name, as its sender has it.</summary>
    [MaxLength(MaxFileName)]
    public required string FileName { get; init; }

    /// <summary>How long the file is, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal: the same file has the same.</summary>
    [MaxLength(64)]
    public required string Hash { get; init; }

    /// <summary>How far the import has come.</summary>
    public ImportState State { get; private set; }

    /// <summary>How many rows were read so far, where the kind of file counts them.</summary>
    public int RowsRead { get; private set; }

    /// <summary>How many things are new: to be saved, or saved. Null before the file is read.</summary>
    public int? New { get; private set; }

    /// <summary>How many things exist and differ. Null before the file is read.</summary>
    public int? Changed { get; private set; }

    /// <summary>How many things exist and are the same. Null before the file is read.</summary>
    public int? Unchanged { get; private set; }

    /// <summary>How many things of this kind the partnership has that the file does not. They stay. Null if it is not known.</summary>
    public int? NotInFile { get; private set; }

    /// <summary>What would be saved, or was saved, in words. Null before the file is read.</summary>
    public string? Summary { get; private set; }

    /// <summary>Why the import failed, in words. Null if it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>How many faults the file has, with each row counted.</summary>
    public int FaultCount { get; private set; }

    /// <summary>Who sent the file: a key's label, or a person by number.</summary>
    [MaxLength(100)]
    public required string Sender { get; init; }

    /// <summary>When the file was sent.</summary>
    public required DateTime SentUtc { get; init; }

    /// <summary>When the file is deleted, unless the import ends before.</summary>
    public required DateTime ExpiresUtc { get; init; }

    /// <summary>When the import was saved, failed, was cancelled or expired. Null before.</summary>
    public DateTime? EndedUtc { get; private set; }

    public Guid? OwnerId { get; init; }

    /// <summary>For whom it runs: who sent the file, or answered its questions, or confirmed it, last.</summary>
    internal Guid? RunsAsKeyId { get; private set; }

    internal Guid? RunsAsPersonId { get; private set; }

    internal Guid? RunsForId { get; private set; }

    internal bool RunsForPartnership { get; private set; }

    /// <summary>The host that works on it, and until when unless that host has died.</summary>
    internal Guid? Lease { get; private set; }

    internal DateTime? LeasedUntilUtc { get; private set; }

    /// <summary>SHA-256 of the caller and their idempotency key. Null if they sent none.</summary>
    [MaxLength(64)]
    [NotRecorded]
    internal string? RequestKey { get; init; }

    internal string SettingsJson { get; init; } = "[]";

    [NotRecorded]
    internal string AnswersJson { get; private set; } = "[]";

    [NotRecorded]
    internal string QuestionsJson { get; private set; } = "[]";

    [NotRecorded]
    internal string FaultsJson { get; private set; } = "[]";

    [NotRecorded]
    internal string NotesJson { get; private set; } = "[]";

    /// <summary>The organisation whose people sent the file, and confirm or cancel it. Null if they acted for none.</summary>
    public IDataLoaderResult<Organisation?>? Owner(OrganisationBatch organisations) => organisations.Get(OwnerId);

    /// <summary>What was said about the file.</summary>
    [Needs(nameof(SettingsJson))]
    public IReadOnlyList<ImportSettingValue> Settings() => ImportJson.Read<ImportSettingValue>(SettingsJson);

    /// <summary>What is wrong with the file: the first 200 different faults.</summary>
    [Needs(nameof(FaultsJson))]
    public IReadOnlyList<ImportFault> Faults() => ImportJson.Read<ImportFault>(FaultsJson);

    /// <summary>What the file leaves open, with the answers so far.</summary>
    [Needs(nameof(QuestionsJson))]
    public IReadOnlyList<AskedQuestion> Questions() => ImportJson.Read<AskedQuestion>(QuestionsJson);

    /// <summary>What is not a fault and is worth knowing, such as that the same file was imported before.</summary>
    [Needs(nameof(NotesJson))]
    public IReadOnlyList<string> Notes() => ImportJson.Read<string>(NotesJson);

    [Needs(nameof(AnswersJson))]
    internal IReadOnlyList<ImportAnswerInput> Answers() => ImportJson.Read<ImportAnswerInput>(AnswersJson);

    /// <summary>Whether the file may still be needed.</summary>
    internal bool IsOpen =>
        State
            is ImportState.Waiting
                or ImportState.Reading
                or ImportState.Ready
                or ImportState.Asking
                or ImportState.Faulty
                or ImportState.Saving;

    /// <summary>Whether the host still has something to do without its sender.</summary>
    internal bool IsBusy => State is ImportState.Waiting or ImportState.Reading or ImportState.Saving;

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.Has(Role.Administrator, partnership)
        || caller.Has(Role.Officer, partnership) && (OwnerId is not { } owner || caller.ActsFor(owner));

    internal void RunAs(Caller caller)
    {
        var isKey = caller.Id != Guid.Empty;
        (RunsAsKeyId, RunsAsPersonId) = (isKey ? caller.Id : null, isKey ? null : caller.Person);
        (RunsForId, RunsForPartnership) = (caller.Organisation, caller.ActsForPartnership);
    }

    /// <summary>Takes the first answers, which came with the file.</summary>
    internal void Begin(IReadOnlyList<ImportAnswerInput> answers) => AnswersJson = ImportJson.Write(answers);

    /// <summary>Answers questions; the file is then read again.</summary>
    /// <exception cref="RuleException">WRONG_STATE: it is not waiting for answers. INVALID: an answer answers nothing.</exception>
    internal void Answer(IReadOnlyList<ImportAnswerInput> answers, DateTime now)
    {
        RequireUndecided(now, "answered");
        AnswersJson = ImportJson.Write(Merged(answers));
        (State, RowsRead) = (ImportState.Waiting, 0);
    }

    /// <summary>Lets the file be saved.</summary>
    /// <exception cref="RuleException">WRONG_STATE: it has faults, was not read yet, or has ended. INVALID: a question is open.</exception>
    internal void Confirm(IReadOnlyList<ImportAnswerInput> answers, DateTime now)
    {
        RequireUndecided(now, "imported");
        var all = Merged(answers);
        var open = Questions().Where(q => all.All(a => a.Key != q.Key)).ToList();
        new Rules()
            .Require(
                open.Count == 0,
                RuleCodes.Invalid,
                $"Answer {(open.Count == 1 ? "the question" : $"all {open.Count} questions")} first: {open.FirstOrDefault()?.Text}",
                InputPath.Of("answers")
            )
            .Check();
        AnswersJson = ImportJson.Write(all);
        (State, RowsRead) = (ImportState.Saving, 0);
    }

    /// <exception cref="RuleException">WRONG_STATE: it has ended.</exception>
    internal void Cancel(DateTime now)
    {
        new Rules().Require(IsOpen, WrongState, $"{Ended()} It cannot be cancelled.", InputPath.Of("import")).Check();
        (State, EndedUtc, FaultsJson) = (ImportState.Cancelled, now, ImportJson.Write<ImportFault>([]));
    }

    private const string WrongState = "WRONG_STATE";

    private void RequireUndecided(DateTime now, string what) =>
        new Rules()
            .Require(
                State is ImportState.Ready or ImportState.Asking,
                WrongState,
                State switch
                {
                    ImportState.Waiting or ImportState.Reading => "The file is still being read. Wait until it is ready.",
                    ImportState.Faulty => "The file has faults. Correct it and send it again.",
                    ImportState.Saving => "The file is already being saved.",
                    _ => $"{Ended()} It cannot be {what}. Send the file again.",
                },
                InputPath.Of("import")
            )
            .Require(
                State is not (ImportState.Ready or ImportState.Asking) || now < ExpiresUtc,
                WrongState,
                "The file waited too long and was deleted. Send it again.",
                InputPath.Of("import")
            )
            .Check();

    private string Ended() =>
        State switch
        {
            ImportState.Done => "This import is done.",
            ImportState.Failed => "This import has failed.",
            ImportState.Cancelled => "This import was cancelled.",
            _ => "This import has expired.",
        };

    // A later answer to a question replaces an earlier one.
    private List<ImportAnswerInput> Merged(IReadOnlyList<ImportAnswerInput> answers)
    {
        var questions = Questions();
        var rules = new Rules();
        foreach (var (index, answer) in answers.Index())
        {
            var question = questions.FirstOrDefault(q => q.Key == answer.Key);
            rules
                .Require(
                    question is not null,
                    RuleCodes.Invalid,
                    $"The file raises no question \"{answer.Key}\". Take that answer away.",
                    InputPath.Of("answers", index, "key")
                )
                .Require(
                    question is null || question.Choices.Contains(answer.Choice, StringComparer.OrdinalIgnoreCase),
                    RuleCodes.Invalid,
                    $"\"{answer.Choice}\" does not answer \"{question?.Text}\" Choose one of "
                        + $"{string.Join(", ", (question?.Choices ?? []).Select(c => $"\"{c}\""))}.",
                    InputPath.Of("answers", index, "choice")
                );
        }

        rules.Check();
        return [.. Answers().Where(a => answers.All(b => b.Key != a.Key)), .. answers];
    }
}
