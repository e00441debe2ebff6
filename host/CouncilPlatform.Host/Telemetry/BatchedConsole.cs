using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>
/// Writes the log to a file or to another program, many lines at a time. .NET's console wakes a thread for each line, which takes longer
/// than to answer a question again. A warning or an error is written at once, and any other line within a tenth of a second. Its settings are
/// those of .NET's console.
/// </summary>
[ProviderAlias("Console")]
internal sealed class BatchedConsole : ILoggerProvider, ISupportExternalScope
{
    // Characters. A line for which there is no room writes those before it.
    private const int BufferSize = 64 * 1024;

    private static readonly TimeSpan _wait = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly IOptionsMonitor<ConsoleLoggerOptions> _options;
    private readonly Dictionary<string, ConsoleFormatter> _formatters;
    private readonly StreamWriter _output = WriterTo(Console.OpenStandardOutput());
    private readonly StreamWriter _error = WriterTo(Console.OpenStandardError());
    private readonly Timer _timer;
    private IExternalScopeProvider? _scopes;
    private bool _isDue;
    private bool _isDisposed;

    public BatchedConsole(IOptionsMonitor<ConsoleLoggerOptions> options, IEnumerable<ConsoleFormatter> formatters)
    {
        _options = options;
        _formatters = formatters.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        _timer = new(static console => ((BatchedConsole)console!).Flush(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Takes the place of .NET's console, unless a person watches.</summary>
    public static void Use(ILoggingBuilder logging)
    {
        var console = logging.Services.FirstOrDefault(s => s.ImplementationType == typeof(ConsoleLoggerProvider));
        if (console is not null && Console.IsOutputRedirected)
        {
            logging.Services.Remove(console);
            logging.Services.AddSingleton<ILoggerProvider, BatchedConsole>();
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer.Dispose();
            Flush();
        }
    }

    private static StreamWriter WriterTo(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize);

    private void Write<TState>(in LogEntry<TState> line)
    {
        var options = _options.CurrentValue;
        var formatter =
            _formatters.GetValueOrDefault(options.FormatterName ?? ConsoleFormatterNames.Simple)
            ?? _formatters[ConsoleFormatterNames.Simple];
        lock (_lock)
        {
            try
            {
                formatter.Write(line, _scopes, line.LogLevel >= options.LogToStandardErrorThreshold ? _error : _output);
            }
            catch (IOException)
            {
                // What did not fit could not be written, as below.
            }

            if (line.LogLevel >= LogLevel.Warning || _isDisposed)
            {
                Flush();
            }
            else if (!_isDue)
            {
                _isDue = true;
                _timer.Change(_wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Flush()
    {
        lock (_lock)
        {
            _isDue = false;
            try
            {
                _output.Flush();
                _error.Flush();
            }
            catch (IOException)
            {
                // The disk is full, or nobody reads any more. These lines are lost, and the host goes on.
            }
        }
    }

    private sealed class Logger(BatchedConsole console, string category) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => console._scopes?.Push(state);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => console.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter));
    }
}
