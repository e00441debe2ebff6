namespace CouncilPlatform.Grants.Funds;

/// <summary>Schemes that several sources pay for.</summary>
internal sealed class FundedSchemeMutations
{
    private const int MostSources = 30;

    /// <summary>A scheme and its sources, as far as they are known.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundedScheme> CreateFundedScheme(
        CreateFundedSchemeInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var organisations = await OrganisationsAsync(input.Sources, mediator, cancellationToken);
        Check(input.Title, input.Description, input.Sources, input.Document, organisations).Slug(input.Slug, "input", "slug").Check();
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.FundedSchemes.AnyAsync(s => s.PartnershipId == partnership.Id && s.Slug == input.Slug, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a scheme \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    );
                }

                var scheme = new FundedScheme
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Description = input.Description,
                    SourcesComplete = input.SourcesComplete,
                };
                Cite(scheme, input.Document);
                db.Add(scheme);
                AddSources(db, scheme, input.Sources, organisations);
                db.Audit("createFundedScheme", scheme, partnership.Id, Describe(scheme, input.Sources));
                return scheme;
            },
            cancellationToken
        );
    }

    /// <summary>Changes a scheme, as its sources and amounts become known.</summary>
    [Requires(Role.Officer)]
    public static async Task<FundedScheme> ChangeFundedScheme(
        ChangeFundedSchemeInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var organisations = await OrganisationsAsync(input.Sources ?? [], mediator, cancellationToken);
        Check(input.Title ?? "-", input.Description, input.Sources, input.Document, organisations).Check();
        return await db.WriteAsync(
            async ct =>
            {
                var id = await db
                    .FundedSchemes.Where(s => s.PartnershipId == partnership.Id && s.Slug == input.Scheme)
                    .Select(s => s.Id)
                    .SingleOrDefaultAsync(ct);
                if (id == default)
                {
                    throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no scheme \"{input.Scheme}\".", "input", "scheme");
                }

                var scheme = await db.HoldAsync<FundedScheme>(partnership, id, input.Version, ct);
                scheme.Title = input.Title ?? scheme.Title;
                scheme.Description = input.Description ?? scheme.Description;
                scheme.SourcesComplete = input.SourcesComplete ?? scheme.SourcesComplete;
                Cite(scheme, input.Document);
                if (input.Sources is not null)
                {
                    db.RemoveRange(await db.SchemeSources.Where(s => s.SchemeId == scheme.Id).ToListAsync(ct));
                    await db.SaveChangesAsync(ct);
                    AddSources(db, scheme, input.Sources, organisations);
                }

                db.Audit("changeFundedScheme", scheme, partnership.Id, Describe(scheme, input.Sources));
                return scheme;
            },
            cancellationToken
        );
    }

    private static async Task<IReadOnlyDictionary<string, Organisation>> OrganisationsAsync(
        IReadOnlyList<SchemeSourceInput> sources,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        string[] codes = [.. sources.Take(MostSources).Select(s => s.Organisation).OfType<string>()];
        return codes.Length == 0
            ? new Dictionary<string, Organisation>()
            : await mediator.Send(new FindOrganisations(codes), cancellationToken);
    }

    private static Rules Check(
        string title,
        string? description,
        IReadOnlyList<SchemeSourceInput>? sources,
        CitationInput? document,
        IReadOnlyDictionary<string, Organisation> organisations
    )
    {
        var rules = new Rules()
            .Text(title, 200, "input", "title")
            .OptionalText(description, 4000, "input", "description")
            .Require(
                sources is null or { Count: <= MostSources },
                RuleCodes.Invalid,
                $"A scheme has at most {MostSources} sources.",
                "input",
                "sources"
            );
        if (document is not null)
        {
            rules.Document(document);
        }

        foreach (var (index, source) in (sources ?? []).Take(MostSources).Index())
        {
            string[] at = ["input", "sources", index.ToString(CultureInfo.InvariantCulture)];
            rules
                .Text(source.Name, 200, [.. at, "name"])
                .OptionalText(source.Note, 1000, [.. at, "note"])
                .NotNegative(source.Amount ?? default, [.. at, "amount"])
                .Require(
                    (source.Amount ?? default) <= FundLine.Most,
                    RuleCodes.Invalid,
                    $"{source.Amount} is more than {FundLine.Most}. Check the amount.",
                    [.. at, "amount"]
                )
                .Require(
                    source.Organisation is null || organisations.ContainsKey(source.Organisation),
                    RuleCodes.NotFound,
                    $"No organisation has the code \"{source.Organisation}\". Send a GSS code or identifier, or leave it out: the name is enough.",
                    [.. at, "organisation"]
                );
        }

        return rules;
    }

    private static void Cite(FundedScheme scheme, CitationInput? document)
    {
        if (document is not null)
        {
            (scheme.DocumentTitle, scheme.DocumentDate, scheme.DocumentPlace) = (document.Title, document.Date, document.Place);
        }
    }

    private static void AddSources(
        GrantsDb db,
        FundedScheme scheme,
        IReadOnlyList<SchemeSourceInput> sources,
        IReadOnlyDictionary<string, Organisation> organisations
    ) =>
        db.AddRange(
            sources.Select(
                (s, index) =>
                    new SchemeSource
                    {
                        SchemeId = scheme.Id,
                        Number = index + 1,
                        Name = s.Name,
                        OrganisationId = s.Organisation is null ? null : organisations[s.Organisation].Id,
                        Pence = s.Amount?.MinorUnits,
                        Note = s.Note,
                    }
            )
        );

    private static string Describe(FundedScheme scheme, IReadOnlyList<SchemeSourceInput>? sources)
    {
        var known = sources?.Where(s => s.Amount is not null).Aggregate(default(Money), (sum, s) => sum + s.Amount!.Value);
        return sources is null
            ? $"{scheme.Slug}: \"{scheme.Title}\""
            : $"{scheme.Slug}: {sources.Count} sources{(scheme.SourcesComplete ? "" : " and more")}, {known?.Amount} known, {sources.Count(s => s.Amount is null)} not known";
    }
}
