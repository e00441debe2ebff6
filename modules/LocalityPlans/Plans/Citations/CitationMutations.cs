namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>Saying which document bears out what. Two citations may be alike in all but their id.</summary>
internal sealed class CitationMutations
{
    private const int MostOfOneSubject = 100;

    /// <summary>Cites a place in a document.</summary>
    [Requires(Role.Officer)]
    public static Task<SourceCitation> CiteSource(
        CiteSourceInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        Check(input.Document, input.Paragraph, input.Quote);
        return db.WriteAsync(
            async ct =>
            {
                var subject = input.Subject?.ToString();
                new Rules()
                    .Require(
                        input.Subject is not { } id || await IsThereAsync(db, partnership, id, ct),
                        RuleCodes.NotFound,
                        $"There is no such action, opportunity, theme or action plan in {partnership.Name}.",
                        "input",
                        "subject"
                    )
                    .Require(
                        subject is null || await db.SourceCitations.CountAsync(c => c.SubjectId == subject, ct) < MostOfOneSubject,
                        RuleCodes.Invalid,
                        $"There are {MostOfOneSubject} citations for this already, which is the most.",
                        "input",
                        "subject"
                    )
                    .Check();
                var citation = new SourceCitation
                {
                    PartnershipId = partnership.Id,
                    SubjectId = subject,
                    Document = input.Document,
                    Date = input.Date,
                    Paragraph = input.Paragraph,
                    Quote = input.Quote,
                    RecordedUtc = time.GetUtcNow().UtcDateTime,
                };
                db.Add(citation);
                db.Audit("citeSource", citation, partnership.Id, Describe(citation));
                return citation;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<SourceCitation> ChangeSourceCitation(
        ChangeSourceCitationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.SourceCitation.For<SourceCitation>("input", "sourceCitation");
        Check(input.Document ?? "-", input.Paragraph, input.Quote ?? "-");
        return db.WriteAsync(
            async ct =>
            {
                var citation = await db.HoldAsync<SourceCitation>(partnership, id, input.Version, ct);
                citation.Document = input.Document ?? citation.Document;
                citation.Date = input.Date ?? citation.Date;
                citation.Paragraph = input.Paragraph ?? citation.Paragraph;
                citation.Quote = input.Quote ?? citation.Quote;
                db.Audit("changeSourceCitation", citation, partnership.Id, Describe(citation));
                return citation;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<SourceCitation> RemoveSourceCitation(
        RemoveSourceCitationInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.SourceCitation.For<SourceCitation>("input", "sourceCitation");
        return db.WriteAsync(
            async ct =>
            {
                var citation = await db.HoldAsync<SourceCitation>(partnership, id, input.Version, ct);
                db.Remove(citation);
                db.Audit("removeSourceCitation", citation, partnership.Id, Describe(citation));
                return citation;
            },
            cancellationToken
        );
    }

    private static void Check(string document, string? paragraph, string quote) =>
        new Rules()
            .Text(document, 300, "input", "document")
            .OptionalText(paragraph, 40, "input", "paragraph")
            .Text(quote, 2000, "input", "quote")
            .Check();

    private static Task<bool> IsThereAsync(LocalityPlansDb db, Partnership partnership, GlobalId id, CancellationToken cancellationToken) =>
        id.Type switch
        {
            nameof(Action) => db.Actions.AnyAsync(a => a.Id == id.Value && a.PartnershipId == partnership.Id, cancellationToken),
            nameof(Opportunity) => db.Opportunities.AnyAsync(o => o.Id == id.Value && o.PartnershipId == partnership.Id, cancellationToken),
            nameof(Theme) => db.Themes.AnyAsync(t => t.Id == id.Value && t.PartnershipId == partnership.Id, cancellationToken),
            nameof(ActionPlan) => db.ActionPlans.AnyAsync(p => p.Id == id.Value && p.PartnershipId == partnership.Id, cancellationToken),
            _ => Task.FromResult(false),
        };

    private static string Describe(SourceCitation citation) =>
        $"{citation.Document}{(citation.Date is { } date ? $", {date}" : "")}{(citation.Paragraph is { } paragraph ? $", paragraph {paragraph}" : "")}";
}
