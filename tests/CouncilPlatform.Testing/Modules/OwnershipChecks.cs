using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Testing.Modules;

/// <summary>
/// Who may change a record, as <c>authority.md</c> says it: administrators of several organisations, and of none, try every mutation on
/// records of random owners. Those who may not change a record do not, and those who may are never told that it is not theirs.
/// </summary>
/// <param name="shared">The types of rows that belong to the whole partnership. Each of their mutations says by itself whom it
/// lets.</param>
internal sealed class OwnershipChecks(
    ModuleHost host,
    IReadOnlyList<MadeUpRows> databases,
    string slug,
    Guid partnership,
    IReadOnlySet<string> shared
)
{
    /// <summary>The code of a member that owns nothing and with which nothing is shared.</summary>
    public const string Outsider = "98";

    private const string Partner = "99";

    // A fault names its document, so a random choice is found again.
    private const int Seed = 1972;

    /// <summary>The codes of members that own nothing: one with which nothing is shared, and one with which all is shared.</summary>
    public static readonly IReadOnlyList<string> Others = [Outsider, Partner];

    private readonly Dictionary<string, (string Key, Guid? Organisation)> _callers = [];

    /// <summary>Every fault, in plain English.</summary>
    public async Task<IReadOnlyList<string>> FindFaultsAsync(IReadOnlyList<MutationDocument> mutations)
    {
        await AddCallersAsync();
        var random = new Random(Seed);
        var keys = MadeUpRows.Owners.Select((_, owner) => KeysOf(owner)).ToList();
        List<Attempt> attempts =
        [
            .. mutations.SelectMany(m =>
                new[] { 0, random.Next(1, keys.Count) }.Select(owner => new Attempt(
                    m.Name,
                    m.Naming(keys[owner], MadeUpRows.Owners[owner]),
                    m.Types.Any(shared.Contains),
                    owner,
                    (owner + random.Next(1, keys.Count)) % keys.Count
                ))
            ),
        ];
        var faults = await FaultsOfOthersAsync(attempts);
        await ShareAsync(keys);
        foreach (var attempt in attempts)
        {
            foreach (var caller in new[] { Partner, MadeUpRows.Owners[attempt.Owner].Code })
            {
                var errors = await ErrorsAsync(attempt, caller);
                if (errors.Exists(e => (string?)e["code"] == RuleCodes.NotYours) && !(caller == Partner && attempt.IsOfShared))
                {
                    var who = caller == Partner ? "with whom the record is shared" : "who own the record";
                    faults.Add($"{attempt.Name} refuses people {who}: {errors[0].ToJsonString()}\nin {attempt.Document}");
                }
            }
        }

        faults.AddRange(await FaultsOfSuccessorAsync([.. attempts.Where(a => a.Owner == 0)]));
        return faults;
    }

    /// <summary>On the day an owner is abolished, people of its successor change its records as its own people did.</summary>
    private async Task<List<string>> FaultsOfSuccessorAsync(List<Attempt> attempts)
    {
        await host.SucceedAsync(MadeUpRows.Owners[0].Code, Outsider);
        var faults = new List<string>();
        foreach (var attempt in attempts)
        {
            if ((await ErrorsAsync(attempt, Outsider)).Find(e => (string?)e["code"] == RuleCodes.NotYours) is { } refused)
            {
                faults.Add(
                    $"{attempt.Name} refuses people of the organisation that succeeded the owner: {refused.ToJsonString()}\n"
                        + $"in {attempt.Document}"
                );
            }
        }

        return faults;
    }

    /// <summary>People who may not change a record, and whatever they try, it stays as it is.</summary>
    private async Task<List<string>> FaultsOfOthersAsync(List<Attempt> attempts)
    {
        var faults = new List<string>();
        var before = await ReadAsync();
        foreach (var attempt in attempts)
        {
            foreach (var caller in new[] { "", Outsider, MadeUpRows.Owners[attempt.Other].Code })
            {
                // What is refused is rolled back, and is looked at once after all.
                if ((await ErrorsAsync(attempt, caller)).Count > 0)
                {
                    continue;
                }

                var after = await ReadAsync();
                var organisation = _callers[caller].Organisation;
                var changed = Changed(before, after).Where(row => !MayChange(row.Row, organisation)).Select(row => row.Key).ToList();
                if (changed.Count > 0)
                {
                    var who = organisation is null ? "people of no organisation" : "people of another organisation";
                    faults.Add($"{attempt.Name} lets {who} change what is not theirs: {string.Join(", ", changed)}\nin {attempt.Document}");
                }

                before = after;
            }
        }

        faults.AddRange(Changed(before, await ReadAsync()).Select(row => $"A mutation that was refused changed {row.Key}."));
        return faults;
    }

    private static bool MayChange(OwnedRow row, Guid? organisation) =>
        organisation is { } own && (row.Owners.Contains(own) || row.For == own);

    /// <summary>The rows that are no longer as they were, as they were; and the new ones.</summary>
    private static IEnumerable<(string Key, OwnedRow Row)> Changed(
        Dictionary<string, OwnedRow> before,
        Dictionary<string, OwnedRow> after
    ) =>
        before
            .Where(row => after.GetValueOrDefault(row.Key)?.Text != row.Value.Text)
            .Concat(after.Where(row => !before.ContainsKey(row.Key)))
            .Select(row => (row.Key, row.Value));

    private async Task<List<JsonNode>> ErrorsAsync(Attempt attempt, string caller)
    {
        var answer = await host.AskAsync(attempt.Document, _callers[caller].Key);
        // What was changed may have fields that made-up values do not suit.
        return answer["data"]?[attempt.Name]?["errors"] is { } errors
            ? [.. errors.AsArray().OfType<JsonNode>()]
            : [.. answer["errors"]!.AsArray().OfType<JsonNode>()];
    }

    private async Task<Dictionary<string, OwnedRow>> ReadAsync()
    {
        var rows = new Dictionary<string, OwnedRow>(StringComparer.Ordinal);
        foreach (var database in databases)
        {
            foreach (var (key, row) in await database.ReadOwnedAsync(partnership))
            {
                rows.Add(key, row);
            }
        }

        return rows;
    }

    private ILookup<string, Guid> KeysOf(int owner) =>
        databases.SelectMany(d => d.KeysOf(partnership, owner)).ToLookup(k => k.Type, k => k.Id, StringComparer.Ordinal);

    /// <summary>An administrator of each organisation, and one of none: the role allows everything, the owner decides.</summary>
    private async Task AddCallersAsync()
    {
        var administrator = Enum.GetValues<Role>().Max();
        _callers.Add("", (await host.KeyAsync(slug, administrator), null));
        foreach (var code in MadeUpRows.Owners.Select(o => o.Code).Concat(Others))
        {
            await using var scope = host.CommandScope();
            var organisation = await scope.ServiceProvider.GetRequiredService<CoreDb>().Organisations.SingleAsync(o => o.GssCode == code);
            _callers.Add(code, (await host.KeyAsync(slug, administrator, code), organisation.Id));
            await host.AddMemberAsync(slug, code, _callers[""].Key);
        }
    }

    /// <summary>Each owner shares all its records, of whatever kind.</summary>
    private async Task ShareAsync(IReadOnlyList<ILookup<string, Guid>> keys)
    {
        foreach (var kind in keys.SelectMany(k => k.Select(type => type.Key)).Distinct(StringComparer.Ordinal))
        {
            foreach (var (code, _) in MadeUpRows.Owners)
            {
                await host.DataAsync(
                    $$"""
                    mutation {
                      shareRecords(input: { partnership: "{{slug}}", kind: "{{kind}}", with: "{{Partner}}" }) { errors { message } }
                    }
                    """,
                    _callers[code].Key
                );
            }
        }
    }

    private sealed record Attempt(string Name, string Document, bool IsOfShared, int Owner, int Other);
}
