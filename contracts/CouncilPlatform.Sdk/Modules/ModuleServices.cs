using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The root service collection as one module may use it: it can add services, and cannot replace those of another assembly.
/// </summary>
public sealed class ModuleServices
{
    private readonly List<Type> _databases = [];

    internal ModuleServices(string module, Assembly assembly, IServiceCollection services)
    {
        Module = module;
        Assembly = assembly;
        Raw = services;
    }

    /// <summary>The module's id.</summary>
    public string Module { get; }

    /// <summary>
    /// The guarded collection, for what the other methods do not cover. A registration of a service type that belongs neither to the
    /// module nor to its contracts is refused after <see cref="ServiceModule.Register"/> returns, and the module is quarantined.
    /// </summary>
    public IServiceCollection Raw { get; }

    internal Assembly Assembly { get; }

    internal IReadOnlyList<Type> Databases => _databases;

    /// <summary>A service of the module, one for each request or command.</summary>
    public ModuleServices Scoped<TService>()
        where TService : class
    {
        Raw.AddScoped<TService>();
        return this;
    }

    /// <summary>Demonstration data of the module, loaded once into an empty database if the setting <c>Demonstration</c> is true.</summary>
    public ModuleServices Demonstration<TDemonstration>()
        where TDemonstration : class, IDemonstration
    {
        Raw.AddScoped<IDemonstration, TDemonstration>();
        return this;
    }

    /// <summary>The module's entries in the calendars of partnerships that have it on.</summary>
    public ModuleServices Calendar<TSource>()
        where TSource : class, ICalendarSource
    {
        Raw.AddScoped<ICalendarSource, TSource>();
        return this;
    }

    /// <summary>How the module compares totals that it keeps beside an append-only table with the rows.</summary>
    public ModuleServices KeptTotals<TTotals>()
        where TTotals : class, IKeptTotals
    {
        Raw.AddScoped<IKeptTotals, TTotals>();
        return this;
    }

    /// <summary>Registers the databases and message handlers of the assembly, so that a module cannot forget them.</summary>
    internal void AddFound()
    {
        foreach (var type in Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }))
        {
            if (type.IsAssignableTo(typeof(ModuleDb)))
            {
                _databases.Add(type);
            }

            foreach (var contract in type.GetInterfaces().Where(IsHandler))
            {
                Raw.AddScoped(contract, type);
            }
        }
    }

    private static bool IsHandler(Type type) =>
        type.IsGenericType
        && (
            type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
            || type.GetGenericTypeDefinition() == typeof(INotificationHandler<>)
        );
}
