using System.CommandLine;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>The checks in words, for the command line. It names awards and fields, never their text.</summary>
internal sealed class QualityReport(GrantsDb db)
{
    private const int Shown = 20;

    public static void AddTo(ModuleCommands commands)
    {
        var option = PartnershipsWithGrants.Option();
        commands.Add(
            new Command("quality", "Lists what could be better about a partnership's awards as open data, although they are valid.")
            {
                option,
            },
            async (parsed, services, ct) =>
            {
                var partnership = await services.GetRequiredService<IPartnerships>().FindWithGrantsAsync(parsed.GetValue(option)!, ct);
                await services
                    .GetRequiredService<QualityReport>()
                    .WriteAsync(partnership, parsed.InvocationConfiguration.Output, awards: true, ct);
                return 0;
            }
        );
    }

    /// <summary>The outcome of an import, with what could be better about the awards then.</summary>
    public async Task<ImportOutcome?> AfterAsync(FileImport import, ImportOutcome? outcome)
    {
        if (outcome is null || import.IsPreview)
        {
            return outcome;
        }

        await using var text = new StringWriter();
        await text.WriteLineAsync(outcome.Summary);
        await WriteAsync(import.Partnership, text, awards: false, import.Cancellation);
        return outcome with { Summary = text.ToString().TrimEnd() };
    }

    public async Task WriteAsync(Partnership partnership, TextWriter output, bool awards, CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var check in QualityQueries.GrantQuality(partnership))
        {
            var count = await check.Count(db, cancellationToken);
            if (count == 0)
            {
                continue;
            }

            any = true;
            await output.WriteLineAsync($"Quality: {Wording.Count(count, "award")}: {check.Advice}");
            if (awards)
            {
                await NameAsync(check, count, output, cancellationToken);
            }
        }

        if (!any && awards)
        {
            await output.WriteLineAsync("Quality: nothing was found.");
        }
    }

    private async Task NameAsync(QualityCheck check, int count, TextWriter output, CancellationToken cancellationToken)
    {
        var first = await check
            .Of(db)
            .OrderBy(a => a.Identifier)
            .Take(Shown)
            .Select(a => new { a.Id, a.Identifier })
            .ToListAsync(cancellationToken);
        var ids = first.ConvertAll(a => a.Id);
        var found =
            check.Check == QualityCheckKind.PersonalData
                ? await db.Set<PersonalDataFinding>().AsNoTracking().Where(f => ids.Contains(f.AwardId)).ToListAsync(cancellationToken)
                : [];
        foreach (var award in first)
        {
            var fields = found
                .Where(f => f.AwardId == award.Id)
                .OrderBy(f => f.Field, StringComparer.Ordinal)
                .Select(f => $"{f.Field} ({Words(f.Kind)})")
                .ToList();
            await output.WriteLineAsync(fields.Count == 0 ? $"  {award.Identifier}" : $"  {award.Identifier}: {string.Join(", ", fields)}");
        }

        if (count > Shown)
        {
            await output.WriteLineAsync(Invariant($"  and {count - Shown:N0} more, which GraphQL lists under grantQuality."));
        }
    }

    private static string Words(PersonalDataKind kind) =>
        kind switch
        {
            PersonalDataKind.EmailAddress => "e-mail address",
            PersonalDataKind.TelephoneNumber => "telephone number",
            _ => "National Insurance number",
        };
}
