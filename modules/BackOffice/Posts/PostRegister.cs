namespace CouncilPlatform.BackOffice.Posts;

/// <summary>Shared posts as a table. The agreement and the reference identify a post.</summary>
internal sealed record PostRegister()
    : Register(
        "shared-posts",
        "Shared posts",
        "The posts that councils share, and what each pays.",
        Role.Viewer,
        Agreement,
        Reference,
        Post,
        Employer,
        Cost,
        Shares,
        Preference
    )
{
    private static readonly TableColumn Agreement = Cell("Agreement", "The agreement's short name."),
        Reference = Cell("Reference", "The post's reference, unique in the agreement."),
        Post = Cell("Post", "What the post is; never a person."),
        Employer = Cell("Employer", "The code of the party that employs the post, like E07000143."),
        Cost = Optional("Annual cost", "In pounds, like 61234.50; empty where it is not known."),
        Shares = Cell("Shares", "What each party pays, 100% together, like E07000143: 60; E07000140: 40."),
        Preference = Optional("Prefers", "The code of the party that the holder prefers to go to; empty where it is not known.");

    public override async Task<IEnumerable<IReadOnlyList<object?>>> RowsAsync(
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var agreements = await db.Of<Agreement>(partnership).ToDictionaryAsync(a => a.Id, a => a.Slug, cancellationToken);
        var shares = (await SharesOf(db, partnership).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(s => s.SharedPostId);
        var posts = await db.Of<SharedPost>(partnership).AsNoTracking().ToListAsync(cancellationToken);
        var codes = await mediator.OrganisationsAsync(
            posts.SelectMany(p => new[] { p.EmployerId, p.PreferredId ?? p.EmployerId }),
            cancellationToken
        );
        return posts
            .OrderBy(p => agreements[p.AgreementId], StringComparer.Ordinal)
            .ThenBy(p => p.Reference, StringComparer.Ordinal)
            .Select(
                IReadOnlyList<object?> (p) =>
                    [
                        agreements[p.AgreementId],
                        p.Reference,
                        p.Title,
                        codes[p.EmployerId].Code,
                        p.AnnualCost(),
                        string.Join("; ", shares[p.Id].Select(s => $"{s.Code}: {Percents.Write(s.BasisPoints)}")),
                        p.PreferredId is { } preferred ? codes[preferred].Code : null,
                    ]
            );
    }

    public override async Task<RegisterResult?> ImportAsync(Change<BackOfficeDb> change, IReadOnlyList<TitledRow> rows, FileImport import)
    {
        var organisations = await OrganisationsInFile.FindAsync(
            import,
            change,
            rows.SelectMany(r => r.Parts(Shares).Select(p => Split(p).Code).Append(r[Employer]).Append(r[Preference]))
        );
        await change.BeginAsync();
        var existing = await change.Of<SharedPost>().ToDictionaryAsync(p => (p.AgreementId, Names.Key(p.Reference)), change.Cancellation);
        var entries = await ReadAsync(change, rows, import, organisations, existing);
        if (import.Faults.Total > 0)
        {
            return null;
        }

        var known = (await SharesOf(change.Db, change.Partnership).ToListAsync(change.Cancellation)).ToLookup(s => s.SharedPostId);
        var result = new RegisterResult(change);
        foreach (var (agreement, reference, title, employer, cost, shares, preferred) in entries)
        {
            var post =
                existing.GetValueOrDefault((agreement.Id, Names.Key(reference)))
                ?? change.Add(
                    new SharedPost
                    {
                        AgreementId = agreement.Id,
                        Reference = reference,
                        Title = title,
                        EmployerId = employer.Id,
                    }
                );
            (post.Title, post.PreferredId) = (title, preferred?.Id);
            post.AnnualCostPence = cost?.MinorUnits;
            var split = known[post.Id].Select(s => (s.OrganisationId, s.BasisPoints)).ToHashSet();
            var resplit = !split.SetEquals(shares.Select(s => (s.Party.Id, s.BasisPoints)));
            if (resplit)
            {
                change.Db.RemoveRange(known[post.Id]);
                change.AddRange(shares.Select(s => PostShare.Of(post, s.Party, s.BasisPoints)));
            }

            result.Count(resplit, post);
        }

        return result;
    }

    private static async Task<List<Entry>> ReadAsync(
        Change<BackOfficeDb> change,
        IReadOnlyList<TitledRow> rows,
        FileImport import,
        OrganisationsInFile organisations,
        Dictionary<(Guid Agreement, string Reference), SharedPost> existing
    )
    {
        var agreements = await change.Of<Agreement>().ToDictionaryAsync(a => a.Slug, StringComparer.Ordinal, change.Cancellation);
        var terminations = await change.Of<Termination>().ToDictionaryAsync(t => t.AgreementId, change.Cancellation);
        var keys = agreements.Values.Select(a => a.Id).ToList();
        var parties = await change.Db.Set<AgreementParty>().Where(p => keys.Contains(p.AgreementId)).ToListAsync(change.Cancellation);
        var offices = await change.RetainedOfficesAsync();
        var (seen, entries) = (new HashSet<(Guid Agreement, string Reference)>(), new List<Entry>());
        foreach (var row in rows)
        {
            if (row.Find(Agreement, agreements, $"{change.Partnership.Name} has no agreement \"{row[Agreement]}\".") is not { } agreement)
            {
                continue;
            }

            var state = AgreementDates.StateOn(agreement, terminations.GetValueOrDefault(agreement.Id), change.Today);
            row.Require(state != AgreementState.Ended, Agreement, $"{agreement.Title} has ended. You cannot change it.");
            row.RequireOnce(seen.Add((agreement.Id, Names.Key(row[Reference]))), Reference);
            row.Require(
                !offices.Exists(o => Offices.Includes(row[Post], o.Office)),
                Post,
                $"{row[Post]} stays with each council. It cannot be shared."
            );
            var (reference, title, cost) = (row.Text(Reference, 40), row.Text(Post, 200), row.Amount(Cost));
            row.Require(SharedPost.IsCost(cost), Cost, SharedPost.CostFault);
            var (employer, preferred) = (Party(Employer, row[Employer]), Party(Preference, row[Preference]));
            row.Require(
                employer is null
                    || !existing.TryGetValue((agreement.Id, Names.Key(row[Reference])), out var post)
                    || post.EmployerId == employer.Id,
                Employer,
                "Another party employs this post. It must offer the post to the new employer, which then accepts it. Leave it as it is."
            );
            var shares = ReadShares(row, code => Party(Shares, code));
            if (reference is not null && title is not null && employer is not null)
            {
                entries.Add(new(agreement, reference, title, employer, cost, shares, preferred));
            }

            Organisation? Party(TableColumn column, string code)
            {
                bool IsParty(Organisation? organisation) =>
                    organisation is not null && parties.Exists(p => p.AgreementId == agreement.Id && p.OrganisationId == organisation.Id);
                // Posts are those of today. A successor is asked about where it has taken its predecessor's place in the agreement.
                var party = organisations.Find(code);
                party = IsParty(party) ? party : organisations.Find(code, change.Today);
                var isParty = IsParty(party);
                // Whoever answers whose the post is says by that whether a party has it.
                var isAsked = party?.ValidTo <= change.Today && import.Questions.Any(q => q.Answer is null);
                row.Require(
                    isParty || isAsked || code.Length == 0,
                    column,
                    $"\"{code}\" is not a party to {agreement.Title}. Enter a party's code."
                );
                return isParty ? party : null;
            }
        }

        return entries;
    }

    private static List<(Organisation Party, int BasisPoints)> ReadShares(TitledRow row, Func<string, Organisation?> party)
    {
        List<(Organisation Party, int BasisPoints)> shares = [];
        var (sum, read) = (0, row[Shares].Length > 0);
        foreach (var part in row.Parts(Shares))
        {
            var (code, percent) = Split(part);
            if (code.Length == 0 || !Percents.TryRead(percent, out var basisPoints))
            {
                row.Fault(Shares, $"\"{part}\" is not a share. Enter a party's code, a colon and its percentage, like E07000143: 60.");
                read = false;
                continue;
            }

            sum += basisPoints;
            if (party(code) is { } found)
            {
                row.Require(!shares.Exists(s => s.Party.Id == found.Id), Shares, $"\"{code}\" has two shares. Enter one.");
                shares.Add((found, basisPoints));
            }
        }

        row.Require(!read || sum == Percents.Whole, Shares, PostShare.SumFault(sum));
        return shares;
    }

    private static (string Code, string Percent) Split(string part) =>
        part.Split(':', 2, StringSplitOptions.TrimEntries) is [var code, var percent] ? (code, percent.TrimEnd('%').TrimEnd()) : (part, "");

    private static IQueryable<PostShare> SharesOf(BackOfficeDb db, Partnership partnership) =>
        db.Set<PostShare>().Where(s => db.Of<SharedPost>(partnership).Any(p => p.Id == s.SharedPostId)).OrderBy(s => s.Code);

    private sealed record Entry(
        Agreement Agreement,
        string Reference,
        string Title,
        Organisation Employer,
        Money? Cost,
        IReadOnlyList<(Organisation Party, int BasisPoints)> Shares,
        Organisation? Preferred
    );
}
