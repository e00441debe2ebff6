using System.CommandLine;

namespace CouncilPlatform.Grants.OpenData;

/// <summary><c>grants publish --partnership SLUG</c></summary>
internal sealed class PublishCommand(OwnAwards awards, GrantsDb db, IPartnerships partnerships)
{
    public static void AddTo(ModuleCommands commands)
    {
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        commands.Add(
            new Command(
                "publish",
                "Brings what is published of the partnership's own awards up to date: those signed before the platform published them, and names that changed."
            )
            {
                partnership,
            },
            (parsed, services, cancellationToken) =>
                services.GetRequiredService<PublishCommand>().RunAsync(parsed.GetValue(partnership)!, Console.Out, cancellationToken)
        );
    }

    /// <returns>The exit code: 0.</returns>
    /// <exception cref="RuleException">There is no such partnership, or it has grants off.</exception>
    public async Task<int> RunAsync(string slug, TextWriter output, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindWithGrantsAsync(slug, cancellationToken);
        var awarded = await db
            .Applications.Where(a => a.PartnershipId == partnership.Id && a.State == ApplicationState.Awarded)
            .OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.OrganisationId })
            .ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var application in awarded)
        {
            var parties = await awards.PartiesAsync(partnership, application.Id, application.OrganisationId, cancellationToken);
            changed += await db.WriteAsync(ct => awards.PublishAsync(parties, ct), cancellationToken) ? 1 : 0;
            db.ChangeTracker.Clear();
        }

        var published = await db.Awards.CountAsync(a => a.PartnershipId == partnership.Id && a.ApplicationId != null, cancellationToken);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{awarded.Count:N0} awarded here: {published:N0} published, {changed:N0} of them new or changed."
            )
        );
        return 0;
    }
}
