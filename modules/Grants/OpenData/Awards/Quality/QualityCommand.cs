using System.CommandLine;

namespace CouncilPlatform.Grants.OpenData;

/// <summary><c>grants quality --partnership SLUG</c></summary>
internal sealed class QualityCommand(QualityReport report, IPartnerships partnerships)
{
    public static void AddTo(ModuleCommands commands)
    {
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        commands.Add(
            new Command("quality", "Lists what could be better about a partnership's awards as open data, although they are valid.")
            {
                partnership,
            },
            (parsed, services, cancellationToken) =>
                services.GetRequiredService<QualityCommand>().RunAsync(parsed.GetValue(partnership)!, Console.Out, cancellationToken)
        );
    }

    /// <exception cref="RuleException">There is no such partnership, or it does not use grants.</exception>
    public async Task<int> RunAsync(string slug, TextWriter output, CancellationToken cancellationToken)
    {
        await report.WriteAsync(await partnerships.FindWithGrantsAsync(slug, cancellationToken), output, awards: true, cancellationToken);
        return 0;
    }
}
