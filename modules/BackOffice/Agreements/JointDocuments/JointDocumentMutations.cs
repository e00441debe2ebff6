namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Councils">The codes of the councils that put it forward: 2 to 100.</param>
internal sealed record AddJointDocumentInput(
    string Partnership,
    string Slug,
    string Title,
    IReadOnlyList<string> Councils,
    string? SubmittedTo
) : IPartnershipInput;

/// <param name="JointDocument">The document's short name.</param>
/// <param name="Council">The council's code.</param>
/// <param name="Signatory">Who signed.</param>
/// <param name="On">When.</param>
internal sealed record SignJointDocumentInput(string Partnership, string JointDocument, string Council, Signatory Signatory, DateOnly On)
    : IPartnershipInput;

/// <param name="JointDocument">The document's short name.</param>
/// <param name="On">When it was submitted.</param>
internal sealed record SubmitJointDocumentInput(string Partnership, string JointDocument, DateOnly On, int? Version) : IPartnershipInput;

/// <summary>Documents that several councils sign.</summary>
internal sealed class JointDocumentMutations
{
    /// <summary>Adds a document that several councils put forward.</summary>
    [Requires(Role.Officer)]
    public static async Task<JointDocument> AddJointDocument(AddJointDocumentInput input, Change<BackOfficeDb> change)
    {
        new Rules()
            .Slug(input.Slug)
            .Text(input.Title, 300)
            .OptionalText(input.SubmittedTo, 300)
            .Require(input.Councils.Count is >= 2 and <= 100, RuleCodes.Invalid, "Enter 2 to 100 councils.", InputPath.Of("councils"))
            .Check();
        var councils = await change.OrganisationsAsync(input.Councils);
        await change.RequireNewAsync<JointDocument>(input.Slug);
        var document = change.Add(
            new JointDocument
            {
                PartnershipId = change.Partnership.Id,
                Slug = input.Slug,
                Title = input.Title,
                SubmittedTo = input.SubmittedTo,
            }
        );
        change.AddRange(document.Require(councils));
        return change.Done(document, document.Slug);
    }

    /// <summary>Records that a council's Leader or Chief Executive has signed.</summary>
    [Requires(Role.Officer)]
    public static async Task<JointDocument> SignJointDocument(SignJointDocumentInput input, Change<BackOfficeDb> change)
    {
        new Rules().Past(input.On, change.Today).Check();
        var council = await change.OrganisationAsync(input.Council);
        var document = await change.LockAsync<JointDocument>(input.JointDocument);
        var signature =
            await Signatures(change, document)
                .SingleOrDefaultAsync(s => s.OrganisationId == council.Id && s.Signatory == input.Signatory, change.Cancellation)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{council.Name} is not one of the councils that put {document.Title} forward.",
                input.Council
            );
        change.RequireActsFor(council, input.Council);
        document.Sign(signature, input.On);
        return change.Done(document, $"{document.Slug}: {council.Name}, {input.Signatory}");
    }

    /// <summary>Submits a document, once every council's Leader and Chief Executive have signed.</summary>
    [Requires(Role.Approver)]
    public static async Task<JointDocument> SubmitJointDocument(SubmitJointDocumentInput input, Change<BackOfficeDb> change)
    {
        new Rules().Past(input.On, change.Today).Check();
        var document = await change.LockAsync<JointDocument>(input.JointDocument, input.Version);
        var signatures = await Signatures(change, document).OrderBy(s => s.SortOrder).ToListAsync(change.Cancellation);
        var councils = await change.AskAsync(new GetOrganisations([.. signatures.Select(s => s.OrganisationId).Distinct()]));
        document.Submit(input.On, signatures, councils);
        return change.Done(document, document.Slug);
    }

    private static IQueryable<RequiredSignature> Signatures(Change<BackOfficeDb> change, JointDocument document) =>
        change.Db.Set<RequiredSignature>().Where(s => s.JointDocumentId == document.Id);
}

/// <summary>Documents that several councils put forward together.</summary>
internal sealed class JointDocumentQueries
{
    /// <summary>Joint documents, by short name.</summary>
    public static Task<Connection<JointDocument>> JointDocuments(
        Partnership partnership,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) => db.Of<JointDocument>(partnership).PageAsync(paging, d => d.Slug, descending: false, cancellationToken);
}
