using System.CommandLine;

namespace CouncilPlatform.Sdk;

/// <summary>A module's subcommands. Each runs with the services of a scope whose caller is the operator of the command line.</summary>
public sealed class ModuleCommands
{
    private readonly Action<Command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>>> _add;

    internal ModuleCommands(Action<Command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>>> add) => _add = add;

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
}
