using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Testing.Modules;

/// <summary>
/// What must hold of every module, whatever it is about, shown with made-up rows of two partnerships: neither sees or changes the other's
/// rows,
/// every list can be paged through, a longer page costs no more statements, and a field says the same whatever else is selected with it.
/// </summary>
public sealed class ModuleChecks : IAsyncDisposable
{
    private const string Ours = MadeUpHost.Ours;
    private const string Theirs = MadeUpHost.Theirs;

    private const int LongPage = MadeUpRows.Count;
    private const int ShortPage = LongPage / 2;

    // Batches of several fields may have one text; a query for each row runs eight times more, or two each four times.
    private const int MoreStatements = 4;

    private readonly MadeUpHost _made;
    private readonly ModuleHost _host;
    private readonly Type _module;
    private readonly IReadOnlyList<MadeUpRows> _databases;
    private readonly SchemaDocuments _documents;
    private readonly SchemaDocuments _ofCore;
    private readonly Dictionary<string, Guid> _partnerships;
    private string _key = "";

    private ModuleChecks(MadeUpHost made, Type module)
    {
        (_made, _host, _module, _databases, _partnerships) = (made, made.Host, module, made.Databases, made.Partnerships);
        var catalogue = _host.Services.GetRequiredService<ModuleCatalogue>();
        _documents = new(catalogue.Build(catalogue.Running), new Dictionary<string, string>());
        _ofCore = new(catalogue.Build([.. catalogue.Running.Where(m => m.Id == Gate.CoreModule)]), new Dictionary<string, string>());
    }

    /// <summary>Starts a host with the module alone, and two partnerships that have it on.</summary>
    public static async Task<ModuleChecks> StartAsync(Type module)
    {
        var made = await MadeUpHost.StartAsync([module]);
        return new(made, module) { _key = await made.Host.KeyAsync(Ours, Enum.GetValues<Role>().Max()) };
    }

    /// <summary>Every fault that is found, in plain English.</summary>
    /// <param name="acrossPartnerships">The fields that are meant to look across partnerships.</param>
    public async Task<IReadOnlyList<string>> FindFaultsAsync(params IReadOnlyList<string> acrossPartnerships)
    {
        await _made.FillAsync(Ours, MadeUpRows.Mark);
        var alone = await AnswersAsync();
        await _made.FillAsync(Theirs, MadeUpRows.OtherMark);
        var faults = _databases.SelectMany(d => d.Faults).ToList();
        foreach (var (document, answer) in await AnswersAsync())
        {
            if (
                answer != alone[document]
                && !acrossPartnerships.Any(field => document.Contains($" {field}", StringComparison.Ordinal))
                // What differs each time, as the id of something that is not saved does, shows nothing.
                && answer == await AnswerAsync(document, _key)
            )
            {
                faults.Add($"Rows of another partnership change the answer to {document}\nfrom {alone[document]}\nto   {answer}");
            }
        }

        faults.AddRange(WhoseItIs.Silent(_module).Select(table => $"{table} does not say whose its rows are: see IOwned."));
        faults.AddRange(await FaultsOfPagesAsync());
        faults.AddRange(await FaultsOfTitlesAsync());
        faults.AddRange(await FaultsOfStatementsAsync());
        faults.AddRange(await FaultsOfFieldsAsync());
        faults.AddRange(await FaultsOfMutationsAsync());
        faults.AddRange(
            await new OwnershipChecks(
                _host,
                _databases,
                Ours,
                _partnerships[Ours],
                WhoseItIs.Shared(_module).Select(GraphNameAttribute.Of).ToHashSet(StringComparer.Ordinal)
            ).FindFaultsAsync(Mutations())
        );
        faults.AddRange(await FaultsOfRestrictedAsync());
        return faults;
    }

    public ValueTask DisposeAsync() => _made.DisposeAsync();

