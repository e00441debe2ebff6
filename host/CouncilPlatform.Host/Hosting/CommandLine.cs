using System.CommandLine;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.Host.Hosting;

/// <summary>
/// The host's command line. Configuration comes before it (<c>--urls</c>, <c>--Data:Directory</c>): those arguments go to the host, the rest
/// are commands. Exit codes: 0 done, 1 refused with a reason, 2 not understood, 78 a fault of configuration.
/// </summary>
internal sealed class CommandLine(WebApplication app)
{
    private readonly RootCommand _root = new("Council Partnership Platform: a GraphQL host for councils' partnerships.") { TreatUnmatchedTokensAsErrors = false };

    public static async Task<int> RunAsync(string[] args)
    {
        var (settings, words) = Split(args);
        await using var app = Platform.Build(settings);
        return await new CommandLine(app).InvokeAsync(words);
    }

    private async Task<int> InvokeAsync(string[] args)
    {
        Add(group: null, new Command("serve", "Answers on the address of --urls (the default command)."), (_, _, _) => ServeAsync(app));
        AddModuleCommands();
        KeyCommands.AddTo(new ModuleCommands((command, run) => Add("keys", command, run)));
        CouncilCommands.AddTo(new ModuleCommands((command, run) => Add("councils", command, run)));
        foreach (var module in app.Services.GetRequiredService<ModuleCatalogue>().Running)
        {
            module.AddCommands(new ModuleCommands((command, run) => Add(module.Id, command, run)));
        }

        return await _root.Parse(args.Length == 0 ? ["serve"] : args).InvokeAsync();
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        await app.RunAsync();
        return 0;
    }

    /// <summary>Parts <c>--urls VALUE</c> and <c>--Section:Key VALUE</c> (or with <c>=</c>) from the words of the command.</summary>
    private static (string[] Settings, string[] Words) Split(string[] args)
    {
        List<string> settings = [], words = [];
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].Split('=')[0];
            var isSetting = name.StartsWith("--", StringComparison.Ordinal)
                && (name.Contains(':', StringComparison.Ordinal) || name.Equals("--urls", StringComparison.OrdinalIgnoreCase));
            (isSetting ? settings : words).Add(args[i]);
            if (isSetting && name == args[i] && i + 1 < args.Length)
            {
                settings.Add(args[++i]);
            }
        }

        return ([.. settings], [.. words]);
    }

    private void AddModuleCommands()
    {
        var module = new Argument<string>("module") { Description = "The module's id, as in grants." };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        Add("modules", new Command("list", "Lists the installed modules and their state."), (_, services, _) =>
        {
            foreach (var m in services.GetRequiredService<ModuleCatalogue>().All)
            {
                Console.WriteLine($"{m.Id,-20} {m.Version,-10} {m.State,-12} {m.Reason}");
            }

            return Task.FromResult(0);
        });
        foreach (var on in new[] { true, false })
        {
            var command = new Command(on ? "enable" : "disable", on ? "Turns a module on in a partnership, at once." : "Turns a module off in a partnership, at once; its data stays.") { module, partnership };
            Add("modules", command, async (parsed, services, cancellationToken) =>
            {
                var found = await services.GetRequiredService<IPartnerships>().FindAsync(parsed.GetValue(partnership)!, cancellationToken);
                var changed = await services.GetRequiredService<ModuleSwitches>().SetAsync(found, parsed.GetValue(module)!, on, version: null, cancellationToken);
                Console.WriteLine($"{changed.Name} has on: {string.Join(", ", changed.Modules)}");
                return 0;
            });
        }
    }

    /// <summary>Adds a command, under its group where it has one: "list" under "modules".</summary>
    private void Add(string? group, Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                await app.Services.GetRequiredService<StartUp>().RunAsync(cancellationToken);
                await using var scope = app.Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = new Caller("command line", isOperator: true, new Dictionary<Guid, Role>());
                return await run(parsed, scope.ServiceProvider, cancellationToken);
            }
            catch (RuleException e)
            {
                foreach (var error in e.Errors)
                {
                    await Console.Error.WriteLineAsync(error.Message);
                }

                return 1;
            }
        });
        Command parent = _root;
        if (group is not null)
        {
            var found = _root.Subcommands.FirstOrDefault(c => c.Name == group);
            if (found is null)
            {
                _root.Subcommands.Add(found = new Command(group, $"Commands for {group}."));
            }

            parent = found;
        }

        parent.Subcommands.Add(command);
    }
}
