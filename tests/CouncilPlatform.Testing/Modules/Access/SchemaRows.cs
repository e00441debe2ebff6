using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CouncilPlatform.Host.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>The rows that follow from the schema of a host with all its modules.</summary>
internal sealed class SchemaRows
{
    private const int SomeRows = 5;

    private readonly ILookup<string, string> _ids;

    private readonly MadeUpHost _made;
    private readonly IReadOnlyList<GlobalId> _core;
    private readonly SchemaDocuments _documents;

    /// <param name="made">The host, with rows.</param>
    /// <param name="core">Records of the core, which no made-up row is.</param>
    public SchemaRows(MadeUpHost made, IReadOnlyList<GlobalId> core)
    {
        (_made, _core) = (made, core);
        var catalogue = made.Host.Services.GetRequiredService<ModuleCatalogue>();
        _documents = new(catalogue.Build(catalogue.Running), new Dictionary<string, string>());
        _ids = made.KeysOf(MadeUpHost.Ours)
            .SelectMany(type => type.Select(key => new GlobalId(type.Key, key)))
            .Concat(core)
            .ToLookup(id => id.Type, id => id.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Each field that a module adds, id of a type, and subscription.</summary>
    /// <param name="administrator">Who gets whatever somebody gets.</param>
    public async Task<IEnumerable<AccessRow>> ReadsAsync(string administrator) =>
        [.. await FieldsAsync(administrator), .. Nodes(), .. Subscriptions()];

    /// <summary>Each mutation, on records of the first organisation.</summary>
    public IReadOnlyList<AccessRow> Mutations()
    {
        var keys = _made
            .Databases.SelectMany(d => d.KeysOf(_made.Partnerships[MadeUpHost.Ours], owner: 0))
            .Concat(_core.Select(id => (id.Type, Id: id.Value)))
            .ToLookup(k => k.Type, k => k.Id, StringComparer.Ordinal);
        var types = _documents.MutationsWithTypes().ToDictionary(m => m.Name, m => m.Types, StringComparer.Ordinal);
        return
        [
            .. from change in _documents.Changes()
            select new AccessRow(
                AccessKind.Mutation,
                change.Module,
                $"mutation {change.Name}",
                Demands.None with
                {
                    Role = change.Role,
                    IsOfPartnership = change.Role is not null,
                }
            )
            {
                IsOfOperator = change.Role is null,
                Documents = [new MutationDocument(change.Name, change.Document, types[change.Name]).Naming(keys, MadeUpRows.Owners[0])],
                Read = answers => new(Answers.OfMutation(answers[0]), []),
            },
        ];
    }

    /// <summary>
    /// The fields, each where it is first reached. Where the objects there have nothing in it, it is also asked of the first object that
    /// has, by its id.
    /// </summary>
    private async Task<IEnumerable<AccessRow>> FieldsAsync(string administrator)
    {
        var fields = _documents
            .Fields()
            .Select(f => (Field: f, IsRoot: f.Document.StartsWith($"{{ {SchemaDocuments.Probe}:", StringComparison.Ordinal)))
            .ToList();
        var answers = await _made.Host.AskAllAsync([.. fields.Select(f => f.Field.Document)], administrator);
        var tries = fields
            .Where((f, i) => Answers.OfField(answers[i], f.IsRoot).Sign != Answers.Data)
            .SelectMany(f => _ids[f.Field.Owner].Select(id => (f.Field.Name, Document: f.Field.OfNode(id))))
            .ToList();
        var found = await _made.Host.AskAllAsync([.. tries.Select(t => t.Document)], administrator);
        var more = tries
            .Where((_, i) => Answers.OfField(found[i], isRoot: false).Sign == Answers.Data)
            .DistinctBy(t => t.Name, StringComparer.Ordinal)
            .ToDictionary(t => t.Name, t => t.Document, StringComparer.Ordinal);
        return fields.Select(f => new AccessRow(AccessKind.Field, f.Field.Module, f.Field.Name, f.Field.Demands)
        {
            Type = f.Field.Type,
            Documents = more.TryGetValue(f.Field.Name, out var document) ? [f.Field.Document, document] : [f.Field.Document],
            Read = got => Answers.OfFields([.. got.Select((a, i) => Answers.OfField(a, f.IsRoot && i == 0))]),
        });
    }

    private IEnumerable<AccessRow> Nodes() =>
        from node in _documents.NodeTypes()
        where _ids.Contains(node.Type)
        // Rows of each organisation, and the last, which is restricted where the table's rows can be.
        let some = _ids[node.Type].Take(SomeRows).Append(_ids[node.Type].Last()).Distinct().ToList()
        select new AccessRow(AccessKind.Node, node.Module, $"node {node.Type}", Demands.None)
        {
            Type = node.Type,
            Ids = some,
            Documents = [.. some.Select(id => $"{{ node(id: \"{id}\") {{ id }} }}")],
            Read = Answers.OfNodes,
        };

    private IEnumerable<AccessRow> Subscriptions() =>
        from subscription in _documents.Subscriptions(MadeUpHost.Ours)
        select new AccessRow(
            AccessKind.Subscription,
            subscription.Module,
            $"subscription {subscription.Name}",
            Demands.None with
            {
                IsOfPartnership = true,
                IsOfReaders = true,
            }
        )
        {
            Ask = key => FollowAsync(subscription.Document, key),
        };

    private async Task<char> FollowAsync(string document, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.Authorization = key is null ? null : new("Bearer", key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Content = JsonContent.Create(new { query = document }, options: JsonSerializerOptions.Web);
        using var response = await _made.Host.Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return await Answers.OfStreamAsync(reader);
    }
}
