using System.CommandLine;

namespace CouncilPlatform.Grants.OpenData;

internal sealed class PublishCommand(OwnAwards awards, Changes<GrantsDb> changes, GrantsDb db, IPartnerships partnerships)
{
    public static void AddTo(ModuleCommands commands)
    {
        var partnership = PartnershipsWithGrants.Option();
        commands.Add(
            new Command(
                "publish",
                "Updates the partnership's own published awards: awards signed before the platform published them, and changed names."
            )
            {
                partnership,
            },
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<PublishCommand>()
                    .RunAsync(parsed.GetValue(partnership)!, parsed.InvocationConfiguration.Output, cancellationToken)
        );
    }

    public async Task<int> RunAsync(string slug, TextWriter output, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindWithGrantsAsync(slug, cancellationToken);
        var awarded = await db.Of<Application>(partnership)
            .Where(a => a.State == ApplicationState.Awarded)
            .OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.OrganisationId })
            .ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var application in awarded)
        {
            changed += await changes.RunAsync(
                partnership,
                "publishAward",
                async _ => await awards.PublishAsync(await awards.LockAsync(application.Id, application.OrganisationId)) ? 1 : 0,
                cancellationToken
            );
        }

        var published = await db.Of<Award>(partnership).CountAsync(a => a.ApplicationId != null, cancellationToken);
        await output.WriteLineAsync(
            Invariant($"{awarded.Count:N0} awarded here: {published:N0} published, {changed:N0} of them new or changed.")
        );
        return 0;
    }
}
