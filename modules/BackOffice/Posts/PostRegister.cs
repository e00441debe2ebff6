using System.Runtime.CompilerServices;

namespace CouncilPlatform.BackOffice.Posts;

/// <summary>Shared posts as a table. A post is told by its agreement and reference.</summary>
internal sealed class PostRegister(BackOfficeDb db, IMediator mediator, TimeProvider time) : IDescribedRegister
{
    private static readonly TableColumn Agreement = new("Agreement", ColumnNeed.Cell, "The agreement's slug.");
    private static readonly TableColumn Reference = new(
        "Reference",
        ColumnNeed.Cell,
        "What tells the post from every other of the agreement."
    );
    private static readonly TableColumn Title = new("Post", ColumnNeed.Cell, "What the post is; never a person.");
    private static readonly TableColumn Employer = new(
        "Employer",
        ColumnNeed.Cell,
        "The code of the party that employs it, as in E07000143."
    );
    private static readonly TableColumn Cost = new(
        "Annual cost",
        ColumnNeed.Optional,
        "In pounds, as in 61234.50; empty where it is not known."
    );
    private static readonly TableColumn Shares = new(
        "Shares",
        ColumnNeed.Cell,
        "What each party pays, 100% together, as in \"E07000143: 60; E07000140: 40\"."
    );
    private static readonly TableColumn Preference = new(
        "Prefers",
        ColumnNeed.Optional,
        "The code of the party that its holder would rather go to; empty where it is not known."
    );

