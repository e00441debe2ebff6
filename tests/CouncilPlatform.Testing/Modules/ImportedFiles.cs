using CouncilPlatform.Host.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Testing;

/// <summary>Imports files in the test's own process, as the commands do.</summary>
public static class ImportedFiles
{
    /// <param name="kind">The name of the kind of file.</param>
    /// <param name="file">The path of the file.</param>
    /// <param name="settings">What is said about the file, by name.</param>
    /// <param name="answers">Answers to the questions of the file, by key.</param>
    /// <param name="preview">Whether nothing is to be saved.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ImportFileAsync(
        this ModuleHost host,
        string kind,
        string partnership,
        string file,
        TextWriter output,
        TextWriter error,
        IReadOnlyDictionary<string, string>? settings = null,
        IReadOnlyDictionary<string, string>? answers = null,
        bool preview = false,
        CancellationToken cancellationToken = default
    )
    {
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var request = new ImportRequest(
            services.GetRequiredService<ImportCatalogue>().Find(kind)
                ?? throw new ArgumentException($"There is no import \"{kind}\".", nameof(kind)),
            // A test that stops the import stops the import itself.
            await services.GetRequiredService<IPartnerships>().FindAsync(partnership, CancellationToken.None),
            file,
            settings ?? new Dictionary<string, string>(StringComparer.Ordinal),
            answers ?? new Dictionary<string, string>(StringComparer.Ordinal),
            preview
        );
        return await ImportCommands.RunAsync(services.GetRequiredService<ImportRun>(), request, output, error, cancellationToken);
    }

    /// <param name="content">The bytes of the file.</param>
    /// <param name="type">The extension of its name, such as .csv.</param>
    /// <inheritdoc cref="ImportFileAsync"/>
    public static async Task<(int Exit, string Output, string Error)> ImportFileAsync(
        this ModuleHost host,
        string kind,
        string partnership,
        byte[] content,
        string type = ".csv",
        IReadOnlyDictionary<string, string>? settings = null,
        IReadOnlyDictionary<string, string>? answers = null,
        bool preview = false,
        CancellationToken cancellationToken = default
    )
    {
        var directory = Directory.CreateTempSubdirectory("import-");
        try
        {
            var file = Path.Combine(directory.FullName, kind + type);
            await File.WriteAllBytesAsync(file, content, cancellationToken);
            await using var output = new StringWriter { NewLine = "\n" };
            await using var error = new StringWriter { NewLine = "\n" };
            var exit = await host.ImportFileAsync(kind, partnership, file, output, error, settings, answers, preview, cancellationToken);
            return (exit, output.ToString(), error.ToString());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
