using System.Globalization;
using CouncilPlatform.Host.Hosting;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Testing;

/// <summary>
/// A command of the host in the tests' own process, in a folder of its own: to start a process takes longer than most commands. It has the
/// modules that the tests refer to, or those of the setting <c>Modules:Directory</c>.
/// </summary>
public static class HostCommand
{
    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("council-host-");
        try
        {
            await using var output = new StringWriter(CultureInfo.InvariantCulture);
            await using var error = new StringWriter(CultureInfo.InvariantCulture);
            var code = await CommandLine.RunAsync(
                ["--environment=Production", $"--Data:Directory={Path.Combine(folder.FullName, "data")}", .. arguments],
                output,
                error,
                arguments.Contains("--Modules:Directory") ? null : [.. InstalledModules.All.Select(m => m.Assembly)],
                builder => builder.Logging.ClearProviders().AddProvider(new LogTo(error)),
                SharedSchemas.Build
            );
            return new(code, output.ToString(), error.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes what the console's log would have.</summary>
    [ProviderAlias("Console")]
    private sealed class LogTo(TextWriter writer) : ILoggerProvider, ILogger
    {
        private readonly TextWriter _writer = TextWriter.Synchronized(writer);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _writer.WriteLine($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}

/// <summary>How a command ended.</summary>
public sealed record Ended(int Code, string Output, string Errors);
