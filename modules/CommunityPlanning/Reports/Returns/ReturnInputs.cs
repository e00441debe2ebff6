namespace CouncilPlatform.CommunityPlanning.Reports;

internal sealed record AddReturnItemInput(string Slug, string Title, string? Unit) : PartnershipInput;

/// <param name="Lines">The form's lines, 1 to 200, in order.</param>
internal sealed record CreateReturnFormInput(string Slug, string Title, string Funder, IReadOnlyList<ReturnFormLineInput> Lines)
    : PartnershipInput;

/// <summary>One line of a funder's form.</summary>
/// <param name="Label">The line in the funder's words.</param>
/// <param name="Item">The short name of the item that answers it.</param>
internal sealed record ReturnFormLineInput(string Label, [CodeOf<ReturnItem>] string Item);

/// <param name="Answers">The answers, 1 to 200, each to another item.</param>
/// <param name="Version">The version that you read. Leave it out for the first answers of a period.</param>
internal sealed record AnswerReturnInput(string Period, IReadOnlyList<ReturnAnswerInput> Answers, int? Version) : PartnershipInput;

/// <summary>The answer to one item.</summary>
/// <param name="Item">The item's short name.</param>
internal sealed record ReturnAnswerInput([CodeOf<ReturnItem>] string Item, string Value);
