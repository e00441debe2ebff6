using System.Reflection;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Modules;

/// <summary>Lets each module register its services, and removes the registrations of a module that fails or breaks the rules.</summary>
internal static class ModuleRegistration
{
    /// <summary>Service types that everybody may add to: all of them are used, none replaces another.</summary>
    private static readonly HashSet<Type> Shared =
    [
        typeof(ICalendarSource),
        typeof(IDemonstration),
        typeof(IKeptTotals),
        typeof(INotificationHandler<>),
        typeof(IHostedService),
        typeof(IConfigureOptions<>),
        typeof(IPostConfigureOptions<>),
        typeof(IValidateOptions<>),
    ];

    /// <param name="services">The services to which they add theirs.</param>
    /// <param name="catalogue">The modules that were found.</param>
    /// <param name="hasRun">Whether the database has run a module before: of two that claim one name, the newer module is
    /// quarantined.</param>
    public static void Register(IServiceCollection services, ModuleCatalogue catalogue, Func<string, bool> hasRun)
    {
        var registered = new Dictionary<LoadedModule, IReadOnlyList<ServiceDescriptor>>();
        foreach (var module in catalogue.Running)
        {
            var before = services.ToList();
            try
            {
                var registrations = new ModuleServices(module.Id, module.Assembly!, services);
                module.AddServices(registrations);
                Guard(services, before, module);
                module.Databases = registrations.Databases;
                foreach (var database in registrations.Databases)
                {
                    services.AddModuleDatabase(database, module);
                }

                registered.Add(module, [.. services.Skip(before.Count)]);
            }
            catch (Exception e) when (e is not OutOfMemoryException && module.Id != Gate.CoreModule)
            {
                services.Clear();
                foreach (var descriptor in before)
                {
                    services.Add(descriptor);
                }

                module.Quarantine($"Its Register method failed: {e.GetBaseException().Message}");
            }
        }

        catalogue.CheckSchema(hasRun);
        foreach (var descriptor in registered.Where(r => r.Key.State == ModuleState.Quarantined).SelectMany(r => r.Value))
        {
            services.Remove(descriptor);
        }
    }

    private static void Guard(IServiceCollection services, List<ServiceDescriptor> before, LoadedModule module)
    {
        if (services.Count < before.Count || !services.Take(before.Count).SequenceEqual(before, ReferenceEqualityComparer.Instance))
        {
            throw new InvalidOperationException("it removed or replaced a service that is not its own.");
        }

        var taken = before.Select(d => d.ServiceType).ToHashSet();
        foreach (var type in services.Skip(before.Count).Select(d => d.ServiceType))
        {
            if (taken.Contains(type) && !Shared.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            {
                throw new InvalidOperationException($"it registers {TypeNames.Of(type)} again, which is another assembly's service.");
            }

            if (module.Id != Gate.CoreModule && ForAnother(type, module.Assembly!) is { } contracts)
            {
                throw new InvalidOperationException(
                    $"it registers {TypeNames.Of(type)}, which is for the module of {contracts} to answer."
                );
            }
        }
    }

    /// <summary>
    /// The contracts, not the module's own, whose request a handler answers. It does not matter whether their module is installed.
    /// </summary>
    private static string? ForAnother(Type handler, Assembly module) =>
        handler.IsGenericType
        && handler.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
        && handler.GetGenericArguments()[0].Assembly.GetName().Name is { } contracts
        && contracts.EndsWith(".Contracts", StringComparison.Ordinal)
        && contracts != module.GetName().Name + ".Contracts"
            ? contracts
            : null;
}
