using System.Globalization;
using System.Text.RegularExpressions;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Testing.Modules;

/// <summary>A mutation with made-up values, in which the ids are to be those of rows.</summary>
/// <param name="Name">The mutation.</param>
/// <param name="Document">The document of <see cref="SchemaDocuments.MutationsWithTypes"/>.</param>
/// <param name="Types">The types of what it gives back: an id that is not named after a type is of the first of them.</param>
internal sealed partial record MutationDocument(string Name, string Document, IReadOnlyList<string> Types)
{
    /// <summary>The document with the ids of rows.</summary>
    /// <param name="keys">The rows' keys by type.</param>
    /// <param name="row">Which of them.</param>
    public string Naming(ILookup<string, Guid> keys, int row = 0)
    {
        var type = Types.FirstOrDefault(keys.Contains);
        return MadeUpId()
            .Replace(
                Document,
                m =>
                    (keys.Contains(m.Groups["type"].Value) ? m.Groups["type"].Value : type) is { } of
                        ? $"\"{new GlobalId(of, keys[of].ElementAtOrDefault(row))}\""
                        : m.Value
            );
    }

    /// <summary>The document with the ids, the texts and the number of an organisation's rows.</summary>
    /// <param name="keys">The keys of the organisation's rows by type.</param>
    /// <param name="owner">The organisation: its code is the text of its rows.</param>
    public string Naming(ILookup<string, Guid> keys, (string Code, int Row) owner) =>
        MadeUpNumber()
            .Replace(MadeUpText().Replace(Naming(keys), $"\"{owner.Code}\""), (owner.Row + 1).ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(
        "\"(?<type>[A-Za-z]+)_01900000000070008000000000000001\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MadeUpId();

    [GeneratedRegex($"(?<!partnership: )\"{TSqlReader.Text}\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MadeUpText();

    [GeneratedRegex("(?<=: |\\[)(?<!version: )1(?=[,\\]} )])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MadeUpNumber();
}
