namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Councils">The codes of the 2 to 100 councils that put it forward, like E07000143.</param>
internal sealed record AddJointDocumentInput(
    string Slug,
    string Title,
    [CodeOf<Organisation>] IReadOnlyList<string> Councils,
    string? SubmittedTo
) : PartnershipInput;

/// <param name="JointDocument">The document's short name.</param>
/// <param name="Council">The code of the council whose Leader or Chief Executive signed, like E07000143.</param>
/// <param name="Signatory">Who signed: the Leader or the Chief Executive.</param>
/// <param name="On">The day of the signature.</param>
internal sealed record SignJointDocumentInput(string JointDocument, [CodeOf<Organisation>] string Council, Signatory Signatory, DateOnly On)
    : PartnershipInput;

/// <param name="JointDocument">The document's short name.</param>
/// <param name="On">The day on which it was submitted, not before the last signature.</param>
internal sealed record SubmitJointDocumentInput(string JointDocument, DateOnly On) : VersionedInput;

internal sealed class JointDocumentMutations
{
    /// <summary>Adds a document that several councils put forward. You must act for one of them.</summary>
    [Requires(Role.Officer)]
    public static async Task<JointDocument> AddJointDocument(AddJointDocumentInput input, Change<BackOfficeDb> change)
    {
        new Rules()
            .Slug(input.Slug)
            .Text(input.Title, 300)
            .OptionalText(input.SubmittedTo, 300)
            .Range(input.Councils.Count, 2, 100, "councils")
            .Check();
        var councils = await change.OrganisationsAsync(input.Councils);
        change.RequireJointOwner(councils, InputPath.Of("councils"));
        await change.RequireNewAsync<JointDocument>(input.Slug);
        var document = change.Add(
            new JointDocument
            {
                Slug = input.Slug,
                Title = input.Title,
                SubmittedTo = input.SubmittedTo,
            }
        );
        change.AddRange(document.Require(councils));
        return change.Done(document, document.Slug);
    }

    /// <summary>Signs for a council as its Leader or its Chief Executive. You must hold that office in that council.</summary>
    [Requires(Role.Officer)]
    public static async Task<JointDocument> SignJointDocument(SignJointDocumentInput input, Change<BackOfficeDb> change)
    {
        new Rules().Past(input.On, change.Today).Check();
        var council = await change.OrganisationAsync(input.Council);
        var document = await change.LockAsync<JointDocument>(input.JointDocument);
        var signatures = await Signatures(change, document).Where(s => s.OrganisationId == council.Id).ToListAsync(change.Cancellation);
        new Rules()
            .Require(
                signatures.Count > 0,
                RuleCodes.NotFound,
                $"{council.Name} is not one of the councils that put {document.Title} forward. Choose one of them.",
                input.Council
            )
            .Check();
        var signature = signatures.Single(s => s.Signatory == input.Signatory);
        await change.RequireOwnerAsync(RequiredSignature.Given(council.Id, input.On), InputPath.Of("council"));
        document.Sign(signature, signatures.Single(s => s != signature), input.On, change.Caller);
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
