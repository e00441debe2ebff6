namespace CouncilPlatform.Grants.Rounds;

/// <param name="Round">The round's slug.</param>
/// <param name="Title">What the project is called.</param>
/// <param name="Organisation">For whom: GSS code or identifier. An officer says so; an applicant's own where nothing is said.</param>
/// <param name="Eligibility">An answer to each eligibility question of the form.</param>
internal sealed record StartApplicationInput(
    string Partnership,
    string Round,
    string Title,
    string? Organisation,
    IReadOnlyList<EligibilityAnswerInput>? Eligibility
) : IPartnershipInput;

/// <param name="Question">The question's key.</param>
internal sealed record EligibilityAnswerInput(string Question, bool Yes);

/// <summary>What is left out stays as it is, answers too.</summary>
/// <param name="Answers">Any of them, each with the key of its question; one without value and choices takes the answer back.</param>
/// <param name="Version">The application's version that you saw; a stale one is refused.</param>
internal sealed record SaveApplicationInput(
    string Partnership,
    GlobalId Application,
    string? Title,
    Money? Revenue,
    Money? Capital,
    IReadOnlyList<AnswerInput>? Answers,
    int? Version
) : IPartnershipInput;

/// <param name="Question">The question's key.</param>
/// <param name="Value">As text: a number as 12, money as 27535.40, a date as 2026-10-30, yes or no.</param>
/// <param name="Choices">What was chosen of a MULTIPLE_CHOICE.</param>
internal sealed record AnswerInput(string Question, string? Value, IReadOnlyList<string>? Choices);

/// <param name="Version">The application's version that you saw; a stale one is refused.</param>
internal sealed record SubmitApplicationInput(string Partnership, GlobalId Application, int? Version) : IPartnershipInput;

/// <param name="Version">The application's version that you saw; a stale one is refused.</param>
internal sealed record WithdrawApplicationInput(string Partnership, GlobalId Application, string? Reason, int? Version) : IPartnershipInput;

/// <param name="Reason">What must be changed.</param>
/// <param name="Deadline">Until when it may be submitted again, by the UK's clocks, as in 2026-11-06T12:00; that very second is in time.</param>
/// <param name="Version">The application's version that you saw; a stale one is refused.</param>
internal sealed record ReturnApplicationInput(string Partnership, GlobalId Application, string Reason, string Deadline, int? Version)
    : IPartnershipInput;
