namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Councils">The codes of those that put it forward.</param>
/// <param name="SubmittedTo">A post, as in "Secretary of State"; never a person.</param>
internal sealed record AddJointDocumentInput(
    string Partnership,
    string Slug,
    string Title,
    IReadOnlyList<string> Councils,
    string? SubmittedTo
) : IPartnershipInput;

/// <param name="JointDocument">Its slug.</param>
/// <param name="Council">The council's code.</param>
internal sealed record SignJointDocumentInput(string Partnership, string JointDocument, string Council, Signatory Signatory, DateOnly On)
    : IPartnershipInput;

/// <param name="JointDocument">Its slug.</param>
/// <param name="Version">The document's version that you saw; a stale one is refused.</param>
internal sealed record SubmitJointDocumentInput(string Partnership, string JointDocument, DateOnly On, int? Version) : IPartnershipInput;

/// <summary>Documents that several councils sign.</summary>
internal sealed class JointDocumentMutations
{
    [Requires(Role.Officer)]
    public static async Task<JointDocument> AddJointDocument(
        AddJointDocumentInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 300, "input", "title")
            .OptionalText(input.SubmittedTo, 300, "input", "submittedTo")
            .Require(
                input.Councils.Count is >= 2 and <= 100,
                RuleCodes.Invalid,
                "2 to 100 councils put a joint document forward.",
                "input",
                "councils"
            )
            .Check();
        var councils = await mediator.OrganisationsAsync(input.Councils, cancellationToken, "input", "councils");
        return await db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.JointDocuments.AnyAsync(d => d.PartnershipId == partnership.Id && d.Slug == input.Slug, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a joint document \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    )
                    .Check();
                var document = new JointDocument
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    SubmittedTo = input.SubmittedTo,
                };
                db.Add(document);
                db.AddRange(
                    councils
                        .SelectMany(c => Enum.GetValues<Signatory>().Select(s => (Council: c, Signatory: s)))
                        .Select(
                            (s, index) =>
                                new RequiredSignature
                                {
                                    JointDocumentId = document.Id,
                                    OrganisationId = s.Council.Id,
                                    Signatory = s.Signatory,
                                    Place = index,
                                }
                        )
                );
                db.Audit("addJointDocument", document, partnership.Id, document.Slug);
                return document;
            },
            cancellationToken
        );
    }

    /// <summary>Records that a council's Leader or Chief Executive has signed.</summary>
    [Requires(Role.Officer)]
    public static async Task<JointDocument> SignJointDocument(
        SignJointDocumentInput input,
        Partnership partnership,
        BackOfficeDb db,
        Caller caller,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "on").Check();
        var council = await mediator.OrganisationAsync(input.Council, cancellationToken, "input", "council");
        return await db.WriteAsync(
            async ct =>
            {
                var document = await HoldAsync(db, partnership, input.JointDocument, version: null, ct);
                var signature =
                    await db.RequiredSignatures.SingleOrDefaultAsync(
                        s => s.JointDocumentId == document.Id && s.OrganisationId == council.Id && s.Signatory == input.Signatory,
                        ct
                    ) ?? throw new RuleException(RuleCodes.NotFound, $"{council.Name} does not put it forward.", "input", "council");
                new Rules()
                    .Require(
                        caller.Organisation is null || caller.ActsFor(council.Id),
                        "NOT_YOUR_COUNCIL",
                        $"You act for another council. {council.Name} signs for itself.",
                        "input",
                        "council"
                    )
                    .Require(
                        document.SubmittedOn is null,
                        "SUBMITTED",
                        $"It was submitted on {document.SubmittedOn:yyyy-MM-dd}.",
                        "input",
                        "jointDocument"
                    )
                    .Check();
                signature.SignedOn = input.On;
                db.Audit("signJointDocument", document, partnership.Id, $"{document.Slug}: {council.Name}, {input.Signatory}");
                return document;
            },
            cancellationToken
        );
    }

    /// <summary>Submits it, once every council's Leader and Chief Executive have signed.</summary>
    [Requires(Role.Approver)]
    public static Task<JointDocument> SubmitJointDocument(
        SubmitJointDocumentInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "on").Check();
        return db.WriteAsync(
            async ct =>
            {
                var document = await HoldAsync(db, partnership, input.JointDocument, input.Version, ct);
                var signatures = await db
                    .RequiredSignatures.AsNoTracking()
                    .Where(s => s.JointDocumentId == document.Id)
                    .OrderBy(s => s.Place)
                    .ToListAsync(ct);
                var councils = await mediator.Send(new GetOrganisations([.. signatures.Select(s => s.OrganisationId).Distinct()]), ct);
                var rules = new Rules().Require(
                    document.SubmittedOn is null,
                    "SUBMITTED",
                    $"It was submitted on {document.SubmittedOn:yyyy-MM-dd} already.",
                    "input",
                    "jointDocument"
                );
                foreach (var missing in signatures.Where(s => s.SignedOn is null))
                {
                    rules.Require(
                        holds: false,
                        "SIGNATURE_MISSING",
                        $"{councils[missing.OrganisationId].Name}: the {(missing.Signatory == Signatory.Leader ? "Leader" : "Chief Executive")} has not signed.",
                        "input",
                        "jointDocument"
                    );
                }

                rules
                    .Require(
                        signatures.TrueForAll(s => s.SignedOn is null || s.SignedOn <= input.On),
                        RuleCodes.Invalid,
                        "It is submitted after it was signed.",
                        "input",
                        "on"
                    )
                    .Check();
                document.SubmittedOn = input.On;
                db.Audit("submitJointDocument", document, partnership.Id, document.Slug);
                return document;
            },
            cancellationToken
        );
    }

    private static async Task<JointDocument> HoldAsync(
        BackOfficeDb db,
        Partnership partnership,
        string slug,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id =
            await db
                .JointDocuments.Where(d => d.PartnershipId == partnership.Id && d.Slug == slug)
                .Select(d => (Guid?)d.Id)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{partnership.Name} has no joint document \"{slug}\".",
                "input",
                "jointDocument"
            );
        return await db.HoldAsync<JointDocument>(partnership, id, version, cancellationToken);
    }
}

/// <summary>Documents that several councils put forward together.</summary>
internal sealed class JointDocumentQueries
{
    /// <summary>By slug.</summary>
    public static Task<Connection<JointDocument>> JointDocuments(
        Partnership partnership,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .JointDocuments.Where(d => d.PartnershipId == partnership.Id)
            .PageAsync(paging, d => d.Slug, descending: false, cancellationToken);
}
