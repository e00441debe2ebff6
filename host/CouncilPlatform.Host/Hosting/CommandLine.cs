using System.CommandLine;
using System.CommandLine.Invocation;
using System.Data.Common;
using System.Net.Sockets;
using System.Reflection;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Core.Setup;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Events;
using CouncilPlatform.Host.Hosting.Configuration;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Security;
using Microsoft.AspNetCore.Connections;

namespace CouncilPlatform.Host.Hosting;

/// <summary>
/// The host's command line. Settings may appear anywhere in it (<c>--urls</c>, <c>--Data:Directory</c>): they go to the host, and the other
/// words are commands. Exit codes: 0 done, 1 refused with a reason, 2 not understood, 78 a fault in the configuration, 130 stopped
/// (Ctrl-C). Answers go to standard output. The logs of commands other than <c>serve</c>, from warnings up, go to standard error.
/// </summary>
internal sealed class CommandLine
{
    private const int Refused = 1;
    private const int NotUnderstood = 2;
    private const int Stopped = 130;

    // A script must read only the answer of a command. Settings that follow override these.
    private static readonly string[] _quiet =
    [
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
        "--Logging:Console:LogToStandardErrorThreshold=Trace",
        "--Logging:Console:FormatterName=simple",
    ];

    // Settings without a section. All others are in one: --Section:Key.
    private static readonly string[] _plainSettings =
    [
        "urls",
        "environment",
        "Demonstration",
        PublicAddress.Key,
        Proxies.Key,
        Proxies.AllowedHosts,
    ];

    private readonly RootCommand _root = new(
        """
        Council Partnership Platform: a GraphQL host for councils' partnerships.
        Settings can be given with any command, like --urls http://localhost:5080, --Data:Directory FOLDER, --Data:Provider postgres
        or --Demonstration true. The command "check" lists those that are wrong.
        """
    );
    private readonly WebApplicationBuilder _builder;
    private readonly ModuleCatalogue _catalogue;
    private readonly TextWriter _output;
    private readonly TextWriter _error;

