using System.Data.Common;
using System.Reflection;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Core.Calendars;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Notices;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.Setup;
using CouncilPlatform.Host.Core.Themes;
using CouncilPlatform.Host.Core.Webhooks;
using CouncilPlatform.Host.Core.Work;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Data.Queries;
using CouncilPlatform.Host.Data.RowSecurity;
using CouncilPlatform.Host.Datasets;
using CouncilPlatform.Host.Events;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Health;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Languages;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Security.SignIn;
using CouncilPlatform.Host.Telemetry;
using GraphQL.Types;
using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Hosting;

/// <summary>Builds the host from the core, the modules, the databases and the web server.</summary>
internal static class Platform
{
    // How long requests in progress may take once the host is stopping.
    private static readonly TimeSpan _drain = TimeSpan.FromSeconds(30);

    // How long browsers must not use plain HTTP, once they have been here by HTTPS.
    private static readonly TimeSpan _hsts = TimeSpan.FromDays(365);

    /// <param name="args">Configuration, such as <c>--urls http://localhost:5080</c>.</param>
    /// <param name="modules">The modules, if they are not in a directory: tests refer to theirs.</param>
    /// <param name="configure">Makes the last changes to the services, for tests.</param>
    /// <param name="settings">Configuration that overrides every other, for tests.</param>
    /// <param name="schemas">Makes the schema of modules, for tests.</param>
    public static WebApplication Build(
        string[] args,
        IReadOnlyList<Assembly>? modules = null,
        Action<WebApplicationBuilder>? configure = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        SchemaFactory? schemas = null
    )
    {
        var builder = CreateBuilder(args, settings);
        AddServices(builder, modules, schemas);
        configure?.Invoke(builder);
        return Build(builder);
    }

