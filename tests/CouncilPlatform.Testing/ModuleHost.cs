using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Offices;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Hosting;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Testing.Databases;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Testing;

/// <summary>The real host in the test's own process, with chosen modules, on a fresh database and a free port of loopback.</summary>
public sealed class ModuleHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase? _ownDatabase;
    private readonly DirectoryInfo _folder;

    private ModuleHost(WebApplication app, TestDatabase? ownDatabase, DirectoryInfo folder, SqlCounter sql)
    {
        _app = app;
        _ownDatabase = ownDatabase;
        _folder = folder;
        Sql = sql;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    /// <summary>Counts the statements that reach the database.</summary>
    public SqlCounter Sql { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a host with one module, on SQLite unless told otherwise.</summary>
    public static Task<ModuleHost> StartAsync<TModule>(
        string provider = Providers.Sqlite,
        Action<IServiceCollection>? services = null,
        bool demonstration = false
    )
        where TModule : ServiceModule => StartAsync([typeof(TModule)], provider, services, demonstration);

    /// <summary>Starts a host.</summary>
    /// <param name="modules">
    /// A class of each module's assembly: the module itself will do. Null loads the plug-ins of the setting <c>Modules:Directory</c>.
    /// </param>
    /// <param name="provider">See <see cref="Providers"/>.</param>
    /// <param name="services">
    /// Last word on the services: to stand in for another module's answer, register a handler of its question.
    /// </param>
    /// <param name="demonstration">Whether to load the demonstration data.</param>
    /// <param name="settings">Further configuration, as in <c>GraphQL:TimeoutSeconds</c>.</param>
    /// <param name="on">
    /// The database, where several hosts share one; else the host has one of its own of <paramref name="provider"/>.
    /// </param>
    public static async Task<ModuleHost> StartAsync(
        IReadOnlyList<Type>? modules,
        string provider = Providers.Sqlite,
        Action<IServiceCollection>? services = null,
        bool demonstration = false,
        IReadOnlyDictionary<string, string?>? settings = null,
        TestDatabase? on = null
    )
    {
        var database =
            on
            ?? await MigratedDatabases.CopyAsync(
                provider,
                // Plug-ins make their own tables.
                [.. (modules ?? []).Select(m => m.Assembly).Distinct()],
                // Services and settings of the test may change what is loaded.
                demonstration && services is null && settings is null
            );
        return await StartAsync(
            modules,
            services,
            new Dictionary<string, string?>(database.Settings) { ["Demonstration"] = demonstration ? "true" : "false" }.Concat(
                settings ?? new Dictionary<string, string?>()
            ),
            on is null ? database : null,
            app => app.Services.GetRequiredService<StartUp>().RunAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>
    /// Starts a host that speaks to SQL Server, where there is none: every statement is parsed as T-SQL, and answered with so many made-up
    /// rows (<see cref="TSqlReader"/>). Where there are any, any key is the operator's.
    /// </summary>
    public static Task<ModuleHost> StartOnTSqlAsync(
        IReadOnlyList<Type> modules,
        Action<IServiceCollection>? services = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        int rows = 1
    ) =>
        StartAsync(
            modules,
            collection =>
            {
                collection.AddSingleton<IInterceptor>(new TSqlStandIn(rows));
                services?.Invoke(collection);
            },
            new Dictionary<string, string?>
            {
                ["Data:Provider"] = Providers.SqlServer,
                ["Data:ConnectionString"] = "Server=none",
                ["Events:Deliver"] = "false",
                ["Imports:AtOnce"] = "0",
            }.Concat(settings ?? new Dictionary<string, string?>()),
            ownDatabase: null,
            prepare: _ => Task.CompletedTask
        );

    /// <summary>Makes a key; of the platform's operator where there is no partnership. Each counts as a person of its own.</summary>
    /// <param name="partnership">The slug.</param>
    /// <param name="role">What its bearer may do there.</param>
    /// <param name="organisation">
    /// For whom its bearer acts: a code of the register. If it never was a member of the partnership, it observes from now on.
    /// </param>
    /// <param name="office">The office that its bearer holds there.</param>
    /// <param name="label">Its label. Without one it says what the key is for.</param>
    public async Task<string> KeyAsync(
        string? partnership = null,
        Role? role = null,
        string? organisation = null,
        Office? office = null,
        string? label = null
    )
    {
        await using var scope = CommandScope();
        var services = scope.ServiceProvider;
        var where = partnership is null
            ? null
            : await services.GetRequiredService<IPartnerships>().FindAsync(partnership, CancellationToken.None);
        var acting = organisation is null
            ? null
            : await OrganisationQueries.RequireAsync(services.GetRequiredService<CoreDb>(), organisation, CancellationToken.None);
        return await services
            .GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                where,
                "createKey",
                async change =>
                {
                    if (
                        acting is not null
                        && role != Role.Applicant
                        && !await change.Of<Membership>().AnyAsync(m => m.OrganisationId == acting.Id, change.Cancellation)
                    )
                    {
                        change.Add(
                            new Membership
                            {
                                PartnershipId = where!.Id,
                                Number = await change.NextNumberAsync<Membership>(m => m.PartnershipId == where.Id),
                                OrganisationId = acting.Id,
                                Role = MemberRole.Observer,
                            }
                        );
                    }

                    label ??= $"test {partnership} {role} {organisation} {office}".TrimEnd();
                    var made = services.GetRequiredService<KeyChanges>().Create(where, role, acting?.Id, label, expires: null);
                    if (office is { } held)
                    {
                        change.Add(
                            Appointment.Make(
                                new AppointInput(partnership!, held, organisation!, default, KeptDays.First, Until: null),
                                where!,
                                acting!.Id,
                                Holder.Of(made.Record),
                                change.Today
                            )
                        );
                    }

                    return made.Key;
                },
                CancellationToken.None
            );
    }

    /// <summary>Adds a council to the register of organisations, where no import did.</summary>
    public async Task AddOrganisationAsync(string gssCode, string name, OrganisationKind kind = OrganisationKind.District)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                partnership: null,
                "addOrganisation",
                change =>
                {
                    var organisation = new Organisation
                    {
                        GssCode = gssCode,
                        Name = name,
                        Kind = kind,
                    };
                    return Task.FromResult(change.Done(change.Add(organisation), name));
                },
                CancellationToken.None
            );
    }

    /// <summary>Makes an organisation a member of a partnership, if it is not one yet.</summary>
    internal Task AddMemberAsync(string partnership, string code, string key) =>
        DataAsync(
            $$"""
            mutation { addMember(input: {partnership: "{{partnership}}", organisation: "{{code}}", role: MEMBER}) { errors { message } } }
            """,
            key
        );

    /// <summary>Lets an organisation succeed another, as the command does. Gives its lines.</summary>
    /// <param name="old">The code of the organisation that is abolished.</param>
    /// <param name="successor">The code of the organisation that takes its place.</param>
    /// <param name="on">From which day. Today if it is not given.</param>
    /// <param name="saves">Whether it is more than a preview.</param>
    public async Task<IReadOnlyList<string>> SucceedAsync(string old, string successor, DateOnly? on = null, bool saves = true)
    {
        await using var scope = CommandScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<CoreDb>();
        var (from, to) = (
            await OrganisationQueries.RequireAsync(db, old, CancellationToken.None),
            await OrganisationQueries.RequireAsync(db, successor, CancellationToken.None)
        );
        return await services
            .GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                partnership: null,
                "succeedCouncil",
                change =>
                {
                    // It is a command's work, in a process of its own. Here the host would know the old organisation for a second.
                    change.AfterCommit(services.GetRequiredService<OrganisationDirectory>().Forget);
                    return services.GetRequiredService<Successor>().SucceedAsync(from, to, on ?? change.Today);
                },
                saves,
                CancellationToken.None
            );
    }

    /// <summary>Makes a partnership with modules on, through GraphQL.</summary>
    public async Task CreatePartnershipAsync(string slug, bool published, params string[] modules)
    {
        var key = await KeyAsync();
        await DataAsync(
            "mutation($input: CreatePartnershipInput!) { createPartnership(input: $input) { errors { message } } }",
            key,
            new
            {
                input = new
                {
                    slug,
                    name = slug,
                    kind = "OTHER",
                    published,
                },
            }
        );
        foreach (var module in modules)
        {
            var data = await DataAsync(
                "mutation($input: SwitchModuleInput!) { enableModule(input: $input) { errors { message } } }",
                key,
                new { input = new { partnership = slug, module } }
            );
            Assert.Empty(data["enableModule"]!["errors"]!.AsArray());
        }
    }

    /// <summary>Asks GraphQL and gives the whole answer: <c>data</c>, <c>errors</c> or both.</summary>
    /// <param name="query">The document.</param>
    /// <param name="key">The caller's key; a stranger asks without.</param>
    /// <param name="variables">An object whose properties are the variables.</param>
    /// <param name="slug">Asks <c>/graphql/{slug}</c>.</param>
    /// <param name="extensions">What the request says beside the document, such as the reason of a change.</param>
    public async Task<JsonNode> AskAsync(
        string query,
        string? key = null,
        object? variables = null,
        string? slug = null,
        object? extensions = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, slug is null ? "/graphql" : $"/graphql/{slug}")
        {
            Content = JsonContent.Create(
                new
                {
                    query,
                    variables,
                    extensions,
                },
                options: JsonSerializerOptions.Web
            ),
        };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Asks GraphQL and gives <c>data</c>; fails the test where there are errors.</summary>
    public async Task<JsonNode> DataAsync(string query, string? key = null, object? variables = null, string? slug = null)
    {
        var answer = await AskAsync(query, key, variables, slug);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    /// <summary>
    /// How many bytes the host allocates to answer a query without HTTP: the least of several times, once everything is known that is found
    /// out once. On SQLite, which answers on the thread that asks.
    /// </summary>
    public async Task<long> AllocatedAsync(string query)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            await using var scope = Services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Method = HttpMethods.Post } };
            Services.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var answer = Services
                .GetRequiredService<OperationRunner>()
                .RunAsync(http, Services.GetRequiredService<Schemas>().All, new GraphQLCall { Query = query });
            if (answer.IsCompletedSuccessfully)
            {
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.Null((await answer).Errors);
        }

        return least;
    }

    /// <summary>The services as a command has them: those of the operator of the command line.</summary>
    public AsyncServiceScope CommandScope()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = CallerScopes.Platform("command line");
        return scope;
    }

    /// <summary>The text at an address, such as that of a file.</summary>
    public async Task<string> GetAsync(string address, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Puts a question to a module, as another module would.</summary>
    public async Task<Answer<T>> AnswerAsync<T>(string slug, Func<Partnership, IQuestion<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = CallerScopes.Platform("test");
        var partnership = await scope.ServiceProvider.GetRequiredService<IPartnerships>().FindAsync(slug, CancellationToken.None);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(question(partnership), CancellationToken.None);
    }

    private static async Task<ModuleHost> StartAsync(
        IReadOnlyList<Type>? modules,
        Action<IServiceCollection>? services,
        IEnumerable<KeyValuePair<string, string?>> settings,
        TestDatabase? ownDatabase,
        Func<WebApplication, Task> prepare
    )
    {
        var sql = new SqlCounter();
        // A host whose clock is ahead removes files that are still needed by one whose clock is behind.
        var folder = Directory.CreateTempSubdirectory("council-host-");
        // Quiet, without a bound on how fast tests ask; a test may set these otherwise.
        var all = new Dictionary<string, string?>
        {
            ["Logging:Console:LogLevel:Default"] = "None",
            ["RateLimit:Enabled"] = "false",
            ["GraphQL:AnonymousIntrospection"] = "true",
            // A busy machine is slow. That says nothing about what is tested.
            ["GraphQL:TimeoutSeconds"] = "600",
            ["Data:WaitSeconds"] = "120",
            // Tests count what a query costs, also if they ask it twice.
            ["GraphQL:RepeatedAnswers"] = "0",
            ["Data:Directory"] = folder.FullName,
            // Tests of the audit trail set it.
            ["Data:AuditHeads"] = "",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var app = Platform.Build(
            [],
            modules?.Select(m => m.Assembly).Distinct().ToList(),
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.AddSingleton<IInterceptor>(sql);
                builder.Services.AddSingleton(new LockOrder(enforce: true));
                services?.Invoke(builder.Services);
            },
            all,
            SharedSchemas.Build
        );
        await prepare(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, ownDatabase, folder, sql);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        if (_ownDatabase is not null)
        {
            await _ownDatabase.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
