namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class CitationMutations
{
    private const int MaxOfOneSubject = 100;

    /// <summary>Cites a passage of a document.</summary>
    [Requires(Role.Officer)]
    public static async Task<SourceCitation> CiteSource(CiteSourceInput input, Change<LocalityPlansDb> change)
    {
        Check(input.Document, input.Paragraph, input.Quote);
        var subject = input.Subject?.ToString();
        new Rules()
            .Require(
                input.Subject is not { } id || await ExistsAsync(change, id),
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no action, opportunity, theme or action plan with this id. Check it, then try again.",
                input.Subject
            )
            .Valid(
                subject is null
                    || await change.Of<SourceCitation>().CountAsync(c => c.SubjectId == subject, change.Cancellation) < MaxOfOneSubject,
                $"This already has {MaxOfOneSubject} citations, which is the maximum.",
                input.Subject
            )
            .Check();
        var citation = change.Add(SourceCitation.Of(change.Partnership, input, change.NowUtc));
        return change.Done(citation, $"{citation}");
    }

    /// <summary>Changes a citation. What is left out stays as it is.</summary>
    [Requires(Role.Officer)]
    public static async Task<SourceCitation> ChangeSourceCitation(ChangeSourceCitationInput input, Change<LocalityPlansDb> change)
    {
        Check(input.Document, input.Paragraph, input.Quote);
        var citation = await change.LockAsync<SourceCitation>(input.SourceCitation, input.Version);
        citation.Document = input.Document ?? citation.Document;
        citation.Date = input.OrRecorded(input.Date, citation.Date);
        citation.Paragraph = input.OrRecorded(input.Paragraph, citation.Paragraph);
        citation.Quote = input.Quote ?? citation.Quote;
        return change.Done(citation, $"{citation}");
    }

    /// <summary>Removes a citation that was recorded by mistake.</summary>
    [Requires(Role.Officer)]
    [Irreversible("The audit trail records what it was. The record has it no more.")]
    public static async Task<SourceCitation> RemoveSourceCitation(RemoveSourceCitationInput input, Change<LocalityPlansDb> change)
    {
        var citation = await change.LockAsync<SourceCitation>(input.SourceCitation, input.Version);
        change.Remove(citation);
        return change.Done(citation, $"{citation}");
    }

    private static void Check(string? document, string? paragraph, string? quote) =>
        new Rules().TextIfGiven(document, 300).OptionalText(paragraph, 40).TextIfGiven(quote, 2000).Check();

    private static Task<bool> ExistsAsync(Change<LocalityPlansDb> change, GlobalId id)
    {
        return id.Type switch
        {
            "Action" => Among<PlanAction>(),
            nameof(Opportunity) => Among<Opportunity>(),
            nameof(Theme) => Among<Theme>(),
            nameof(ActionPlan) => Among<ActionPlan>(),
            _ => Task.FromResult(false),
        };

        Task<bool> Among<T>()
            where T : class, IKeyed, IInPartnership
        {
            var key = id.For<T>(InputPath.Of("subject"));
            return change.Of<T>().AnyAsync(e => e.Id == key, change.Cancellation);
        }
    }
}
