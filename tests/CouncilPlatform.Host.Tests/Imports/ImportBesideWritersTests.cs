using System.Text;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>
/// A preview locks nothing, and an import locks nothing until its end: what others write is committed while it is between two rows.
/// </summary>
public sealed class ImportBesideWritersTests
{
    // As many bodies as figures: more rows than an import keeps in memory.
    private const int Figures = 15_000;

    [Theory]
    [EveryDatabase(true)]
    [EveryDatabase(false)]
    public async Task Others_write_while_a_large_file_is_compared_or_saved(string provider, bool isPreview)
    {
        await using var sender = await Sender.StartAsync(provider);
        await sender.AddOutcomeAsync();
        var officer = await sender.Host.KeyAsync(Sender.Slug, Role.Officer);
        await AddAsync(
            "addIndicator",
            """
            localOutcome: "well", slug: "homes", title: "Homes", definition: "Homes", unit: NUMBER, polarity: HIGH_IS_GOOD
            """
        );
        var written = 0;
        await using var scope = sender.Host.CommandScope();
        var services = scope.ServiceProvider;
        var request = new ImportRequest(
            services.GetRequiredService<ImportCatalogue>().Find("figures")!,
            await services.GetRequiredService<IPartnerships>().FindAsync(Sender.Slug, TestContext.Current.CancellationToken),
            "figures.csv",
            new Dictionary<string, string>(),
            new Dictionary<string, string>(),
            isPreview
        );
        using var file = new MemoryStream(
            Encoding.UTF8.GetBytes(
                "CPP,Indicator,Type,Year,value\n"
                    + string.Concat(Enumerable.Range(1, Figures).Select(i => $"Body {i},homes,raw,2012/13,{i}\n"))
            )
        );

        var report = await services
            .GetRequiredService<ImportRun>()
            .RunAsync(
                request,
                file,
                // Another body in the same table, by another connection.
                new Step(() => AddAsync("addReportingBody", $"""slug: "other-{++written}", name: "Other {written}", kind: PARTNERSHIP""")),
                TestContext.Current.CancellationToken
            );

        Assert.True(written > 1);
        Assert.True(report.IsSound, string.Join('\n', report.Faults.First));
        Assert.Equal(Figures, report.Outcome!.New);
        // What others wrote is there, and of the file what was to be saved.
        var read = await sender.Host.DataAsync(
            $$"""
            { partnership(slug: "{{Sender.Slug}}") {
              reportingBodies { totalCount } indicator(slug: "homes") { observations { totalCount } } } }
            """,
            officer
        );
        Assert.Equal(written + (isPreview ? 0 : Figures), (int?)read["partnership"]!["reportingBodies"]!["totalCount"]);
        Assert.Equal(isPreview ? 0 : Figures, (int?)read["partnership"]!["indicator"]!["observations"]!["totalCount"]);

        async Task AddAsync(string mutation, string input)
        {
            var payload = await sender.Host.DataAsync(
                $$"""mutation { {{mutation}}(input: { partnership: "{{Sender.Slug}}", {{input}} }) { errors { message } } }""",
                officer
            );
            Assert.Empty(payload[mutation]!["errors"]!.AsArray());
        }
    }

    /// <summary>Holds the preview up until the work is done.</summary>
    private sealed class Step(Func<Task> work) : IProgress<int>
    {
        public void Report(int value) => Task.Run(work).Wait();
    }
}
