using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Sdk;

/// <summary>A module's subcommands. Each runs with the services of a scope whose caller is the operator of the command line.</summary>
public sealed class ModuleCommands
{
    private readonly string _module;
    private readonly Action<Command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>>> _add;

    internal ModuleCommands(string module, Action<Command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>>> add) =>
        (_module, _add) = (module, add);

    /// <summary>
    /// Adds <paramref name="command"/> under the module's id: "import" of the module "grants" becomes <c>grants import</c>.
    /// <paramref name="run"/> returns the exit code, 0 for success; a <see cref="RuleException"/> prints its errors and exits with 1.
    /// It writes to <see cref="ParseResult.InvocationConfiguration"/>, which is the console but for tests.
    /// </summary>
    public ModuleCommands Add(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run)
    {
        _add(command, run);
        return this;
    }

    /// <summary>Adds a command that imports a table: <c>NAME FILE --partnership SLUG</c>, and what <paramref name="more"/> adds.</summary>
    /// <param name="name">The command's name.</param>
    /// <param name="description">What it imports, in one plain sentence.</param>
    /// <param name="table">What the file is, in one plain sentence.</param>
    /// <param name="import">The import itself, from the services and what was entered.</param>
    /// <param name="more">Further options.</param>
    public ModuleCommands AddImport(
        string name,
        string description,
        string table,
        Func<IServiceProvider, ParseResult, ImportRun.Import> import,
        params Option[] more
    )
    {
        var file = new Argument<string>("file") { Description = table };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        var command = new Command(name, description) { file, partnership };
        foreach (var option in more)
        {
            command.Add(option);
        }

        return Add(
            command,
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<ImportRun>()
                    .RunAsync(
                        _module,
                        parsed.GetValue(partnership)!,
                        parsed.GetValue(file)!,
                        import(services, parsed),
                        parsed.InvocationConfiguration.Output,
                        parsed.InvocationConfiguration.Error,
                        cancellationToken
                    )
        );
    }
}
