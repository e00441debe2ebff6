using System.Runtime.CompilerServices;

namespace CouncilPlatform.BackOffice.Services;

/// <summary>The menu of services as a table. A service is told by its slug; where none is written, by that of its name.</summary>
internal sealed class ServiceRegister(BackOfficeDb db) : IDescribedRegister
{
    private static readonly TableColumn Name = new("Service area", ColumnNeed.Cell, "What the service is called.");
    private static readonly TableColumn Kind = new("Kind", ColumnNeed.Cell, "Front line or Back office.");
    private static readonly TableColumn Proposal = new("Development proposal", ColumnNeed.Cell, "What is proposed.");
    private static readonly TableColumn Benefits = new("Benefits", ColumnNeed.Cell, "What it is good for.");
    private static readonly TableColumn Scale = new(
        "Delivery scale",
        ColumnNeed.Optional,
        "Local, District, Cluster, Multi district or County; empty where nobody has said."
    );
    private static readonly TableColumn Model = new(
        "Delivery model",
        ColumnNeed.Optional,
        "Own, Service level agreement, Consortium, Lead authority or Merged; empty where nobody has said."
    );
    private static readonly TableColumn Target = new(
        "Efficiency target",
        ColumnNeed.Optional,
        "Yes where it is to contribute to the efficiency target; empty: no."
    );
    private static readonly TableColumn Local = new(
        "Stays local",
        ColumnNeed.Optional,
        "The posts that stay with each council, as in \"Monitoring Officer\". Several: with semicolons between them."
    );
    private static readonly TableColumn Source = new("Source", ColumnNeed.Optional, "The document, by title and date.");
    private static readonly TableColumn Slug = new(
        "Slug",
        ColumnNeed.Optional,
        "What tells the service from every other, in lower-case letters, digits and hyphens; empty: made of what it is called."
    );

    public static RegisterTable Table { get; } =
        new(
            "services",
            "Services",
            "The menu of services that councils may share.",
            [Name, Kind, Proposal, Benefits, Scale, Model, Target, Local, Source, Slug]
        );

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        Partnership partnership,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var retained = (
            await db
                .RetainedPosts.AsNoTracking()
                .Where(r => r.PartnershipId == partnership.Id)
                .OrderBy(r => r.Title)
                .ToListAsync(cancellationToken)
        ).ToLookup(r => r.ServiceId, r => r.Title);
        await foreach (
            var s in db
                .Services.AsNoTracking()
                .Where(s => s.PartnershipId == partnership.Id)
                .OrderBy(s => s.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            yield return
            [
                s.Name,
                s.Kind,
                s.Proposal,
                s.Benefits,
                s.Scale,
                s.Model,
                s.EfficiencyTarget ? "Yes" : "No",
                string.Join("; ", retained[s.Id]),
                s.Source,
                s.Slug,
            ];
        }
    }

    public Task<RegisterResult?> ImportAsync(
        Partnership partnership,
        IReadOnlyList<TitledRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var there = await db
                    .Services.Where(s => s.PartnershipId == partnership.Id)
                    .ToDictionaryAsync(s => s.Slug, StringComparer.Ordinal, ct);
                var shared = await ServiceMutations.SharedAsync(db, partnership, ct);
                var retained = (await db.RetainedPosts.Where(r => r.PartnershipId == partnership.Id).ToListAsync(ct)).ToLookup(r =>
                    r.ServiceId
                );
                var number = there.Values.Select(s => s.Number).DefaultIfEmpty().Max();
                var (seen, result) = (new HashSet<string>(StringComparer.Ordinal), new RegisterResult(0, 0, 0));
                foreach (var row in rows)
                {
                    var slug = Slugs.Of(row[Slug].Length > 0 ? row[Slug] : row[Name]);
                    if (row[Slug].Length > 0 && slug != row[Slug])
                    {
                        row.Fault(Slug, $"\"{row[Slug]}\" is no slug.{(slug.Length < 2 ? "" : $" Write \"{slug}\".")}");
                    }

                    if (!seen.Add(slug))
                    {
                        row.Fault(Name, $"\"{row[Name]}\" stands in the table twice. Keep one.");
                    }
                    else if (slug.Length < 2 && row[Name].Length > 0)
                    {
                        row.Fault(Name, "That is no name of a service.");
                    }

                    foreach (var post in row.Parts(Local).Where(p => shared.Contains(p.ToUpperInvariant())))
                    {
                        row.Fault(Local, $"Councils share the post \"{post}\". It does not stay with each of them.");
                    }

                    if (Read(row) is not { } read || faults.Total > 0)
                    {
                        continue;
                    }

                    var isNew = !there.TryGetValue(slug, out var service);
                    if (service is null)
                    {
                        service = new()
                        {
                            PartnershipId = partnership.Id,
                            Slug = slug,
                            Number = ++number,
                            Name = read.Name,
                            Proposal = read.Proposal,
                            Benefits = read.Benefits,
                        };
                        db.Add(service);
                    }

                    (service.Name, service.Kind, service.Proposal, service.Benefits) = (read.Name, read.Kind, read.Proposal, read.Benefits);
                    (service.Scale, service.Model, service.EfficiencyTarget, service.Source) = (
                        read.Scale,
                        read.Model,
                        read.Target,
                        read.Source
                    );
                    var others = ServiceMutations.Retain(
                        db,
                        service,
                        [.. read.Local.Distinct(StringComparer.OrdinalIgnoreCase)],
                        retained[service.Id]
                    );
                    result = result.Counting(isNew, others || db.Entry(service).State == EntityState.Modified);
                }

                if (faults.Total > 0)
                {
                    db.ChangeTracker.Clear();
                    return null;
                }

                db.Audit("importServices", partnership, partnership.Id, result.ToString());
                return result;
            },
            cancellationToken
        );

    private static Entry? Read(TitledRow row)
    {
        var (name, proposal, benefits, source) = (
            row.Text(Name, 200),
            row.Text(Proposal, 4000),
            row.Text(Benefits, 2000),
            row.Text(Source, 300)
        );
        var (kind, scale, model) = (row.Choice<ServiceKind>(Kind), row.Choice<DeliveryScale>(Scale), row.Choice<DeliveryModel>(Model));
        var target = YesNo.Read(row, Target);
        foreach (var post in row.Parts(Local).Where(p => p.Length > 200))
        {
            row.Fault(Local, $"\"{post[..20]}…\" is longer than 200 characters.");
        }

        return name is null || proposal is null || benefits is null || kind is null
            ? null
            : new(name, kind.Value, proposal, benefits, scale, model, target, row.Parts(Local), source);
    }

    /// <summary>A service as a row of the table has it.</summary>
    private sealed record Entry(
        string Name,
        ServiceKind Kind,
        string Proposal,
        string Benefits,
        DeliveryScale? Scale,
        DeliveryModel? Model,
        bool Target,
        IReadOnlyList<string> Local,
        string? Source
    );
}
