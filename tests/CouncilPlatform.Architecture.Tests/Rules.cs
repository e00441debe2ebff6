using System.Reflection;
using System.Runtime.CompilerServices;
using ArchUnitNET.Fluent.Slices;
using CouncilPlatform.Host.Modules;
using GraphQL.DataLoader;
using MediatR;

namespace CouncilPlatform.Architecture.Tests;

/// <summary>The rules, by what they say.</summary>
internal static class Rules
{
    private static readonly string[] DatabaseProviders =
    [
        "Npgsql",
        "Microsoft.EntityFrameworkCore.Sqlite",
        "Microsoft.EntityFrameworkCore.SqlServer",
        "Microsoft.Data.",
        "SQLitePCLRaw",
    ];

    public static IReadOnlyDictionary<string, Rule> All { get; } =
        new Dictionary<string, Rule>
        {
            ["A module references no part of the platform but contracts"] = new(
                Projects.Modules,
                a =>
                    References(a)
                        .Where(r =>
                            r.StartsWith("CouncilPlatform.", StringComparison.Ordinal)
                            && r != "CouncilPlatform.Sdk"
                            && !r.EndsWith(".Contracts", StringComparison.Ordinal)
                        ),
                "class Reach { object It => typeof(CouncilPlatform.Host.Hosting.Platform); }"
            ),
            ["A module references no database provider: the host owns them all"] = new(
                Projects.Modules,
                a => References(a).Where(r => DatabaseProviders.Any(p => r.StartsWith(p, StringComparison.Ordinal))),
                "class Reach { object It => typeof(Npgsql.NpgsqlConnection); }"
            ),
            ["Contracts reference neither the host nor a module"] = new(
                Projects.Contracts,
                a => References(a).Intersect(Projects.HostAndModules.Select(p => p.GetName().Name!)),
                "class Reach { object It => typeof(CouncilPlatform.Host.Hosting.Platform); }"
            ),
            ["Only contracts have public types"] = new(
                Projects.HostAndModules,
                // The web SDK generates a public Program.
                a => a.GetExportedTypes().Where(t => t.Name != "Program").Select(t => t.FullName!),
                "public class Seen;"
            ),
            ["Only contracts have messages"] = new(
                Projects.HostAndModules,
                a =>
                    Types(a)
                        .Where(t => !t.IsInterface && (t.IsAssignableTo(typeof(IBaseRequest)) || t.IsAssignableTo(typeof(INotification))))
                        .Select(t => t.FullName!),
                "record Ask(int It) : IRequest<int>;"
            ),
            ["What nothing inherits is sealed"] = new(
                Projects.HostAndModules,
                a =>
                    Types(a)
                        .Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && !Types(a).Any(o => BaseOf(o) == t))
                        .Select(t => t.FullName!),
                "class Open;"
            ),
            ["The top folders of a module do not use each other in a circle"] = new(
                Projects.Modules,
                Circles,
                """
                namespace Benchmarks.Funds { sealed class Fund { Rounds.Round It => new(); } }
                namespace Benchmarks.Rounds { sealed class Round { Funds.Fund It => new(); } }
                """
            ),
            ["Every mutation says who may call it"] = new(
                Projects.HostAndModules,
                a =>
                    ModuleLoader
                        .FromAssembly(a)
                        .Contribute()
                        .Fields.Where(f => f.Target == FieldTarget.Mutation)
                        .SelectMany(f => f.Fields.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
                        .Where(m =>
                            m.GetCustomAttribute<RequiresAttribute>() is null && m.GetCustomAttribute<RequiresOperatorAttribute>() is null
                        )
                        .Select(m => $"{m.DeclaringType!.Name}.{m.Name}"),
                """
                [assembly: CouncilModule("sample", SdkVersion.Current)]
                sealed class SampleModule : ServiceModule
                {
                    public override void Graph(GraphContribution graph) => graph.Mutation<Mutations>();
                }
                sealed class Mutations { public static int Change() => 1; }
                """
            ),
            ["The SDK shows nothing of the GraphQL engine but IDataLoaderResult"] = new(
                Projects.Contracts,
                a => a.GetExportedTypes().SelectMany(t => Shown(t).Where(IsEngine).Select(s => $"{t.Name}: {s.Name}")),
                "public class Window { public GraphQL.Types.ISchema? Schema { get; } }"
            ),
        };

    private static IEnumerable<string> Circles(Assembly module)
    {
        var architecture = new ArchUnitNET.Loader.ArchLoader().LoadAssembly(module).Build();
        return SliceRuleDefinition
            .Slices()
            .Matching($"{module.GetName().Name}.(*)")
            .Should()
            .BeFreeOfCycles()
            .Evaluate(architecture)
            .Where(r => !r.Passed)
            .Select(r => r.Description);
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name!);

    private static IEnumerable<Type> Types(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(t =>
                !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
                && t.DeclaringType?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) != true
                && t.Name != "Program"
            );

    private static Type? BaseOf(Type type) =>
        type.BaseType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : type.BaseType;

    private static bool IsEngine(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("GraphQL", StringComparison.Ordinal)
        && type != typeof(IDataLoaderResult)
        && type != typeof(IDataLoaderResult<>);

    /// <summary>Every type that a public type's public and protected members name.</summary>
    private static IEnumerable<Type> Shown(Type type)
    {
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(all)
            .Cast<MethodBase>()
            .Concat(type.GetConstructors(all))
            .Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly);
        return methods
            .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append((m as MethodInfo)?.ReturnType ?? typeof(void)))
            .Concat(type.GetFields(all).Where(f => f.IsPublic || f.IsFamily).Select(f => f.FieldType))
            .Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object))
            .SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