    public static RegisterTable Table { get; } =
        new(
            "shared-posts",
            "Shared posts",
            "The posts that councils share, and what each pays.",
            [Agreement, Reference, Title, Employer, Cost, Shares, Preference],
            Role.Viewer
        );

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        Partnership partnership,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var agreements = await db
            .Agreements.Where(a => a.PartnershipId == partnership.Id)
            .ToDictionaryAsync(a => a.Id, a => a.Slug, cancellationToken);
        var shares = (
            await db
                .PostShares.AsNoTracking()
                .Where(s => db.SharedPosts.Any(p => p.Id == s.SharedPostId && p.PartnershipId == partnership.Id))
                .OrderBy(s => s.Code)
                .ToListAsync(cancellationToken)
        ).ToLookup(s => s.SharedPostId);
        var posts = (await db.SharedPosts.AsNoTracking().Where(p => p.PartnershipId == partnership.Id).ToListAsync(cancellationToken))
            .OrderBy(p => agreements[p.AgreementId], StringComparer.Ordinal)
            .ThenBy(p => p.Reference, StringComparer.Ordinal)
            .ToList();
        var codes = await mediator.Send(
            new GetOrganisations([.. posts.SelectMany(p => new[] { p.EmployerId, p.PreferredId ?? p.EmployerId }).Distinct()]),
            cancellationToken
        );
        foreach (var p in posts)
        {
            yield return
            [
                agreements[p.AgreementId],
                p.Reference,
                p.Title,
                codes[p.EmployerId].Code(),
                p.AnnualCost(),
                string.Join("; ", shares[p.Id].Select(s => $"{s.Code}: {Percents.Write(s.BasisPoints)}")),
                p.PreferredId is { } preferred ? codes[preferred].Code() : null,
            ];
        }
    }

    public async Task<RegisterResult?> ImportAsync(
        Partnership partnership,
        IReadOnlyList<TitledRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    )
    {
        var organisations = await mediator.Send(
            new FindOrganisations([
                .. rows.SelectMany(r => r.Parts(Shares).Select(p => Split(p).Code).Append(r[Employer]).Append(r[Preference]))
                    .Where(c => c.Length > 0)
                    .Distinct(),
            ]),
            cancellationToken
        );
        return await db.WriteAsync(
            async ct =>
            {
                var agreements = await db
                    .Agreements.Where(a => a.PartnershipId == partnership.Id)
                    .ToDictionaryAsync(a => a.Slug, StringComparer.Ordinal, ct);
                var ended = await EndedAsync(agreements.Values, ct);
                var parties = (
                    await db
                        .AgreementParties.Where(p => db.Agreements.Any(a => a.Id == p.AgreementId && a.PartnershipId == partnership.Id))
                        .ToListAsync(ct)
                )
                    .Select(p => (p.AgreementId, p.OrganisationId))
                    .ToHashSet();
                var retained = await db.RetainedPosts.Where(r => r.PartnershipId == partnership.Id).Select(r => r.TitleKey).ToListAsync(ct);
                var there = await db
                    .SharedPosts.Where(p => p.PartnershipId == partnership.Id)
                    .ToDictionaryAsync(p => (p.AgreementId, p.Reference), ct);
                var shares = (
                    await db
                        .PostShares.Where(s => db.SharedPosts.Any(p => p.Id == s.SharedPostId && p.PartnershipId == partnership.Id))
                        .ToListAsync(ct)
                ).ToLookup(s => s.SharedPostId);
                var (seen, result) = (new HashSet<(Guid Agreement, string Reference)>(), new RegisterResult(0, 0, 0));
                foreach (var row in rows)
                {
                    var agreement = agreements.GetValueOrDefault(row[Agreement]);
                    if (agreement is null)
                    {
                        row.Fault(Agreement, $"{partnership.Name} has no agreement \"{row[Agreement]}\".");
                        continue;
                    }

                    if (ended.Contains(agreement.Id))
                    {
                        row.Fault(Agreement, $"{agreement.Title} has ended, and stays as it was.");
                    }

                    if (!seen.Add((agreement.Id, row[Reference])))
                    {
                        row.Fault(Reference, $"\"{row[Reference]}\" stands in the table twice. Keep one.");
                    }

                    if (retained.Contains(row[Title].ToUpperInvariant()))
                    {
                        row.Fault(Title, $"{row[Title]} stays with each council: it cannot be shared.");
                    }

                    var (reference, title, cost) = (row.Text(Reference, 40), row.Text(Title, 200), row.Amount(Cost));
                    if (cost?.MinorUnits is < 0 or > 1_000_000_000)
                    {
                        row.Fault(Cost, "A post costs from nothing to ten million pounds a year.");
                    }

                    var (employer, preferred) = (
                        Party(row, Employer, row[Employer]),
                        row[Preference].Length == 0 ? null : Party(row, Preference, row[Preference])
                    );
                    var split = ReadShares(row, code => Party(row, Shares, code));
                    if (reference is null || title is null || employer is null || faults.Total > 0)
                    {
                        continue;
                    }

                    var isNew = !there.TryGetValue((agreement.Id, reference), out var post);
                    if (post is null)
                    {
                        post = new()
                        {
                            PartnershipId = partnership.Id,
                            AgreementId = agreement.Id,
                            Reference = reference,
                            Title = title,
                        };
                        db.Add(post);
                    }

                    (post.Title, post.EmployerId, post.AnnualCostPence, post.PreferredId) = (
                        title,
                        employer.Id,
                        cost?.MinorUnits,
                        preferred?.Id
                    );
                    var before = shares[post.Id].Select(s => (s.OrganisationId, s.BasisPoints)).ToHashSet();
                    var other = !before.SetEquals(split.Select(s => (s.Party.Id, s.BasisPoints)));
                    if (other)
                    {
                        db.RemoveRange(shares[post.Id]);
                        db.AddRange(
                            split.Select(s => new PostShare
                            {
                                SharedPostId = post.Id,
                                OrganisationId = s.Party.Id,
                                Code = s.Party.Code(),
                                BasisPoints = s.BasisPoints,
                            })
                        );
                    }

                    result = result.Counting(isNew, other || db.Entry(post).State == EntityState.Modified);

                    Organisation? Party(TitledRow at, TableColumn column, string code)
                    {
                        if (
                            code.Length > 0
                            && organisations.TryGetValue(code, out var organisation)
                            && parties.Contains((agreement.Id, organisation.Id))
                        )
                        {
                            return organisation;
                        }

                        if (code.Length > 0)
                        {
                            at.Fault(column, $"\"{code}\" is no party to {agreement.Title}. Write a party's code.");
                        }

                        return null;
                    }
                }

                if (faults.Total > 0)
                {
                    db.ChangeTracker.Clear();
                    return null;
                }

                db.Audit("importSharedPosts", partnership, partnership.Id, result.ToString());
                return result;
            },
            cancellationToken
        );
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
                row.Fault(Shares, $"\"{part}\" is no share. Write a party's code, a colon and its percentage, as in \"E07000143: 60\".");
                read = false;
                continue;
            }

            sum += basisPoints;
            if (party(code) is { } found)
            {
                if (shares.Exists(s => s.Party.Id == found.Id))
                {
                    row.Fault(Shares, $"\"{code}\" is there twice. A party has one share.");
                }

                shares.Add((found, basisPoints));
            }
        }

        if (read && sum != Percents.Whole)
        {
            row.Fault(Shares, $"The shares come to {Percents.Write(sum)}%, not 100%.");
        }

        return shares;
    }

    private static (string Code, string Percent) Split(string part) =>
        part.Split(':', 2, StringSplitOptions.TrimEntries) is [var code, var percent] ? (code, percent.TrimEnd('%').TrimEnd()) : (part, "");

    private async Task<HashSet<Guid>> EndedAsync(IEnumerable<Agreement> agreements, CancellationToken cancellationToken)
    {
        var all = agreements.ToList();
        var terminations = await TerminationQueries.ByAgreementAsync(db, all.ConvertAll(a => a.Id), cancellationToken);
        return
        [
            .. all.Where(a => AgreementDates.StateOn(a, terminations.GetValueOrDefault(a.Id), UkTime.Today(time)) == AgreementState.Ended)
                .Select(a => a.Id),
        ];
    }
}
