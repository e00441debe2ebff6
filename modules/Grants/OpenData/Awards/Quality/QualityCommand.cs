using System.CommandLine;

namespace CouncilPlatform.Grants.OpenData;

/// <summary><c>grants quality --partnership SLUG</c></summary>
internal sealed class QualityCommand(QualityReport report, IPartnerships partnerships)
{
    public static void AddTo(ModuleCommands commands)
    {
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        commands.Add(
            new Command("quality", "Lists what a partnership's awards lack as open data, though they are valid.") { partnership },
            (parsed, services, cancellationToken) =>
                services.GetRequiredService<QualityCommand>().RunAsync(parsed.GetValue(partnership)!, Console.Out, cancellationToken)
        );
    }

    /// <exception cref="RuleException">There is no such partnership, or it has grants off.</exception>
    public async Task<int> RunAsync(string slug, TextWriter output, CancellationToken cancellationToken)
    {
        await report.WriteAsync(await partnerships.FindWithGrantsAsync(slug, cancellationToken), output, awards: true, cancellationToken);
        return 0;
    }
}
