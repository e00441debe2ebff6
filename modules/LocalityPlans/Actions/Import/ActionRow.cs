namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>An action as a row of the table has it.</summary>
/// <param name="Number">The row's number in the file.</param>
/// <param name="Title">What is to be done; null for an opportunity without an action.</param>
/// <param name="Owners">Each organisation's code or name, and the post.</param>
internal sealed record ActionRow(
    long Number,
    string Theme,
    string Opportunity,
    ActionKind Kind,
    string? Title,
    string? Detail,
    bool Joint,
    IReadOnlyList<string> KeyDates,
    IReadOnlyList<(string Organisation, string? Post)> Owners
);
