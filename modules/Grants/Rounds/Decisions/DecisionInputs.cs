namespace CouncilPlatform.Grants.Rounds;

/// <param name="Draws">The funds of the programme that the money comes from: together at most what was asked for of each stream.</param>
/// <param name="Commit">Whether to commit the money at once. If not, it is set aside and committed later.</param>
/// <param name="Reason">The reason for the decision.</param>
/// <param name="Conditions">The conditions of the award: at most 30.</param>
/// <param name="Deadlines">What is due and when: at most 30.</param>
/// <param name="Summary">What the money is for, as published with the award, without personal data. Title and programme if left
/// out.</param>
internal sealed record AwardApplicationInput(
    IReadOnlyList<AwardDrawInput> Draws,
    bool Commit,
    string Reason,
    IReadOnlyList<string>? Conditions,
    IReadOnlyList<AwardDeadlineInput>? Deadlines,
    string? Summary
) : ApplicationInput;

/// <summary>A fund that an award draws on.</summary>
/// <param name="Fund">The fund's short name.</param>
/// <param name="Revenue">How much revenue to draw; none if left out.</param>
/// <param name="Capital">How much capital to draw; none if left out.</param>
/// <param name="RestrictedPurpose">The code of the purpose that the award serves, if the fund is restricted.</param>
/// <param name="Criterion">The code of the criterion: the protocol in force on the day the application was submitted must fund it.</param>
internal sealed record AwardDrawInput(string Fund, Money? Revenue, Money? Capital, string? RestrictedPurpose, string? Criterion)
{
    internal StreamAmounts Amounts => new(Revenue ?? default, Capital ?? default);
}

/// <summary>Something that is due under an award.</summary>
internal sealed record AwardDeadlineInput(string What, DateOnly On);

/// <param name="Reason">The reason for the decision.</param>
internal sealed record ReserveApplicationInput(string Reason) : ApplicationInput;

/// <param name="Reason">The reason for the decision.</param>
internal sealed record RejectApplicationInput(string Reason) : ApplicationInput;
