namespace CouncilPlatform.BackOffice.Services;

/// <summary>
/// The menu of services as a table. A service is known by its short name, which is made of its name where it is left out.
/// </summary>
internal sealed class ServiceRegister(BackOfficeDb db, ISharedPosts posts) : IDescribedRegister
{
    private static readonly TableColumn Name = new("Service area", ColumnNeed.Cell, "The service's name.");
    private static readonly TableColumn Kind = new("Kind", ColumnNeed.Cell, "Front line or Back office.");
    private static readonly TableColumn Proposal = new("Development proposal", ColumnNeed.Cell, "What is proposed.");
    private static readonly TableColumn Benefits = new("Benefits", ColumnNeed.Cell, "The benefits that are expected.");
    private static readonly TableColumn Scale = new(
        "Delivery scale",
        ColumnNeed.Optional,
        "Local, District, Cluster, Multi district or County; empty where it is not known."
    );
    private static readonly TableColumn Model = new(
        "Delivery model",
        ColumnNeed.Optional,
        "Own, Service level agreement, Consortium, Lead authority or Merged; empty where it is not known."
    );
    private static readonly TableColumn Target = new(
        "Efficiency target",
        ColumnNeed.Optional,
        "Yes if it is to contribute to the efficiency target; empty for no."
    );
    private static readonly TableColumn Local = new(
        "Stays local",
        ColumnNeed.Optional,
        "The offices that stay with each council, like Monitoring Officer. Put a semicolon between two."
    );
    private static readonly TableColumn Source = new("Source", ColumnNeed.Optional, "The document, by title and date.");
    private static readonly TableColumn Slug = new(
        "Slug",
        ColumnNeed.Optional,
        "The service's short name: lower-case letters, numbers and hyphens; empty to make it from the name."
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
        var offices = (await db.Of<RetainedPost>(partnership).AsNoTracking().OrderBy(r => r.Title).ToListAsync(cancellationToken)).ToLookup(
            r => r.ServiceId,
            r => r.Title
        );
        var services = db.Of<Service>(partnership).AsNoTracking().OrderBy(s => s.Number);
        await foreach (var s in services.AsAsyncEnumerable().WithCancellation(cancellationToken))
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
                string.Join("; ", offices[s.Id]),
                s.Source,
                s.Slug,
            ];
        }
    }

    public async Task<RegisterResult?> ImportAsync(Change<BackOfficeDb> change, IReadOnlyList<TitledRow> rows, TableFaults faults)
    {
        await change.BeginAsync();
        var shared = await posts.TitlesAsync(change);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var inputs = rows.Select(r => Read(r, change.Partnership.Slug, seen, shared)).OfType<SaveServiceInput>().ToList();
        if (faults.Total > 0)
        {
            return null;
        }

        var existing = await change.Of<Service>().ToDictionaryAsync(s => s.Slug, StringComparer.Ordinal, change.Cancellation);
        var offices = (await change.Of<RetainedPost>().ToListAsync(change.Cancellation)).ToLookup(r => r.ServiceId);
        var number = existing.Values.Select(s => s.Number).DefaultIfEmpty().Max();
        var result = new RegisterResult(0, 0, 0);
        foreach (var input in inputs)
        {
            var isNew = !existing.TryGetValue(input.Slug, out var service);
            service ??= change.Add(ServiceMutations.New(input, ++number, change.Partnership));
            service.Update(input);
            var changed = ServiceMutations.Retain(change, service, input.Offices, offices[service.Id]);
            result = result.Counting(isNew, changed || change.Db.Entry(service).State == EntityState.Modified);
        }

        return result;
    }

    private static SaveServiceInput? Read(TitledRow row, string partnership, HashSet<string> seen, List<string> shared)
    {
        var slug = Slugs.Of(row[Slug].Length > 0 ? row[Slug] : row[Name]);
        row.Require(
            row[Slug].Length == 0 || slug == row[Slug],
            Slug,
            $"\"{row[Slug]}\" is not a short name.{(slug.Length < 2 ? "" : $" Enter \"{slug}\".")}"
        );
        var isFirst = seen.Add(slug);
        row.RequireOnce(isFirst, Name);
        row.Require(
            !isFirst || slug.Length >= 2 || row[Name].Length == 0,
            Name,
            "This is not a name of a service. Enter at least two letters."
        );
        IReadOnlyList<string> offices = [.. row.Parts(Local).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (var office in offices)
        {
            row.Require(
                !shared.Exists(title => Offices.Includes(title, office)),
                Local,
                $"Councils already share the post \"{office}\", so it does not stay with each of them."
            );
            row.Require(office.Length <= 200, Local, $"\"{office[..Math.Min(20, office.Length)]}…\" is longer than 200 characters.");
        }

        var (name, proposal, benefits) = (row.Text(Name, 200), row.Text(Proposal, 4000), row.Text(Benefits, 2000));
        var (kind, scale, model) = (row.Choice<ServiceKind>(Kind), row.Choice<DeliveryScale>(Scale), row.Choice<DeliveryModel>(Model));
        var (target, source) = (row.YesNo(Target), row.Text(Source, 300));
        return name is null || proposal is null || benefits is null || kind is null
            ? null
            : new(partnership, slug, name, kind.Value, proposal, benefits, scale, model, target, offices, source, Version: null);
    }
}
