using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CouncilPlatform.Host.Core.Bodies;
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
    /// <param name="arguments">See <see cref="SchemaDocuments"/>.</param>
    public SchemaRows(MadeUpHost made, IReadOnlyList<GlobalId> core, IReadOnlyDictionary<string, string> arguments)
    {
        (_made, _core) = (made, core);
        var catalogue = made.Host.Services.GetRequiredService<ModuleCatalogue>();
        _documents = new(
            catalogue.Build(catalogue.Running),
            new Dictionary<string, string>(arguments)
            {
                // Of the first made-up row, and of the decision that was made.
                ["financialYear"] = "\"2010/11\"",
                ["decisionTimeline.subject"] = $"\"{core.First(id => id.Type == nameof(Body))}\"",
            }
        );
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
    /// has, by its id; or else where another field leads to one that has.
    /// </summary>
    private async Task<IEnumerable<AccessRow>> FieldsAsync(string administrator)
    {
        var fields = _documents.Fields().ToList();
        var first = await WithDataAsync(fields);
        var byId = await WithDataAsync(Without(first).SelectMany(f => _ids[f.Owner].Select(id => f with { Document = f.OfNode(id) })));
        var elsewhere = await WithDataAsync(Without(first).Where(f => !byId.ContainsKey(f.Name)).SelectMany(f => f.Elsewhere));
        return fields
            .Select(f => elsewhere.GetValueOrDefault(f.Name, f))
            .Select(f => new AccessRow(AccessKind.Field, f.Module, f.Name, f.Demands)
            {
                Type = f.Type,
                Documents = byId.TryGetValue(f.Name, out var found) ? [f.Document, found.Document] : [f.Document],
                Read = got => Answers.OfFields([.. got.Select((a, i) => Answers.OfField(a, IsRoot(f) && i == 0))]),
            });

        IEnumerable<ReachedField> Without(Dictionary<string, ReachedField> full) => fields.Where(f => !full.ContainsKey(f.Name));

        async Task<Dictionary<string, ReachedField>> WithDataAsync(IEnumerable<ReachedField> asked)
        {
            var all = asked.ToList();
            var answers = await _made.Host.AskAllAsync([.. all.Select(f => f.Document)], administrator);
            return all.Where((f, i) => Answers.OfField(answers[i], IsRoot(f)).Sign == Answers.Data)
                .DistinctBy(f => f.Name, StringComparer.Ordinal)
                .ToDictionary(f => f.Name, StringComparer.Ordinal);
        }

        static bool IsRoot(ReachedField field) => field.Document.StartsWith($"{{ {SchemaDocuments.Probe}:", StringComparison.Ordinal);
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
