namespace CouncilPlatform.Sdk;

/// <summary>Writes empty tables for people to fill in. A module's command uses it.</summary>
public static class TableTemplate
{
    /// <summary>A new file: a workbook that also says what to write in each column, or CSV with only the titles.</summary>
    /// <exception cref="RuleException">The file already exists, does not end in .xlsx or .csv, or cannot be written.</exception>
    public static async Task WriteAsync(string file, string sheet, IReadOnlyList<TableColumn> columns, CancellationToken cancellationToken)
    {
        var type = Path.GetExtension(file).ToUpperInvariant();
        new Rules()
            .Require(type is ".XLSX" or ".CSV", RuleCodes.Invalid, $"{file} does not end in .xlsx or .csv. Choose one of them.", "file")
            .Require(!File.Exists(file), RuleCodes.AlreadyExists, $"{file} already exists. Enter the name of a new file.", "file")
            .Check();
        try
        {
            await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            await WriteAsync(stream, type[1..].ToLowerInvariant(), sheet, columns, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RuleException(RuleCodes.Invalid, $"{file} cannot be written: {e.Message}", "file");
        }
    }

    /// <param name="extension">xlsx or csv.</param>
    internal static Task WriteAsync(
        Stream stream,
        string extension,
        string sheet,
        IReadOnlyList<TableColumn> columns,
        CancellationToken cancellationToken
    ) =>
        extension == "xlsx"
            ? TableWriter.WriteTemplateAsync(stream, sheet, columns, cancellationToken)
            : TableWriter.WriteCsvAsync(
                stream,
                [.. columns.Select(c => c.Title)],
                AsyncEnumerable.Empty<IReadOnlyList<object?>>(),
                cancellationToken
            );
}
