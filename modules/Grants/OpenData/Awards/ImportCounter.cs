namespace CouncilPlatform.Grants.OpenData;

/// <summary>Shows how far an import has come: on a terminal in one line that counts, elsewhere in a line for every ten thousand grants.</summary>
internal sealed class ImportCounter(TextWriter error, bool onTerminal) : IProgress<ImportProgress>
{
    private const int OnTerminal = 500;
    private const int InLog = 10_000;

    private bool _counting;

    public void Report(ImportProgress value)
    {
        var end = value.Grants == value.Of;
        if (value.Grants % (onTerminal ? OnTerminal : InLog) != 0 && !(onTerminal && end))
        {
            return;
        }

        var words = value.Of is { } of
            ? string.Create(CultureInfo.InvariantCulture, $"Saved {value.Grants:N0} of {of:N0} grants")
            : string.Create(CultureInfo.InvariantCulture, $"Read {value.Grants:N0} grants");
        error.Write(onTerminal ? $"\r{words}{(end ? Environment.NewLine : "")}" : words + Environment.NewLine);
        _counting = onTerminal && !end;
    }

    /// <summary>Ends the line that counts, so that what follows stands on one of its own.</summary>
    public void End()
    {
        if (_counting)
        {
            error.WriteLine();
            _counting = false;
        }
    }
}
