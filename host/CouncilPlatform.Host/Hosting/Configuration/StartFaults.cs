using CouncilPlatform.Host.Core.Notices;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Security.SignIn;
using CouncilPlatform.Host.Telemetry;
using MimeKit;

namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>Every fault of the configuration that would prevent the host from starting, all at once.</summary>
internal static class StartFaults
{
    public static async Task<IReadOnlyList<Fault>> FindAsync(IConfiguration configuration, CancellationToken cancellationToken) =>
        [
            .. Settings.Faults(configuration),
            .. Urls(configuration),
            .. AddressFaults.Find(configuration),
            .. Flag(configuration, "Demonstration"),
            .. LogLevels(configuration),
            .. Endpoint(configuration),
            .. ModuleDirectory(configuration),
            .. PersistedDocuments(configuration),
            .. DataDirectory(configuration),
            .. Directories(configuration),
            .. Mail(configuration),
            .. await DatabaseFaults.FindAsync(configuration, cancellationToken),
        ];

    private static IEnumerable<Fault> Urls(IConfiguration configuration)
    {
        foreach (
            var url in (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            if (!IsAddress(url))
            {
                yield return new(
                    "Urls",
                    $"\"{url}\"",
                    "addresses such as http://localhost:5080, with a semicolon between two",
                    "Set Urls, or add --urls http://localhost:5080."
                );
            }
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= 65_535;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    private static IEnumerable<Fault> Flag(IConfiguration configuration, string key)
    {
        if (configuration[key] is { } value && !bool.TryParse(value, out _))
        {
            yield return new(key, $"\"{value}\"", "true or false", $"Set {key} to true to load the demonstration data, else to false.");
        }
    }

    private static IEnumerable<Fault> LogLevels(IConfiguration configuration) =>
        from section in configuration.GetSection("Logging").GetChildren().SelectMany(s => s.GetChildren().Append(s))
        where section.Key == "LogLevel"
        from level in section.GetChildren()
        where !Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _)
        select new Fault(
            level.Path,
            $"\"{level.Value}\"",
            string.Join(", ", Enum.GetNames<LogLevel>()),
            $"Set {level.Path} to one of these."
        );

    private static IEnumerable<Fault> Endpoint(IConfiguration configuration)
    {
        const string ours = $"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Endpoint)}";
        foreach (var key in new[] { ours, TelemetryOptions.StandardEndpoint })
        {
            // Our setting replaces the standard one, so that one mistake is one fault.
            if (key != ours && configuration[key] == configuration[ours])
            {
                continue;
            }

            if (
                configuration[key] is { Length: > 0 } value
                && !(Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            )
            {
                yield return new(
                    key,
                    $"\"{value}\"",
                    "the address of an OpenTelemetry collector, such as http://localhost:4317",
                    $"Set {key} to it, or leave it empty."
                );
            }
        }
    }

    private static IEnumerable<Fault> ModuleDirectory(IConfiguration configuration)
    {
        const string key = $"{ModuleOptions.Section}:{nameof(ModuleOptions.Directory)}";
        if (configuration[key] is { } directory && !Directory.Exists(directory))
        {
            yield return new(
                key,
                $"\"{directory}\", which is not a folder",
                "a folder with one folder for each module",
                $"Create the folder, correct {key}, or leave it out to use the modules beside the host."
            );
        }
    }

    private static IEnumerable<Fault> PersistedDocuments(IConfiguration configuration)
    {
        const string key = $"{GraphQLOptions.Section}:{nameof(GraphQLOptions.PersistedDocumentsDirectory)}";
        const string only = $"{GraphQLOptions.Section}:{nameof(GraphQLOptions.PersistedDocumentsOnly)}";
        var directory = configuration[key];
        if (!string.IsNullOrEmpty(directory) && !Directory.Exists(directory))
        {
            yield return new(
                key,
                $"\"{directory}\", which is not a folder",
                "the folder of the *.graphql files",
                $"Create the folder, correct {key}, or leave it out."
            );
        }
        else if (string.IsNullOrEmpty(directory) && bool.TryParse(configuration[only], out var required) && required)
        {
            yield return new(key, "nothing", $"the folder of the *.graphql files, since {only} is true", $"Set {key}, or {only} to false.");
        }
    }

    private static IEnumerable<Fault> Directories(IConfiguration configuration)
    {
        foreach (var directory in configuration.GetSection($"{SignInOptions.Section}:{nameof(SignInOptions.Directories)}").GetChildren())
        {
            if (!directory.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || directory.Key.Length > 60)
            {
                yield return new(
                    directory.Path,
                    $"the name \"{directory.Key}\"",
                    "at most 60 letters, digits and hyphens, because it is part of addresses",
                    "Choose another name."
                );
            }

            var key = $"{directory.Path}:{nameof(DirectoryOptions.Authority)}";
            if (configuration[key] is not { Length: > 0 } authority)
            {
                continue;
            }

            var allowsHttp = bool.TryParse(directory[nameof(DirectoryOptions.AllowHttp)], out var allows) && allows;
            if (
                !Uri.TryCreate(authority, UriKind.Absolute, out var uri)
                || uri.Scheme != Uri.UriSchemeHttps && !(allowsHttp && uri.IsLoopback)
            )
            {
                yield return new(
                    key,
                    $"\"{authority}\"",
                    "an address with https://, below which /.well-known/openid-configuration is",
                    $"Correct {key}. Plain HTTP is only for a directory on this computer, with {directory.Path}:AllowHttp."
                );
            }
        }
    }

    private static IEnumerable<Fault> Mail(IConfiguration configuration)
    {
        const string server = $"{MailOptions.Section}:{nameof(MailOptions.Server)}";
        const string from = $"{MailOptions.Section}:{nameof(MailOptions.From)}";
        if (string.IsNullOrEmpty(configuration[server]))
        {
            yield break;
        }

        if (
            !MailboxAddress.TryParse(configuration[from] ?? "", out var address) || !address.Address.Contains('@', StringComparison.Ordinal)
        )
        {
            yield return new(
                from,
                configuration[from] is { Length: > 0 } text ? $"\"{text}\"" : "nothing",
                "the email address that notices come from, since a mail server is set",
                $"Set {from} to an address of your organisation."
            );
        }

        if (string.IsNullOrEmpty(configuration[PublicAddress.Key]))
        {
            yield return new(
                PublicAddress.Key,
                "nothing",
                "the address where people find this host, since notices lead there",
                $"Set {PublicAddress.Key}, such as https://partnerships.example.gov.uk."
            );
        }
    }

    private static IEnumerable<Fault> DataDirectory(IConfiguration configuration)
    {
        const string key = $"{DataOptions.Section}:{nameof(DataOptions.Directory)}";
        var directory = Path.GetFullPath(configuration[key] is { Length: > 0 } set ? set : new DataOptions().Directory);
        if (Unwritable(directory) is { } reason)
        {
            yield return new(
                key,
                $"\"{directory}\": {reason}",
                "a folder that the host may write to",
                $"Allow the host's user to write there, or set {key} to another folder."
            );
        }
    }

    /// <summary>Why the host cannot write to a folder, or create it. Null if it can.</summary>
    internal static string? Unwritable(string directory)
    {
        // The start creates the folders that are missing.
        while (!Path.Exists(directory))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        try
        {
            using var probe = File.Create(Path.Combine(directory, $".council-check-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return File.Exists(directory) ? $"{directory} is a file" : $"{directory} cannot be written to";
        }
    }
}
