using System.Reflection;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Sdk;
using MediatR;

namespace CouncilPlatform.Host.Hosting;

/// <summary>Puts the host together: the core, the modules, the databases and the web.</summary>
internal static class Platform
{
    /// <param name="args">Configuration, as in <c>--urls http://localhost:5080</c>.</param>
    /// <param name="modules">The modules, where they are not to be found in a directory: tests refer to theirs.</param>
    /// <param name="configure">Last word on the services, for tests.</param>
    public static WebApplication Build(string[] args, IReadOnlyList<Assembly>? modules = null, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(Platform).Assembly.GetName().Name });
        var services = builder.Services;
        services.Configure<DataOptions>(builder.Configuration.GetSection(DataOptions.Section));
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<CallerContext>();
        services.AddScoped(provider => provider.GetRequiredService<CallerContext>().Caller);
        services.AddScoped<Batches>();
        services.AddScoped<AuditStamp>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<Schemas>();
        services.AddSingleton<PartnershipDirectory>();
        services.AddScoped<VisiblePartnerships>();
        services.AddScoped<IPartnerships>(provider => provider.GetRequiredService<VisiblePartnerships>());
        services.AddScoped<ModuleSwitches>();
        services.AddScoped<IMediator>(provider => new Mediator(provider.GetService!));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(MessageGate<,>));

        var directory = builder.Configuration["Modules:Directory"] ?? Path.Combine(AppContext.BaseDirectory, "modules");
        var catalogue = new ModuleCatalogue(
            (modules is null ? ModuleLoader.Load(directory) : modules.Select(ModuleLoader.FromAssembly)).Append(ModuleLoader.FromAssembly(typeof(CoreModule).Assembly)));
        services.AddSingleton(catalogue);
        ModuleRegistration.Register(services, catalogue.All);
        catalogue.CheckSchema();
        configure?.Invoke(builder);
        return builder.Build();
    }
}
