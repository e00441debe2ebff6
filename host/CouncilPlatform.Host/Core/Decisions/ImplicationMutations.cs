using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Decisions;

/// <param name="Decision">The draft that has the implications.</param>
/// <param name="Kind"><inheritdoc cref="Implication.Kind"/></param>
/// <param name="Arise">Whether there are any. Choose no if they were considered and none arise.</param>
/// <param name="Text">What they are. If none arise, you can say why.</param>
/// <param name="Office"><inheritdoc cref="Implication.Office"/></param>
internal sealed record RecordImplicationInput(
    string Partnership,
    GlobalId Decision,
    ImplicationKind Kind,
    bool Arise,
    string? Text,
    string Office,
    int? Version
) : IPartnershipInput;

/// <param name="Implications">The implications that every matter must consider. Choose none if reports need no such section.</param>
/// <param name="Version">The partnership's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record UpdateImplicationsInput(string Partnership, IReadOnlyList<ImplicationKind> Implications, int? Version)
    : IPartnershipInput;

/// <summary>Records what decisions would mean, and which implications the partnership asks for.</summary>
internal sealed class ImplicationMutations
{
    /// <summary>
    /// Records the implications of a draft in one respect, or that none arise, with the office that considered them. What was recorded
    /// before in that respect is replaced.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Decision> RecordImplication(RecordImplicationInput input, Change<CoreDb> change)
    {
        new Rules()
            .OptionalText(input.Text, Implication.MaxLength)
            .Valid(
                !input.Arise || !string.IsNullOrWhiteSpace(input.Text),
                "Enter what the implications are, or record that none arise.",
                input.Text
            )
            .Text(input.Office, 200)
            .Valid(
                input.Office?.Contains('@', StringComparison.Ordinal) != true,
                "Enter the office, like Head of Legal Services, not an email address.",
                input.Office
            )
            .Check();
        var decision = await change.LockAsync<Decision>(input.Decision, input.Version);
        decision.RequireDraft("Implications are considered before a matter is submitted.");
        var recorded = await change.Db.Set<Implication>().Where(i => i.DecisionId == decision.Id).ToListAsync(change.Cancellation);
        var implication =
            recorded.Find(i => i.Kind == input.Kind)
            ?? change.Add(
                new Implication
                {
                    DecisionId = decision.Id,
                    Number = recorded.Count + 1,
                    Kind = input.Kind,
                }
            );
        implication.Record(input.Arise, input.Text, input.Office!);
        return change.Done(decision, $"{input.Kind}: {(input.Arise ? "recorded" : "none arise")}");
    }

    /// <summary>Says which implications every matter must consider before it is submitted to its body.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Partnership> UpdateImplications(UpdateImplicationsInput input, PartnershipChanges partnerships)
    {
        var record = await partnerships.LockAsync(input.Version);
        record.AskFor(input.Implications);
        return await partnerships.DoneAsync(record, record.ImplicationKinds ?? "none");
    }
}
