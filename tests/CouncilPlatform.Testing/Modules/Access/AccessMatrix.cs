using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Decisions;

namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>
/// Who gets what: each field, id, subscription, mutation, file, calendar and page of a host and its modules, asked for by each kind of
/// caller, while the partnership is published and while it is not. The rows follow from the schema, so that a new module joins by itself.
/// </summary>
/// <param name="Faults">What breaks <see cref="AccessRule"/>, in plain English.</param>
/// <param name="Files">The table of each module, and of the core, as text.</param>
public sealed record AccessMatrix(IReadOnlyList<string> Faults, IReadOnlyDictionary<string, string> Files)
{
    // Those who may not change anything try first, and the owner last: what is tried should not change what is tried below.
    private static readonly int[] BeforeTheOwner = [0, 8, 1, 2, 3, 7, 4, 5, 6];
    private static readonly int[] InOrder = [.. AccessCaller.All.Select((_, place) => place)];
    private static readonly int[] OutsideOfUnpublished = [0, 8];

    /// <summary>Those to whom a partnership is closed, and the administrator, who gets whatever somebody gets.</summary>
    public static IReadOnlyList<int> Strangers { get; } = [.. OutsideOfUnpublished, AccessCaller.Administrator];

    /// <summary>What a file has something of for an administrator, and the text has nothing of: no row comes through any more.</summary>
    public static IEnumerable<string> LostRows(string file, string text) =>
        AccessFile.Reached(file).Except(AccessFile.Reached(text), StringComparer.Ordinal).Intersect(AccessFile.Names(text));

    /// <summary>Starts a host with the modules and asks for everything.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="callers">The places of those who ask. Everybody by default.</param>
    /// <param name="records">Changes to begin with, each with the fields of its input: records that no made-up row can be.</param>
    /// <param name="arguments">Arguments of fields by name, where those that follow from their types lead to nothing.</param>
    public static async Task<AccessMatrix> ReadAsync(
        IReadOnlyList<Type> modules,
        IReadOnlyList<int>? callers = null,
        IReadOnlyList<(string Mutation, string Input)>? records = null,
        IReadOnlyDictionary<string, string>? arguments = null
    )
    {
        // On the first day of the made-up rows something is open, due or in force.
        await using var made = await MadeUpHost.StartAsync(modules, new DateTimeOffset(MadeUpRows.Start));
        await made.FillAsync(MadeUpHost.Ours, MadeUpRows.Mark);
        var all = await AccessCaller.MakeAsync(made.Host);
        var owner = all[AccessCaller.Administrator].Key!;
        var (core, people) = await CoreRecords.AddAsync(made.Host, owner, records ?? []);
        var schema = new SchemaRows(made, core, arguments ?? new Dictionary<string, string>());
        using var addresses = new AddressRows(made.Host);
        List<AccessRow> reads = [.. await schema.ReadsAsync(owner), .. await addresses.AllAsync(owner)];
        var mutations = schema.Mutations();

        await AskAsync(published: true, reads, InOrder);
        await made.PublishAsync(MadeUpHost.Ours, published: false);
        await AskAsync(published: false, reads, InOrder);
        await AskAsync(published: false, mutations, OutsideOfUnpublished);
        await made.PublishAsync(MadeUpHost.Ours, published: true);
        await AskAsync(published: true, mutations, BeforeTheOwner);

        List<AccessRow> rows = [.. reads, .. mutations];
        var ours = made.Partnerships[MadeUpHost.Ours];
        var hidden = new HiddenRecords(
            made.Databases.SelectMany(d => d.Drafts(ours)).Concat(core.Where(id => id.Type == nameof(Decision))),
            made.Databases.SelectMany(d => d.Restricted(ours)).Concat(people)
        );
        return new([.. AccessRule.FindFaults(rows, all, hidden)], AccessFile.Of(rows));

        async Task AskAsync(bool published, IReadOnlyList<AccessRow> asked, IReadOnlyList<int> places)
        {
            foreach (var place in places.Where(p => callers?.Contains(p) != false))
            {
                var key = all[place].Key;
                var answers = new Queue<JsonNode>(await made.Host.AskAllAsync([.. asked.SelectMany(r => r.Documents)], key));
                foreach (var row in asked)
                {
                    row.Got[published][place] = row.Ask is { } ask
                        ? new(await ask(key), [])
                        : row.Read!([.. row.Documents.Select(_ => answers.Dequeue())]);
                }
            }
        }
    }
}
