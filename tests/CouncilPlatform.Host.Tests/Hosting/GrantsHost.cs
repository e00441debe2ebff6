using System.Reflection;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Hosting;

/// <summary>The host with the Grants module, whose classes are its own affair: it is found as a plug-in is.</summary>
internal static class GrantsHost
{
    private static readonly Type _module = Assembly
        .Load("CouncilPlatform.Grants")
        .GetTypes()
        .Single(t => t.IsSubclassOf(typeof(ServiceModule)));

    public static Task<ModuleHost> StartAsync(
        string provider = Providers.Sqlite,
        Action<IServiceCollection>? services = null,
        IReadOnlyDictionary<string, string?>? settings = null
    ) => ModuleHost.StartAsync([_module], provider, services, settings: settings);
}
