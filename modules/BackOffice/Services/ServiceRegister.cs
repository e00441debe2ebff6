namespace CouncilPlatform.BackOffice.Services;

/// <summary>The menu of services as a table. The short name identifies a service; where it is left out, it is made from the name.</summary>
internal sealed record ServiceRegister(ISharedPosts posts)
    : Register(
        "services",
        "Services",
        "The menu of services that councils may share.",
        Reader: null,
        Service,
        Kind,
        Proposal,
        Benefits,
        Scale,
        Model,
        Status,
        Target,
        Local,
        Source,
        Slug
    )
{
    private static readonly TableColumn Service = Cell("Service area", "The service's name."),
        Kind = Cell("Kind", "Front line or Back office."),
        Proposal = Cell("Development proposal", "What is proposed."),
        Benefits = Cell("Benefits", "The benefits that are expected."),
        Scale = Optional("Delivery scale", "Local, District, Cluster, Multi district or County; empty where it is not known."),
        Model = Optional(
            "Delivery model",
            "Own, Service level agreement, Consortium, Lead authority or Merged; empty where it is not known."
        ),
        Status = Optional("Status", "Explored, Proposed or Agreed; empty where it is not known."),
        Target = Optional("Efficiency target", "Yes if it is to contribute to the efficiency target; empty for no."),
        Local = Optional("Stays local", "The offices that stay with each council, like Monitoring Officer. Put a semicolon between two."),
        Source = Optional("Source", "The document, by title and date."),
        Slug = Optional("Slug", "The service's short name: lower-case letters, numbers and hyphens; empty to make it from the name.");

    public override async Task<IEnumerable<IReadOnlyList<object?>>> RowsAsync(
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var retained = await db.Of<RetainedPost>(partnership).AsNoTracking().OrderBy(r => r.Title).ToListAsync(cancellationToken);
        var offices = retained.ToLookup(r => r.ServiceId, r => r.Title);
        var services = await db.Of<Service>(partnership).AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancellationToken);
        return services.Select(
            IReadOnlyList<object?> (s) =>
                [
                    s.Name,
                    s.Kind,
                    s.Proposal,
                    s.Benefits,
                    s.Scale,
                    s.Model,
                    s.Status,
                    s.EfficiencyTarget ? "Yes" : "No",
                    string.Join("; ", offices[s.Id]),
                    s.Source,
                    s.Slug,
                ]
        );
    }

    public override async Task<RegisterResult?> ImportAsync(Change<BackOfficeDb> change, IReadOnlyList<TitledRow> rows, FileImport import)
    {
        await change.BeginAsync();
        var shared = await posts.TitlesAsync(change);
        var existing = await change.Of<Service>().ToDictionaryAsync(s => s.Slug, StringComparer.Ordinal, change.Cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var inputs = rows.Select(r => Read(r, seen, shared, existing)).OfType<SaveServiceInput>().ToList();
        if (import.Faults.Total > 0)
        {
            return null;
        }

        var offices = (await change.Of<RetainedPost>().ToListAsync(change.Cancellation)).ToLookup(r => r.ServiceId);
        var number = existing.Values.Select(s => s.Number).DefaultIfEmpty().Max();
        var result = new RegisterResult(change);
        foreach (var input in inputs)
        {
            var service = existing.GetValueOrDefault(input.Slug) ?? change.Add(ServiceMutations.New(input, ++number, change.Partnership));
            service.Update(input);
            result.Count(ServiceMutations.Retain(change, service, input.Offices, offices[service.Id]), service);
        }

        return result;
    }

    private static SaveServiceInput? Read(TitledRow row, HashSet<string> seen, List<string> shared, Dictionary<string, Service> existing)
    {
        var slug = Slugs.Of(row[Slug].Length > 0 ? row[Slug] : row[Service]);
        row.Require(
            row[Slug].Length == 0 || slug == row[Slug],
            Slug,
            $"\"{row[Slug]}\" is not a short name.{(slug.Length < 2 ? "" : $" Enter \"{slug}\".")}"
        );
        var isFirst = seen.Add(slug);
        row.RequireOnce(isFirst, Service);
        row.Require(
            !isFirst || slug.Length >= 2 || row[Service].Length == 0,
            Service,
            "This is not a name of a service. Enter at least two letters."
        );
        var known = existing.GetValueOrDefault(slug)?.Name ?? row[Service];
        row.Require(
            row[Slug].Length > 0 || Names.Same.Equals(known, row[Service]),
            Service,
            $"The service \"{known}\" has the same short name. Write its name like that, or enter another short name."
        );
        IReadOnlyList<string> offices = [.. row.Parts(Local).Distinct(Names.Same)];
        foreach (var office in offices)
        {
            row.Require(
                !shared.Exists(title => Offices.Includes(title, office)),
                Local,
                $"Councils already share the post \"{office}\", so it does not stay with each of them."
            );
            row.Require(office.Length <= 200, Local, $"\"{office[..Math.Min(20, office.Length)]}…\" is longer than 200 characters.");
        }

        var (name, proposal, benefits) = (row.Text(Service, 200), row.Text(Proposal, 4000), row.Text(Benefits, 2000));
        var (kind, scale, model) = (row.Choice<ServiceKind>(Kind), row.Choice<DeliveryScale>(Scale), row.Choice<DeliveryModel>(Model));
        var (status, target, source) = (row.Choice<ServiceStatus>(Status), row.YesNo(Target), row.Text(Source, 300));
        return name is null || proposal is null || benefits is null || kind is null
            ? null
            : new(slug, name, kind.Value, proposal, benefits, scale, model, target, offices, source, status);
    }
}
