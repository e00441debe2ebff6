using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>Gives each exported log record the module, partnership and operation of the span it was written in.</summary>
internal sealed class LogAttributes : BaseProcessor<LogRecord>
{
    private static readonly string[] _names = [Signals.Module, Signals.Partnership, Signals.Operation];

    public override void OnEnd(LogRecord data)
    {
        if (Activity.Current is null)
        {
            return;
        }

        var attributes = data.Attributes?.ToList() ?? [];
        foreach (var name in _names)
        {
            if (Find(name) is { } value)
            {
                attributes.Add(new(name, value));
            }
        }

        data.Attributes = attributes;
    }

    private static object? Find(string name)
    {
        for (var span = Activity.Current; span is not null; span = span.Parent)
        {
            if (span.GetTagItem(name) is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