    /// <summary>The configuration, before it is used. The settings files are beside the host, wherever it is started from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(Platform).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddInMemoryCollection(settings);
        return builder;
    }

    /// <summary>Registers everything and loads the modules. The configuration is not yet known to be valid.</summary>
    public static ModuleCatalogue AddServices(
        WebApplicationBuilder builder,
        IReadOnlyList<Assembly>? modules = null,
        SchemaFactory? schemas = null
    )
    {
        var services = builder.Services;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = _drain);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        services.Configure<DataOptions>(builder.Configuration.GetSection(DataOptions.Section));
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<CallerContext>();
        services.AddScoped(provider => provider.GetRequiredService<CallerContext>().Caller);
        services.AddScoped<CommitOutcome>();
        services.AddScoped(p => new ChangeScope
        {
            WasCommitted = fault => p.GetRequiredService<CommitOutcome>().IsCommittedAsync(fault),
            CheckNames = NameCheck.PreviewAsync,
            Stage = db => StagedRows.For(db, p.GetRequiredService<AuditStamp>()),
        });
        services.AddSingleton(p => new LockOrder(enforce: !p.GetRequiredService<IHostEnvironment>().IsProduction()));
        services.AddScoped<IOrganisationNames, OrganisationNames>();
        services.AddScoped<Ownership>();
        services.AddScoped<Batches>();
        services.AddScoped<OrganisationBatch>();
        services.AddHttpContextAccessor();
        services.AddScoped<AuditOrigin>();
        services.AddScoped<AuditStamp>();
        services.AddSingleton<AuditHeads>();
        services.AddSingleton<AuditStart>();
        services.AddSingleton<DataVersion>();
        services.AddSingleton<QueryPlans>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<RowSecurityStart>();
        services.AddSingleton<SeenBuilds>();
        services.AddSingleton<DemonstrationData>();
        services.AddSingleton<IInterceptor, SqliteWriters>();
        services.AddSingleton<SqliteStatistics>();
        services.AddHostedService(provider => provider.GetRequiredService<SqliteStatistics>());
        services.AddSingleton<StartUp>();
        services.AddSingleton<SetupCode>();
        services.AddScoped<ApiKeys>();
        services.AddSingleton<Schemas>();
        services.AddSingleton<PartnershipDirectory>();
        services.AddSingleton<OrganisationDirectory>();
        services.AddScoped<VisiblePartnerships>();
        services.AddScoped<IPartnerships>(provider => provider.GetRequiredService<VisiblePartnerships>());
        services.AddImports(builder.Configuration);
        services.AddSingleton<WorkCatalogue>();
        services.Configure<MailOptions>(builder.Configuration.GetSection(MailOptions.Section));
        services.AddSingleton<NoticeTimes>();
        services.AddSingleton<NoticeSender>();
        services.AddHostedService<NoticeWorker>();
        services.AddWebhooks(builder.Configuration);
        services.AddPages();
        services.AddGraphQLTransport(builder.Configuration);
        services.Configure<GraphQLOptions>(options =>
        {
            options.IsSignedIn = http => http.RequestServices.GetRequiredService<Caller>().IsKnown;
            options.StateOf = ReadState.OfAsync;
            options.MayIntrospect = http => options.AnonymousIntrospection || options.IsSignedIn(http);
        });
        services.AddScoped<IMediator>(provider => new Mediator(provider.GetService!));
        builder.AddSignIn();
        builder.AddTelemetry();
        BatchedConsole.Use(builder.Logging);
        builder.AddRateLimits();
        builder.AddProxies();
        services.AddHsts(options => options.MaxAge = _hsts);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(MessageGate<,>));

        // The schema of all modules takes as long to make as the core's model, and needs one processor. If the settings are wrong or the
        // model cannot be made, whoever needs it finds out.
        _ = Task.Run(() => Databases.MakeCoreModel(DataOptions.Of(builder.Configuration), builder.Environment.IsProduction()));
        var directory = builder.Configuration["Modules:Directory"] ?? Path.Combine(AppContext.BaseDirectory, "modules");
        var catalogue = new ModuleCatalogue(
            (
                modules is null
                    ? ModuleLoader.Load(directory, TrustedFiles.Read(builder.Configuration["Modules:Trusted"]))
                    : modules.Select(ModuleLoader.FromAssembly)
            ).Append(ModuleLoader.FromAssembly(typeof(CoreModule).Assembly)),
            schemas
        );
        services.AddSingleton(catalogue);
        ModuleRegistration.Register(services, catalogue, id => HasRun(builder.Configuration, id));
        services.AddSingleton<DatasetCatalogue>();
        services.AddEvents(builder.Configuration, catalogue);
        services.AddHealth(catalogue);
        return catalogue;
    }

    /// <summary>Whether the database has run a module before. False if it does not answer.</summary>
    private static bool HasRun(ConfigurationManager configuration, string module)
    {
        try
        {
            return PendingMigrations
                .HasRunAsync(DataOptions.Of(configuration).AsOwner(), module, CancellationToken.None)
                .GetAwaiter()
                .GetResult();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The host, ready to start.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseProxies();
        app.UseMiddleware<RequestLog>();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            // Only on answers by HTTPS, and never for localhost.
            app.UseHsts();
        }

        app.UseMiddleware<ExceptionMiddleware>();
        app.UseLiveHealth();
        app.UsePages();
        app.UseRouting();
        app.UseLanguages();
        app.UseAddressLimit();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseMiddleware<CallerAuthentication>();
        app.UseCallerLimit();
        app.UseStatusCodePagesWithReExecute("/refused");
        app.MapReadyHealth();
        app.MapRazorPages();
        app.MapGraphQL("/graphql", _ => new(app.Services.GetRequiredService<Schemas>().All));
        app.MapGraphQL("/graphql/{slug}", async http => await SchemaOfAsync(http));
        app.MapDatasets();
        app.MapImports();
        app.MapPageTables();
        app.MapCalendars();
        app.MapThemes();
        app.MapBackChannelSignOut();
        return app;
    }

    private static async ValueTask<ISchema?> SchemaOfAsync(HttpContext http)
    {
        try
        {
            var partnerships = http.RequestServices.GetRequiredService<IPartnerships>();
            var partnership = await partnerships.FindAsync((string)http.GetRouteValue("slug")!, http.RequestAborted);
            RequestFacts.Of(http).Partnership = partnership.Slug;
            return http.RequestServices.GetRequiredService<Schemas>().Of(partnership);
        }
        catch (RuleException)
        {
            return null;
        }
    }
}
