namespace CouncilPlatform.CommunityPlanning.Reports;

/// <param name="Unit">What is counted; left out for an answer in words.</param>
internal sealed record AddReturnItemInput(string Partnership, string Slug, string Title, string? Unit) : IPartnershipInput;

/// <param name="Funder">Who asks: an organisation, never a person.</param>
internal sealed record CreateReturnFormInput(
    string Partnership,
    string Slug,
    string Title,
    string Funder,
    IReadOnlyList<ReturnFormLineInput> Lines
) : IPartnershipInput;

/// <param name="Label">As the funder words it.</param>
/// <param name="Item">The slug of the item that answers it.</param>
internal sealed record ReturnFormLineInput(string Label, string Item);

/// <param name="Period">As in 2012/13 or 2012-Q3.</param>
/// <param name="Version">As last read; left out for the first answers of a period.</param>
internal sealed record AnswerReturnInput(string Partnership, string Period, IReadOnlyList<ReturnAnswerInput> Answers, int? Version)
    : IPartnershipInput;

/// <param name="Item">The item's slug.</param>
internal sealed record ReturnAnswerInput(string Item, string Value);
