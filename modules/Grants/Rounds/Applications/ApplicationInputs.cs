namespace CouncilPlatform.Grants.Rounds;

internal abstract record ApplicationInput : VersionedInput
{
    public GlobalId Application { get; init; }
}

/// <param name="Round">The round's short name.</param>
/// <param name="Organisation">The code of the organisation that applies: a GSS code or identifier. An applicant's own if left out; an
/// officer must enter it.</param>
/// <param name="Eligibility">An answer to each eligibility question of the form.</param>
internal sealed record StartApplicationInput(
    string Round,
    string Title,
    [CodeOf<Organisation>] string? Organisation,
    IReadOnlyList<EligibilityAnswerInput>? Eligibility
) : PartnershipInput;

/// <summary>The answer to an eligibility question.</summary>
internal sealed record EligibilityAnswerInput(string Question, bool Yes);

/// <param name="Revenue">How much revenue the application asks for.</param>
/// <param name="Capital">How much capital the application asks for.</param>
/// <param name="Answers">Any of the answers, each with the key of its question. One without value and choices removes the answer.</param>
internal sealed record SaveApplicationInput(string? Title, Money? Revenue, Money? Capital, IReadOnlyList<AnswerInput>? Answers)
    : ApplicationInput;

/// <summary>The answer to a question of the form.</summary>
/// <param name="Value">The answer as text: 12, 27535.40, 2026-10-30, yes or no.</param>
/// <param name="Choices">What was chosen, for a MULTIPLE_CHOICE question.</param>
internal sealed record AnswerInput(string Question, string? Value, IReadOnlyList<string>? Choices);

internal sealed record SubmitApplicationInput : ApplicationInput;

/// <param name="Reason">Why it is withdrawn.</param>
internal sealed record WithdrawApplicationInput(string? Reason) : ApplicationInput;

/// <param name="Reason">What must be changed.</param>
/// <param name="Deadline">When it must be submitted again, in UK time: 2026-11-06T12:00. That second is still in time.</param>
internal sealed record ReturnApplicationInput(string Reason, string Deadline) : ApplicationInput;
