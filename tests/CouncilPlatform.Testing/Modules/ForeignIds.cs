using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Testing.Modules;

/// <summary>
/// Tries ids and short names of another partnership wherever one can be named: in <c>node(id)</c>, in the arguments of fields, in the
/// inputs of mutations, and in the names of files. Each answer must be the same as for an id or a name that nobody has, but for the id
/// itself, and have nothing of the other partnership.
/// </summary>
public sealed partial class ForeignIds
{
    private const int RowsOfAField = 17;
    private const int RowsOfAMutation = 12;

    // The mark of texts that no row has.
    private const char Nobody = '9';

    // 012 is in every title with the year 2012; no year has 102.
    private const int FirstRow = 10;

    private readonly MadeUpHost _made;
    private readonly ModuleHost _host;
    private readonly SchemaDocuments _documents;
    private readonly List<string> _faults = [];

    private ForeignIds(MadeUpHost made)
    {
        (_made, _host) = (made, made.Host);
        var catalogue = _host.Services.GetRequiredService<ModuleCatalogue>();
        _documents = new(catalogue.Build(catalogue.Running), new Dictionary<string, string>());
    }

    /// <summary>How many ids and names were tried.</summary>
    public int Tries { get; private set; }

    /// <summary>Where another partnership shows, in plain English.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Starts a host with the modules and tries everything.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="seed">Chooses the rows.</param>
    public static async Task<ForeignIds> TryAsync(IReadOnlyList<Type> modules, int seed)
    {
        await using var made = await MadeUpHost.StartAsync(modules);
        await made.FillAsync(MadeUpHost.Ours, MadeUpRows.Mark);
        await made.FillAsync(MadeUpHost.Theirs, MadeUpRows.OtherMark);
        await made.PublishAsync(MadeUpHost.Theirs, published: false);
        var ids = new ForeignIds(made);
        var own = MadeUpRows.Owners[0].Code;
        string?[] callers =
        [
            null,
            await made.Host.KeyAsync(MadeUpHost.Ours, Role.Applicant, own),
            await made.Host.KeyAsync(MadeUpHost.Ours, Role.Viewer, own),
            await made.Host.KeyAsync(MadeUpHost.Ours, Role.Administrator, own),
        ];
        var random = new Random(seed);
        foreach (var caller in callers)
        {
            await ids.TryNodesAsync(caller);
            await ids.TryFieldsAsync(caller, random);
        }

        await ids.TryMutationsAsync(callers[^1]!, random);
        return ids;
    }

    private async Task TryNodesAsync(string? caller)
    {
        var keys = _made.KeysOf(MadeUpHost.Theirs);
        var foreign = _documents
            .NodeTypes()
            .SelectMany(t => keys[t.Type].Select(key => new GlobalId(t.Type, key)))
            .Append(new(nameof(Partnership), _made.Partnerships[MadeUpHost.Theirs]));
        await CompareAsync([.. foreign.Select(id => (Document(id), Document(new(id.Type, Nobodys(id.Value)))))], caller);

        static string Document(GlobalId id) => $"{{ node(id: \"{id}\") {{ id }} }}";
    }

    /// <summary>The arguments of every field, with the rest of the document as it is.</summary>
    private async Task TryFieldsAsync(string? caller, Random random)
    {
        var keys = _made.KeysOf(MadeUpHost.Theirs);
        var all = keys.SelectMany(type => type.Select(key => key)).ToList();
        var pairs = new List<(string Theirs, string Nobodys)>
        {
            ($"{{ partnership(slug: \"{MadeUpHost.Theirs}\") {{ id }} }}", "{ partnership(slug: \"999\") { id } }"),
        };
        foreach (var field in _documents.Fields())
        {
            var at = field.Document.IndexOf(SchemaDocuments.Probe, StringComparison.Ordinal);
            var (before, asked) = (field.Document[..at], field.Document[at..]);
            for (var i = 0; i < RowsOfAField; i++)
            {
                var row = string.Create(CultureInfo.InvariantCulture, $"{random.Next(FirstRow, MadeUpRows.Count):00}");
                var stranger = all[random.Next(all.Count)];
                var (theirs, nobodys) = (
                    Named(asked, row + MadeUpRows.OtherMark, Pick),
                    Named(asked, row + Nobody, type => Nobodys(Pick(type)))
                );
                if (theirs == asked)
                {
                    break;
                }

                pairs.Add((before + theirs, before + nobodys));

                Guid Pick(string type) => keys.Contains(type) ? keys[type].First() : stranger;
            }
        }

        await CompareAsync(pairs, caller);
    }

    private Task TryMutationsAsync(string caller, Random random)
    {
        var keys = _made.KeysOf(MadeUpHost.Theirs);
        var pairs = new List<(string Theirs, string Nobodys)>();
        foreach (var (name, document, types) in _documents.MutationsWithTypes())
        {
            var mutation = new MutationDocument(name, document, types);
            for (var i = 0; i < RowsOfAMutation; i++)
            {
                var theirs = mutation.Naming(keys, random.Next(MadeUpRows.Count));
                if (theirs == document)
                {
                    break;
                }

                pairs.Add((theirs, Nobodys(theirs, keys)));
            }
        }

        return CompareAsync(pairs, caller);
    }

    private async Task CompareAsync(List<(string Theirs, string Nobodys)> pairs, string? caller)
    {
        Tries += pairs.Count;
        var nobodys = await _host.AskAllAsync([.. pairs.Select(p => p.Nobodys)], caller);
        var theirs = await _host.AskAllAsync([.. pairs.Select(p => p.Theirs)], caller);
        foreach (var (index, pair) in pairs.Index())
        {
            var (expected, answer) = (Text(nobodys[index]), Text(theirs[index]));
            if (answer != expected)
            {
                _faults.Add($"{pair.Theirs}\nis answered with {answer}\nand not as for what nobody has: {expected}");
            }
        }
    }

    /// <summary>The answer, without the ids and names that were sent.</summary>
    private static string Text(JsonNode answer) => Sent().Replace(answer.ToJsonString(), "…");

    private static string Named(string asked, string text, Func<string, Guid> key) =>
        MadeUpText()
            .Replace(
                MadeUpId().Replace(asked, m => $"\"{new GlobalId(m.Groups["type"].Value, key(m.Groups["type"].Value))}\""),
                $"\"{text}\""
            );

    private static string Nobodys(string document, ILookup<string, Guid> keys)
    {
        var known = keys.SelectMany(k => k).ToHashSet();
        return AnyId()
            .Replace(
                document,
                m =>
                    Guid.TryParseExact(m.Groups["key"].Value, "N", out var key) && known.Contains(key)
                        ? $"\"{new GlobalId(m.Groups["type"].Value, Nobodys(key))}\""
                        : m.Value
            );
    }

    // Nobody's id has the form of the other.
    private static Guid Nobodys(Guid key)
    {
        var bytes = key.ToByteArray();
        bytes[^1] ^= 0xFF;
        bytes[^2] ^= 0xFF;
        return new(bytes);
    }

    [GeneratedRegex(
        "[A-Za-z]+_[0-9a-f]{32}|(?:(?<=u0022)|(?<![0-9]))[0-9]{2}[29](?![0-9])|(?<=u0022)0[0-9](?=.u0022)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Sent();

    [GeneratedRegex("\"(?<type>[A-Za-z]+)_(?<key>[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyId();

    [GeneratedRegex(
        "\"(?<type>[A-Za-z]+)_01900000000070008000000000000001\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MadeUpId();

    [GeneratedRegex($"\"{TSqlReader.Text}\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MadeUpText();
}