    private CommandLine(WebApplicationBuilder builder, ModuleCatalogue catalogue, TextWriter output, TextWriter error)
    {
        _builder = builder;
        _catalogue = catalogue;
        _output = output;
        _error = error;
    }

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <param name="args">The settings and the words of the command.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="modules">The modules, if they are not in a directory: tests refer to theirs.</param>
    /// <param name="configure">Makes the last changes to the services, for tests.</param>
    /// <param name="schemas">Makes the schema of modules, for tests.</param>
    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter error,
        IReadOnlyList<Assembly>? modules = null,
        Action<WebApplicationBuilder>? configure = null,
        SchemaFactory? schemas = null
    )
    {
        var (settings, words, unfinished) = Split(args);
        if (unfinished is not null)
        {
            await error.WriteLineAsync(
                $"The setting {unfinished} has no value. Enter one after the name, like --urls http://localhost:5080."
            );
            return NotUnderstood;
        }

        words = words switch
        {
            [] => ["serve"],
            ["--check", .. var rest] => ["check", .. rest],
            _ => words,
        };
        try
        {
            var builder = Platform.CreateBuilder(words[0] == "serve" ? settings : [.. _quiet, .. settings]);
            var catalogue = Platform.AddServices(builder, modules, schemas);
            configure?.Invoke(builder);
            var commands = new CommandLine(builder, catalogue, output, error);
            commands.AddCommands();
            return await commands.InvokeAsync(words);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            // A settings file that is not JSON; the message names it.
            Fault.Write(
                [
                    new(
                        "appsettings*.json",
                        DatabaseProbe.Reason(e),
                        $"JSON files beside the host, in {AppContext.BaseDirectory}",
                        $"Correct the file. {e.Message}"
                    ),
                ],
                error
            );
            return Fault.ExitCode;
        }
    }

    /// <summary>
    /// Separates settings such as <c>--urls VALUE</c> and <c>--Section:Key VALUE</c> (or with <c>=</c>) from the words of the command.
    /// </summary>
    private static (string[] Settings, string[] Words, string? Unfinished) Split(string[] args)
    {
        List<string> settings = [],
            words = [];
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].Split('=')[0];
            var isSetting =
                name.StartsWith("--", StringComparison.Ordinal)
                && (name.Contains(':', StringComparison.Ordinal) || _plainSettings.Contains(name[2..], StringComparer.OrdinalIgnoreCase));
            (isSetting ? settings : words).Add(args[i]);
            if (isSetting && name == args[i])
            {
                if (i + 1 == args.Length)
                {
                    return ([], [], name);
                }

                settings.Add(args[++i]);
            }
        }

        return ([.. settings], [.. words], null);
    }

    private async Task<int> InvokeAsync(string[] words)
    {
        var parsed = _root.Parse(words);
        // When it stops, the host itself waits for the requests in progress.
        var code = await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = _output,
                Error = _error,
            }
        );
        return parsed.Action is ParseErrorAction ? NotUnderstood : code;
    }

    private void AddCommands()
    {
        var serve = new Command("serve", "Starts the host on the address of --urls (the default command).");
        serve.SetAction((_, cancellationToken) => GuardedAsync(app => ServeAsync(app, cancellationToken), cancellationToken));
        _root.Add(serve);
        var check = new Command(
            "check",
            "Lists every fault of the configuration, the database, the modules and the schema. The exit code is 78 if there is one."
        );
        check.SetAction(
            (_, cancellationToken) =>
                ReportErrorsAsync(() => Check.RunAsync(_builder, _catalogue, _output, cancellationToken), cancellationToken)
        );
        _root.Add(check);
        var setup = new SetupCommand(_catalogue);
        Prepare(setup.Command, setup.RunAsync);
        _root.Add(setup.Command);
        AddModuleCommands();
        PartnershipCommands.AddTo(new ModuleCommands((command, run) => Add("partnerships", command, run)));
        PersonCommands.AddTo(new ModuleCommands((command, run) => Add("people", command, run)));
        KeyCommands.AddTo(new ModuleCommands((command, run) => Add("keys", command, run)));
        CouncilCommands.AddTo(new ModuleCommands((command, run) => Add("councils", command, run)));
        AuditCommands.AddTo(new ModuleCommands((command, run) => Add("audit", command, run)));
        EventCommands.AddTo(new ModuleCommands((command, run) => Add("events", command, run)));
        foreach (var module in _catalogue.Running)
        {
            module.AddCommands(new ModuleCommands((command, run) => Add(module.Id, command, run)), _error);
        }

        foreach (var import in new ImportCatalogue(_catalogue).All)
        {
            ImportCommands.AddTo(Add, import);
        }
    }

    private async Task<int> ServeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await _error.WriteLineAsync(
                $"{e.Message.TrimEnd('.')}. Another program listens there. "
                    + "Stop it, or choose another address, like --urls http://localhost:5081."
            );
            return Refused;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            await _error.WriteLineAsync(
                $"The host cannot listen on {app.Configuration["Urls"]}: {DatabaseProbe.Reason(e)}. "
                    + "Choose another address, like --urls http://localhost:5081."
            );
            return Refused;
        }

        Welcome.Print(app);
        await app.Services.GetRequiredService<SetupCode>().AnnounceAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private void AddModuleCommands()
    {
        var module = new Argument<string>("module") { Description = "The module's id, such as grants." };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        Add(
            "modules",
            new Command("list", "Lists the installed modules and their states."),
            (_, services, _) =>
            {
                foreach (var m in services.GetRequiredService<ModuleCatalogue>().All)
                {
                    _output.WriteLine($"{m.Id, -20} {m.Version, -10} {m.State, -12} {m.Reason}".TrimEnd());
                }

                return Task.FromResult(0);
            }
        );
        foreach (var on in new[] { true, false })
        {
            var command = new Command(
                on ? "enable" : "disable",
                on ? "Turns a module on in a partnership, at once." : "Turns a module off in a partnership, at once. Its data stays."
            )
            {
                module,
                partnership,
            };
            Add(
                "modules",
                command,
                async (parsed, services, cancellationToken) =>
                {
                    var found = await services
                        .GetRequiredService<IPartnerships>()
                        .FindAsync(parsed.GetValue(partnership)!, cancellationToken);
                    var changed = await services
                        .GetRequiredService<Changes<CoreDb>>()
                        .RunAsync(
                            found,
                            on ? "enableModule" : "disableModule",
                            _ => services.GetRequiredService<ModuleSwitches>().SetAsync(parsed.GetValue(module)!, on, version: null),
                            cancellationToken
                        );
                    await _output.WriteLineAsync($"Modules of {changed.Name}: {string.Join(", ", changed.Modules)}");
                    return 0;
                }
            );
        }
    }

    /// <summary>Lets a command run with the services of the command line's own caller.</summary>
    private void Prepare(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run) =>
        command.SetAction(
            (parsed, cancellationToken) =>
                GuardedAsync(
                    async app =>
                    {
                        using var stop = new StopSignals(cancellationToken);
                        await using var scope = app.Services.CreateAsyncScope();
                        var caller = scope.ServiceProvider.GetRequiredService<CallerContext>();
                        caller.Caller = CallerScopes.Platform("command line");
                        caller.Command = NameOf(command);
                        var code = await run(parsed, scope.ServiceProvider, stop.Token);
                        await app.Services.GetRequiredService<SqliteStatistics>().UpdateAsync();
                        return code;
                    },
                    cancellationToken
                )
        );

    private static string NameOf(Command command) =>
        string.Join(' ', command.Parents.OfType<Command>().Where(c => c is not RootCommand).Append(command).Select(c => c.Name));

    /// <summary>Adds a command under its group: "list" under "modules", "services" under "backoffice import".</summary>
    private void Add(string group, Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run)
    {
        Prepare(command, run);
        Command parent = _root;
        foreach (var word in group.Split(' '))
        {
            var within = parent.Subcommands.FirstOrDefault(c => c.Name == word);
            if (within is null)
            {
                parent.Add(within = new Command(word, $"Commands for {group}."));
            }

            parent = within;
        }

        // The parser would fail on both, whichever is called.
        if (parent.Subcommands.Any(c => c.Name == command.Name))
        {
            throw new InvalidOperationException($"the command \"{group} {command.Name}\" already exists.");
        }

        parent.Add(command);
    }

    /// <summary>Runs what needs the whole host, if the configuration has no fault.</summary>
    private Task<int> GuardedAsync(Func<WebApplication, Task<int>> run, CancellationToken cancellationToken) =>
        ReportErrorsAsync(
            async () =>
            {
                var faults = await StartFaults.FindAsync(_builder.Configuration, cancellationToken);
                if (faults.Count > 0)
                {
                    Fault.Write(faults, _error);
                    return Fault.ExitCode;
                }

                await using var app = Platform.Build(_builder);
                await app.Services.GetRequiredService<StartUp>().RunAsync(cancellationToken);
                return await run(app);
            },
            cancellationToken
        );

    /// <summary>Reports what goes wrong in plain words.</summary>
    private async Task<int> ReportErrorsAsync(Func<Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (RuleException e)
        {
            foreach (var broken in e.Errors)
            {
                await _error.WriteLineAsync(broken.Message);
            }
        }
        catch (ModuleFaultException e)
        {
            await _error.WriteLineAsync(
                $"The host cannot start with the module \"{e.Module}\": {e.Message.TrimEnd('.')}. "
                    + "Replace its folder with a working build, or remove it to start without the module. Its data stays."
            );
        }
        catch (Exception e) when (e is OperationCanceledException || Data.DatabaseFaults.IsCancelled(e, cancellationToken))
        {
            await _error.WriteLineAsync("Stopped.");
            return Stopped;
        }
        catch (Exception e) when (e.GetBaseException() is DbException or SocketException)
        {
            await _error.WriteLineAsync(
                $"The database failed: {DatabaseProbe.Reason(e).TrimEnd('.')}. "
                    + "Check that its server is running, then try again. The command \"check\" checks the settings."
            );
        }
        catch (Exception e)
        {
            // An unexpected error. The developer sees all of it, but not the users of a deployed host.
            await _error.WriteLineAsync(
                _builder.Environment.IsDevelopment()
                    ? e.ToString()
                    : $"Something went wrong: {e.Message.TrimEnd('.')}. For details, run the command again with --environment Development."
            );
        }

        return Refused;
    }
}
