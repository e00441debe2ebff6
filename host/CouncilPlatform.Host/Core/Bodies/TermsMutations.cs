using CouncilPlatform.Host.Core.Decisions;

namespace CouncilPlatform.Host.Core.Bodies;

/// <param name="Body">The body whose terms of reference they are.</param>
/// <param name="AdoptedOn">The day on which they were adopted. They apply from that day.</param>
/// <param name="Text"><inheritdoc cref="TermsOfReference.Text"/></param>
/// <param name="Quorum">How many members must attend for the body to decide. Leave it out if they set none.</param>
/// <param name="Seats">How many members the body has. Leave it out if that is not fixed.</param>
/// <param name="Decision">The decision by which they were adopted, if it is recorded.</param>
/// <param name="Source"><inheritdoc cref="TermsOfReference.Source"/></param>
/// <param name="Version">The body's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record RecordTermsOfReferenceInput(
    string Partnership,
    GlobalId Body,
    DateOnly AdoptedOn,
    string Text,
    int? Quorum,
    int? Seats,
    GlobalId? Decision,
    string? Source,
    int? Version
) : IPartnershipInput;

/// <summary>Records what bodies are for and how they work.</summary>
internal sealed class TermsMutations
{
    /// <summary>
    /// Records a new version of a body's terms of reference. Earlier versions stay. To put a mistake right, record a version with the same
    /// day of adoption: it replaces the one before.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<TermsOfReference> RecordTermsOfReference(RecordTermsOfReferenceInput input, Change<CoreDb> change)
    {
        new Rules()
            .Text(input.Text, TermsOfReference.MaxLength)
            .OptionalText(input.Source, 300)
            .Valid(input.AdoptedOn <= change.Today, "The day of adoption must be today or in the past.", input.AdoptedOn)
            .Valid(input.Quorum is null or >= 1 and <= 1000, "Enter a quorum of 1 to 1,000 members.", input.Quorum)
            .Valid(input.Seats is null or >= 1 and <= 1000, "Enter 1 to 1,000 members.", input.Seats)
            .Valid(
                input.Quorum is null || input.Seats is null || input.Quorum <= input.Seats,
                $"The quorum is {input.Quorum}, and the body has {input.Seats} members. Check both numbers.",
                input.Quorum
            )
            .Check();
        var body = await change.LockAsync<Body>(input.Body, input.Version);
        Decision? decision = null;
        if (input.Decision is { } by)
        {
            decision = await change.FindAsync<Decision>(by, "input.Decision");
            decision.RequireDecided("Choose a decision that was made.");
        }

        var terms = new TermsOfReference
        {
            PartnershipId = change.Partnership.Id,
            BodyId = body.Id,
            Number = await change.NextNumberAsync<TermsOfReference>(t => t.BodyId == body.Id),
            AdoptedOn = input.AdoptedOn,
            Text = input.Text,
            Quorum = input.Quorum,
            Seats = input.Seats,
            DecisionId = decision?.Id,
            Source = input.Source,
        };
        return change.Done(
            change.Add(terms),
            FormattableString.Invariant($"{body.Name}: version {terms.Number}, {terms.AdoptedOn:yyyy-MM-dd}")
        );
    }
}