    /// <summary>What has a page is found by the title that the page shows.</summary>
    private async Task<List<string>> FaultsOfTitlesAsync()
    {
        // Titles name members of the partnership.
        await _host.AddMemberAsync(Ours, MadeUpRows.Owners[0].Code, _key);
        var keys = _made.KeysOf(Ours);
        var faults = new List<string>();
        foreach (var page in _host.Services.GetRequiredService<PageCatalogue>().All.Where(p => p.Module == InstalledModules.IdOf(_module)))
        {
            if (page.Description.Of is { } type)
            {
                var ids = keys[type].Select(key => $"{new GlobalId(type, key)}");
                faults.AddRange(await FoundByTitle.FaultAsync(_host, Ours, page.Name, ids, _key) is { } fault ? [fault] : []);
            }
        }

        return faults;
    }

    private Task<Dictionary<string, string>> AnswersAsync() => AnswersAsync(_key);

    private async Task<Dictionary<string, string>> AnswersAsync(string? key)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var document in _documents
                .Queries()
                .Where(d => d.StartsWith("{ partnership(", StringComparison.Ordinal) && !d.Contains("CURSOR", StringComparison.Ordinal))
                .Except(_ofCore.Queries(), StringComparer.Ordinal)
        )
        {
            answers.Add(document, await AnswerAsync(document, key));
        }

        return answers;
    }

    private async Task<string> AnswerAsync(string document, string? key)
    {
        var answer = await _host.AskAsync(document, key);
        // Where made-up rows do not suit a field, its error has a number of its own.
        return $"{answer["data"]?.ToJsonString()} {(answer["errors"] is null ? "" : "with errors")}";
    }

    /// <summary>
    /// A record that only its owner sees is in no answer and in no file for anybody else, and changes to it change no answer.
    /// </summary>
    private async Task<List<string>> FaultsOfRestrictedAsync()
    {
        var faults = new List<string>();
        var restricted = _databases.SelectMany(d => d.Restricted(_partnerships[Ours])).ToList();
        if (restricted.Count == 0)
        {
            return faults;
        }

        var administrator = Enum.GetValues<Role>().Max();
        foreach (var key in new[] { null, await _host.KeyAsync(Ours, administrator, OwnershipChecks.Outsider) })
        {
            var who = key is null ? "the public" : "another organisation";
            var before = await ReadByAsync(key, restricted);
            foreach (var (id, _) in restricted)
            {
                faults.AddRange(
                    before
                        .Where(a => a.Value.Contains(id.ToString(), StringComparison.Ordinal))
                        .Take(1)
                        .Select(a => $"{id}, which only its owner sees, is in what {who} gets from {a.Key}")
                );
            }

            foreach (var database in _databases)
            {
                await database.RewriteRestrictedAsync(_partnerships[Ours]);
            }

            faults.AddRange(
                from answer in await ReadByAsync(key, restricted)
                where answer.Value != before[answer.Key]
                select $"What only its owner sees changes what {who} gets from {answer.Key}\nfrom {before[answer.Key]}\nto   {answer.Value}"
            );
        }

        foreach (var (owner, rows) in restricted.GroupBy(r => r.Owner, r => r.Id).Select(g => (g.Key, g.ToList())))
        {
            var seen = await ReadByAsync(await _host.KeyAsync(Ours, administrator, owner), restricted);
            faults.AddRange(
                from id in rows
                where seen.ContainsKey(Node(id)) && !seen.Values.Any(a => a.Contains(id.ToString(), StringComparison.Ordinal))
                select $"{id} is not seen by its owner"
            );
        }

        return faults;
    }

    /// <summary>Everything that a caller can read: what queries answer, restricted records by their ids, and files.</summary>
    private async Task<Dictionary<string, string>> ReadByAsync(string? key, IReadOnlyList<(GlobalId Id, string Owner)> restricted)
    {
        var read = await AnswersAsync(key);
        foreach (var (id, _) in restricted.Where(r => _documents.HasNode(r.Id.Type)))
        {
            read.Add(Node(id), await AnswerAsync(Node(id), key));
        }

        var files = JsonNode.Parse(await _host.GetAsync($"/data/v1/{Ours}", key))!.AsArray();
        foreach (var file in files.Select(f => (string)f!["href"]!).Where(f => !f.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            var text = await _host.GetAsync(file, key);
            read.Add(file, text.StartsWith("{\"errors\"", StringComparison.Ordinal) ? "with errors" : text);
        }

        return read;
    }

    private static string Node(GlobalId id) => $"{{ node(id: \"{id}\") {{ id }} }}";

    private async Task<List<string>> FaultsOfPagesAsync()
    {
        var faults = new List<string>();
        foreach (var (name, document) in _documents.Pages("partnership").Except(_ofCore.Pages("partnership")))
        {
            if (await PageAsync(document, new { first = 100 }) is not { } whole)
            {
                continue;
            }

            var rows = Rows(whole);
            if ((int)whole["totalCount"]! != rows.Count)
            {
                faults.Add($"{name}: totalCount is {whole["totalCount"]}, and the list has {rows.Count}.");
            }

            foreach (var forwards in new[] { true, false })
            {
                var seen = new List<string>();
                string? cursor = null;
                for (var more = true; more && seen.Count <= rows.Count; )
                {
                    var page = await PageAsync(
                        document,
                        forwards ? new { first = 6, after = cursor } : (object)new { last = 6, before = cursor }
                    );
                    if (page is null)
                    {
                        faults.Add($"{name}: a later page fails.");
                        break;
                    }

                    seen.InsertRange(forwards ? seen.Count : 0, Rows(page));
                    more = (bool)page["pageInfo"]![forwards ? "hasNextPage" : "hasPreviousPage"]!;
                    cursor = (string?)page["pageInfo"]![forwards ? "endCursor" : "startCursor"];
                }

                if (!seen.SequenceEqual(rows))
                {
                    var way = forwards ? "" : "backwards ";
                    var different = seen.Distinct(StringComparer.Ordinal).Count();
                    faults.Add(
                        $"{name}: page by page {way}it has {seen.Count} rows ({different} different), and on one page {rows.Count}, "
                            + "or in another order. Is it sorted by something that may be null?"
                    );
                }
            }
        }

        return faults;

        static List<string> Rows(JsonNode page) =>
            [.. page["edges"]!.AsArray().Select(e => (string?)e!["node"]!["id"] ?? (string)e["cursor"]!)];
    }

    /// <summary>The list, of the first object that has it; null where there is none, or the made-up rows do not suit it.</summary>
    private async Task<JsonNode?> PageAsync(string document, object variables)
    {
        var answer = await _host.AskAsync(document, _key, variables);
        return answer["errors"] is null ? Probes(answer["data"]).FirstOrDefault() : null;
    }

    private async Task<List<string>> FaultsOfStatementsAsync()
    {
        var faults = new List<string>();
        foreach (
            var (name, document) in _documents
                .Connections("partnership")
                .ExceptBy(_ofCore.Connections("partnership").Select(c => c.Name), c => c.Name)
        )
        {
            var few = await CostAsync(document, ShortPage);
            var many = await CostAsync(document, LongPage);
            // The page of one parent alone is another statement than the pages of several, so each is counted by itself.
            var often = few.CountBy(s => s).ToDictionary();
            foreach (var (statement, times) in many.CountBy(s => s).Where(s => s.Value >= often.GetValueOrDefault(s.Key) + MoreStatements))
            {
                faults.Add(
                    $"{name}: a statement runs {often.GetValueOrDefault(statement)} times for {ShortPage} rows, {times} times for "
                        + $"{LongPage}. Read what each row needs in a batch:\n{statement}"
                );
            }
        }

        return faults;
    }

    private async Task<IReadOnlyList<string>> CostAsync(string document, int n)
    {
        _host.Sql.Reset();
        await _host.AskAsync(document, _key, new { n });
        return _host.Sql.Requested;
    }

    /// <summary>In a list only the columns that a field declares are read; <c>node(id)</c> reads the whole row.</summary>
    private async Task<List<string>> FaultsOfFieldsAsync()
    {
        var faults = new List<string>();
        foreach (var (type, fields, list, node) in _documents.Nodes("partnership"))
        {
            var whole = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
            foreach (var (index, field) in fields.Index())
            {
                var answer = await _host.AskAsync(list(field), _key);
                if (answer["errors"] is not null)
                {
                    continue;
                }

                foreach (
                    var row in Probes(answer["data"])
                        .SelectMany(p => p is JsonArray many ? many : (IEnumerable<JsonNode?>)[p])
                        .OfType<JsonObject>()
                )
                {
                    var id = (string)row["id"]!;
                    if (!whole.TryGetValue(id, out var read))
                    {
                        whole.Add(id, read = await _host.AskAsync(node, _key, new { id }));
                    }

                    var alias = string.Create(CultureInfo.InvariantCulture, $"f{index}");
                    if (
                        read["data"]?["node"] is { } all
                        && read["errors"]?.AsArray().Any(e => (string?)e!["path"]?[1] == alias) != true
                        && all[alias]?.ToJsonString() != row["field"]?.ToJsonString()
                    )
                    {
                        faults.Add(
                            $"{type}: selected alone in a list, {field} is {row["field"]?.ToJsonString() ?? "null"}, and "
                                + $"{all[alias]?.ToJsonString() ?? "null"} where the whole row is read. Which columns does it need?"
                        );
                        break;
                    }
                }
            }
        }

        return faults;
    }

    private async Task<List<string>> FaultsOfMutationsAsync()
    {
        var before = await ReadTheirsAsync();
        var keys = _made.KeysOf(Theirs);
        var faults = new List<string>();
        foreach (var mutation in Mutations())
        {
            // What a mutation sets may be so already in one of two rows, and not in both.
            foreach (var row in new[] { 0, 1 })
            {
                _host.Sql.Reset();
                await _host.AskAsync(mutation.Naming(keys, row), _key);
                if (!_host.Sql.Statements.Any(IsWrite))
                {
                    continue;
                }

                var after = await ReadTheirsAsync();
                var changed = after.Except(before).Union(before.Except(after)).Select(r => r.Key).Distinct(StringComparer.Ordinal).ToList();
                if (changed.Count > 0)
                {
                    faults.Add(
                        $"{mutation.Name} changes rows of a partnership that the caller has no key for: {string.Join(", ", changed)}"
                    );
                }

                before = after;
            }
        }

        return faults;

        static bool IsWrite(string sql) =>
            Array.Exists(["INSERT INTO", "UPDATE ", "DELETE FROM"], write => sql.Contains(write, StringComparison.Ordinal));
    }

    /// <summary>The module's mutations, without the core's.</summary>
    private List<MutationDocument> Mutations() =>
        [
            .. _documents
                .MutationsWithTypes()
                .ExceptBy(_ofCore.MutationsWithTypes().Select(m => m.Name), m => m.Name)
                .Select(m => new MutationDocument(m.Name, m.Document, m.Types)),
        ];

    private async Task<Dictionary<string, string>> ReadTheirsAsync()
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var database in _databases)
        {
            foreach (var (key, text) in await database.ReadAsync(_partnerships[Theirs]))
            {
                rows.Add(key, text);
            }
        }

        return rows;
    }

    internal static IEnumerable<JsonNode> Probes(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(f =>
                f.Key == SchemaDocuments.Probe ? (f.Value is null ? [] : [f.Value]) : Probes(f.Value)
            ),
            JsonArray rows => rows.SelectMany(Probes),
            _ => [],
        };
}
