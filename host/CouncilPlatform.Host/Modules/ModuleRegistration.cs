using CouncilPlatform.Host.Data;
using CouncilPlatform.Sdk;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Modules;

/// <summary>Lets each module register its services, and takes back the registrations of one that fails or oversteps.</summary>
internal static class ModuleRegistration
{
    public static void Register(IServiceCollection services, IEnumerable<LoadedModule> modules)
    {
        foreach (var module in modules.Where(m => m.State == ModuleState.Running))
        {
            var before = services.ToList();
            try
            {
                var registrations = new ModuleServices(module.Id, module.Assembly!, services);
                module.Module!.Register(registrations);
                Guard(services, before);
                module.Databases = registrations.Databases;
                foreach (var database in registrations.Databases)
                {
                    services.AddModuleDatabase(database, module);
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                services.Clear();
                foreach (var descriptor in before)
                {
                    services.Add(descriptor);
                }

                module.Quarantine($"Its Register method failed: {e.Message}");
            }
        }
    }

    private static void Guard(IServiceCollection services, List<ServiceDescriptor> before)
    {
        if (services.Count < before.Count || !services.Take(before.Count).SequenceEqual(before, ReferenceEqualityComparer.Instance))
        {
            throw new InvalidOperationException("it removed or replaced a service that is not its own.");
        }

        var taken = before.Select(d => d.ServiceType).ToHashSet();
        if (services.Skip(before.Count).Select(d => d.ServiceType).FirstOrDefault(t => taken.Contains(t) && !MayHaveSeveral(t)) is { } replaced)
        {
            throw new InvalidOperationException($"it registers {replaced.Name} again, which is another assembly's service.");
        }
    }

    private static bool MayHaveSeveral(Type type) => type == typeof(IDemonstration)
        || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INotificationHandler<>)
        || type.Assembly.GetName().Name!.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
}
