using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Testing.Modules;

/// <summary>A host with two partnerships that have its modules on, to be filled with <see cref="MadeUpRows"/>.</summary>
internal sealed class MadeUpHost : IAsyncDisposable
{
    // The partnership is called as every text of a first row: SchemaDocuments asks for it by itself.
    public const string Ours = TSqlReader.Text;
    public const string Theirs = "01";

    // The days in the documents are past.
    private static readonly DateTimeOffset Later = new(2030, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private MadeUpHost(ModuleHost host, IReadOnlyList<Type> modules)
    {
        Host = host;
        Databases =
        [
            .. modules
                .SelectMany(m => m.Assembly.GetTypes())
                .Where(t => t.IsSubclassOf(typeof(ModuleDb)) && !t.IsAbstract)
                .Select(t => new MadeUpRows(host, t)),
        ];
    }

    public ModuleHost Host { get; }

    public IReadOnlyList<MadeUpRows> Databases { get; }

    /// <summary>The keys of the partnerships by their slugs.</summary>
    public Dictionary<string, Guid> Partnerships { get; } = [];

    /// <summary>Starts a host.</summary>
    /// <param name="modules">Its modules.</param>
    /// <param name="now">What its clock shows, from first to last: an answer differs by nothing but the rows.</param>
    public static async Task<MadeUpHost> StartAsync(IReadOnlyList<Type> modules, DateTimeOffset? now = null)
    {
        var host = await ModuleHost.StartAsync(
            modules,
            services: services => services.AddSingleton<TimeProvider>(new Still(now ?? Later)),
            settings: new Dictionary<string, string?>
            {
                // Made-up imports stay as they are.
                ["Imports:AtOnce"] = "0",
                ["GraphQL:Limits:Cost"] = "100000000",
                ["GraphQL:Limits:SignedInCost"] = "100000000",
                ["GraphQL:Limits:Selections"] = "10000",
                ["GraphQL:Limits:ExpandedSelections"] = "50000",
                ["GraphQL:Limits:Aliases"] = "1000",
                ["GraphQL:Limits:RootFields"] = "1000",
                ["GraphQL:Limits:Errors"] = "1000",
                ["GraphQL:Limits:Tokens"] = "100000",
                ["GraphQL:Limits:DocumentBytes"] = "500000",
                ["GraphQL:Limits:BodyBytes"] = "1000000",
            }
        );
        foreach (var code in MadeUpRows.Owners.Select(o => o.Code).Concat(OwnershipChecks.Others))
        {
            await host.AddOrganisationAsync(code, $"Council {code}");
        }

        var made = new MadeUpHost(host, modules);
        foreach (var slug in new[] { Ours, Theirs })
        {
            await host.CreatePartnershipAsync(slug, published: true, [.. modules.Select(InstalledModules.IdOf)]);
            await using var scope = host.CommandScope();
            var partnership = await scope.ServiceProvider.GetRequiredService<IPartnerships>().FindAsync(slug, CancellationToken.None);
            made.Partnerships.Add(slug, partnership.Id);
        }

        return made;
    }

    /// <summary>Fills every table with rows of a partnership.</summary>
    /// <param name="partnership">Its slug.</param>
    /// <param name="mark">Tells its texts from those of another partnership.</param>
    public async Task FillAsync(string partnership, char mark)
    {
        foreach (var database in Databases)
        {
            await database.FillAsync(Partnerships[partnership], mark);
        }
    }

    /// <summary>The keys of a partnership's rows by their GraphQL types.</summary>
    public ILookup<string, Guid> KeysOf(string partnership) =>
        Databases.SelectMany(d => d.KeysOf(Partnerships[partnership])).ToLookup(k => k.Type, k => k.Id, StringComparer.Ordinal);

    /// <summary>Lets the public see a partnership, or hides it.</summary>
    public async Task PublishAsync(string partnership, bool published)
    {
        var mutation = published ? "publishPartnership" : "unpublishPartnership";
        var answer = await Host.DataAsync(
            $$"""mutation { {{mutation}}(input: { partnership: "{{partnership}}" }) { errors { message } } }""",
            await Host.KeyAsync()
        );
        Assert.Empty(answer[mutation]!["errors"]!.AsArray());
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private sealed class Still(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        // What the host does by the clock, such as to write when keys were used, it never does here.
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
