using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using CouncilPlatform.Host.Hosting;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>
/// Documents that are known by the SHA-256 of their text: those in the operator's folder, those of the host's own pages, and those that
/// clients registered by sending text and hash together.
/// </summary>
internal sealed class PersistedDocuments(IOptions<GraphQLOptions> options)
{
    private readonly bool _storedOnly = options.Value.PersistedDocumentsOnly;
    private readonly FrozenDictionary<string, string> _stored = Read(options.Value);
    private readonly LruCache<string, string> _registered = new(
        options.Value.RegisteredDocuments,
        options.Value.RegisteredCharacters,
        static text => text.Length
    );

    /// <summary>The text of the document that the call names.</summary>
    public string TextOf(GraphQLCall call)
    {
        if (call is { Query: not null, ApolloHash: not null } && Sha256(call.Query) != call.ApolloHash)
        {
            throw new RequestRefused(
                ErrorCodes.PersistedQueryHashMismatch,
                "'extensions.persistedQuery.sha256Hash' is not the SHA-256 of 'query'. Send the hash of exactly this text, as UTF-8."
            );
        }

        if (_storedOnly && !call.IsOwn)
        {
            var hash = call.DocumentHash ?? call.ApolloHash ?? Sha256(call.Query!);
            return _stored.GetValueOrDefault(hash)
                ?? throw new RequestRefused(
                    ErrorCodes.PersistedDocumentRequired,
                    "This host accepts only documents that its operator has stored, and this is not one of them. "
                        + "Send the 'documentId' of a stored document."
                );
        }

        return call.Query
            ?? Find(call.DocumentHash ?? call.ApolloHash!)
            ?? throw new RequestRefused(
                ErrorCodes.PersistedQueryNotFound,
                // Apollo's clients recognise exactly this message, and then send the text.
                call.DocumentHash
                    is null
                    ? "PersistedQueryNotFound"
                    : $"Document 'sha256:{call.DocumentHash}' is not stored on this host. Send its text in 'query'."
            );
    }

    /// <summary>Stores a document that was sent with its hash, once it is known to be within the limits.</summary>
    public void Register(GraphQLCall call)
    {
        if (call is { Query: not null, ApolloHash: not null } && !_storedOnly)
            _registered.Add(call.ApolloHash, call.Query);
    }

    private string? Find(string hash) => _stored.GetValueOrDefault(hash) ?? _registered.Find(hash);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static FrozenDictionary<string, string> Read(GraphQLOptions options) =>
        InDirectory(options)
            .Concat(options.ShippedDocuments)
            .Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(Sha256, StringComparer.Ordinal);

    private static IEnumerable<string> InDirectory(GraphQLOptions options)
    {
        const string key = $"{GraphQLOptions.Section}:{nameof(GraphQLOptions.PersistedDocumentsDirectory)}";
        var directory = options.PersistedDocumentsDirectory;
        if (string.IsNullOrEmpty(directory))
        {
            return options.PersistedDocumentsOnly
                ? throw new OptionsValidationException(
                    key,
                    typeof(GraphQLOptions),
                    [$"{key} is empty, but the host accepts only persisted documents. Enter the folder of the *.graphql files."]
                )
                : [];
        }

        if (!Directory.Exists(directory))
            throw new OptionsValidationException(
                key,
                typeof(GraphQLOptions),
                [$"{key} is '{directory}', which is not a folder. Enter the folder of the *.graphql files, or leave it empty."]
            );

        return Directory
            .EnumerateFiles(directory, "*.graphql", SearchOption.AllDirectories)
            .Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file)));
    }
}
